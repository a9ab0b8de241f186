import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { lapseOrders } from "@/server/modules/checkout/service/lapse-orders";
import { HOUR } from "@/server/platform/clock";
import { connect } from "@/server/platform/db";
import { addRates, addThing } from "@/server/testing/builders";
import { resetDatabase, testAdminUrl, testDatabaseUrl } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import { type Rush, runRush, seeded } from "@/server/testing/rush";
import type { Wanted } from "./contract";
import { findDisagreements, holdStock, releaseHold, sellHold } from "./service";

const UNITS = 50;
const BUYERS = 500;
const KILLS = 6;

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));
const kit = createTestCtx();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, folder: null, pace: { laterMs: 60_000 } });
  // No webhook comes through: what is paid is found by asking.
  sandbox.controls.setFaults({ "*": { drop: true, on: "webhooks" } });
  console.log(`Stock torture with SEED=${seed}`);
});
beforeEach(resetDatabase);
afterAll(async () => {
  await kit.close();
  await sandbox.stop();
});

/** Deadlocks that PostgreSQL has broken in this database. A connection reports what it met when it ends. */
async function countDeadlocks(): Promise<number> {
  const client = new pg.Client({ connectionString: testAdminUrl() });
  await client.connect();
  try {
    await client.query("SELECT pg_stat_clear_snapshot()");
    const { rows } = await client.query<{ deadlocks: string }>(
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
    );
    return Number(rows[0]?.deadlocks);
  } finally {
    await client.end();
  }
}

const rushWith = (wish: Pick<Rush, "buyers" | "variantId" | "processes" | "kills">) =>
  runRush({
    ...wish,
    random: seeded(seed),
    environment: {
      PATH: process.env["PATH"] ?? "",
      TZ: "Asia/Kathmandu",
      DATABASE_URL: testDatabaseUrl(),
      DATABASE_POOL: "6",
      NEXTAUTH_SECRET: kit.guest.shop.secret,
      CRON_SECRET: "another-secret-for-tests-0123456789abcdef",
      PAYSTACK_SECRET_KEY: SANDBOX_KEYS.PAYSTACK_SECRET_KEY,
      PAYSTACK_BASE_URL: `${sandbox.url}/paystack`,
    },
  });

it(`sells ${UNITS} units to ${BUYERS} buyers in three processes that are killed at random: exactly ${UNITS}, to the unit`, async () => {
  const deadlocks = await countDeadlocks();
  await addRates(kit.db);
  const variantId = await addThing(kit.db, { stock: UNITS });
  const everyone = Array.from({ length: BUYERS }, (_, buyer) => buyer);

  const rush = await rushWith({ buyers: everyone, variantId, processes: 3, kills: KILLS });
  expect(rush.broken).toEqual([]);
  expect(rush.kills).toBe(KILLS);
  expect(rush.bought.size + rush.refused.size + rush.lost.size).toBe(BUYERS);
  expect(await findDisagreements(kit.system)).toEqual([]);
  await expectInvariants(kit.db);

  // Healing: what was put aside for buyers who never came back goes on sale again, and others take it.
  kit.clock.set(new Date(Date.now() + 2 * HOUR));
  while ((await lapseOrders(kit.system, UNITS)) > 0);
  const [shelf] = await kit.db.stockLevel.findMany({ where: { variantId } });
  const left = (shelf?.onHand ?? 0) - (shelf?.reserved ?? 0);
  const second = await rushWith({
    buyers: [...rush.refused].slice(0, left + 10),
    variantId,
    processes: 1,
    kills: 0,
  });
  expect(second.broken).toEqual([]);
  expect(second.bought.size).toBe(left);

  expect(await kit.db.stockLevel.findMany({ where: { variantId } })).toMatchObject([
    { onHand: 0, reserved: 0 },
  ]);
  const sold = await kit.db.stockMovement.aggregate({
    where: { kind: "sale" },
    _sum: { onHandDelta: true },
    _count: true,
  });
  expect([sold._count, sold._sum.onHandDelta]).toEqual([UNITS, -UNITS]);
  expect(await kit.db.order.count({ where: { status: "paid" } })).toBe(UNITS);
  expect(await kit.db.order.count({ where: { status: "awaiting_payment" } })).toBe(0);
  expect(await findDisagreements(kit.system)).toEqual([]);
  await expectInvariants(kit.db);
  expect(await countDeadlocks()).toBe(deadlocks);
}, 180_000);

describe("a thousand carts that want the same things in opposite order", () => {
  it("never wait for each other in a ring, over eight connections of their own", async () => {
    const deadlocks = await countDeadlocks();
    const [a, b] = [await addThing(kit.db, { stock: 1_000 }), await addThing(kit.db, { stock: 1_000 })];
    const random = seeded(seed);
    const pools = Array.from({ length: 8 }, () =>
      connect({ connectionString: testDatabaseUrl(), poolSize: 1 }),
    );
    const carts = Array.from({ length: 1_000 }, (_, cart) => ({ cart, ends: random() }));
    const reasons: string[] = [];

    const one = async (db: (typeof pools)[number], { cart, ends }: (typeof carts)[number]) => {
      const there: Wanted[] = [a, b].map((variantId) => ({ variantId, quantity: 1 }));
      const reference = `cart-${cart}`;
      const lines = cart % 2 ? there : there.toReversed();
      await db.$transaction((tx) => holdStock(kit.system, tx, { reference, lines, country: "NG" }));
      if (ends < 0.5) await sellHold(kit.system, db, reference);
      else if (ends < 0.9) await releaseHold(kit.system, db, reference);
    };
    await Promise.all(
      pools.map(async (db) => {
        // A few rings say enough: each costs PostgreSQL a second.
        for (let next = carts.pop(); next && reasons.length < 5; next = carts.pop())
          await one(db, next).catch((error: unknown) => reasons.push(String(error)));
      }),
    );
    await Promise.all(pools.map((db) => db.$disconnect()));

    expect(reasons).toEqual([]);
    await expectInvariants(kit.db);
    expect(await countDeadlocks()).toBe(deadlocks);
  }, 60_000);

  it("would be noticed if they did: the counter counts a ring that is made on purpose", async () => {
    const deadlocks = await countDeadlocks();
    const [a, b] = [await addThing(kit.db, { stock: 1 }), await addThing(kit.db, { stock: 1 })];
    const clients = [a, b].map(() => new pg.Client({ connectionString: testAdminUrl() }));
    const lock = (client: pg.Client | undefined, variantId: string) =>
      client?.query("UPDATE stock_level SET on_hand = on_hand WHERE variant_id = $1", [variantId]);
    for (const client of clients) {
      await client.connect();
      await client.query("BEGIN");
    }
    await lock(clients[0], a);
    await lock(clients[1], b);
    const ring = await Promise.allSettled([lock(clients[0], b), lock(clients[1], a)]);
    await Promise.all(clients.map((client) => client.end()));
    expect(ring.filter(({ status }) => status === "rejected")).toHaveLength(1);
    await expect.poll(countDeadlocks, { timeout: 8_000 }).toBe(deadlocks + 1);
  }, 20_000);
});
