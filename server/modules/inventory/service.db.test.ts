import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "@/server/platform/db";
import { addThing } from "@/server/testing/builders";
import { resetDatabase, testDatabaseUrl } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import type { Wanted } from "./contract";
import { findDisagreements, holdStock, listPicks, readAvailable, releaseHold, sellHold } from "./service";

const kit = createTestCtx();
const { db, system: ctx } = kit;
beforeEach(resetDatabase);
afterAll(kit.close);

const hold = (reference: string, lines: readonly Wanted[], country = "NG") =>
  db.$transaction(async (tx) => {
    const short = await holdStock(ctx, tx, { reference, lines, country });
    if (short.length > 0) throw new Error("short");
  });

const outcomes = async (work: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(work);
  return {
    done: settled.filter((one) => one.status === "fulfilled").length,
    reasons: settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : [])),
  };
};

describe("holding stock", () => {
  it("sells the last ten to ten of forty who come at once", async () => {
    const variantId = await addThing(db, { stock: 10 });
    const { done, reasons } = await outcomes(
      Array.from({ length: 40 }, (_, buyer) => hold(`order-${buyer}`, [{ variantId, quantity: 1 }])),
    );
    expect(done).toBe(10);
    expect(reasons).toHaveLength(30);
    expect(new Set(reasons)).toEqual(new Set(["Error: short"]));
    await expectInvariants(db);
  });

  it("never deadlocks carts that want the same things in opposite order", async () => {
    const [a, b] = [await addThing(db, { stock: 500 }), await addThing(db, { stock: 500 })];
    const { done, reasons } = await outcomes(
      Array.from({ length: 200 }, (_, buyer) => {
        const lines = [
          { variantId: a, quantity: 1 },
          { variantId: b, quantity: 1 },
        ];
        return hold(`order-${buyer}`, buyer % 2 ? lines : lines.toReversed());
      }),
    );
    expect(reasons).toEqual([]);
    expect(done).toBe(200);
    await expectInvariants(db);
  });

  it("takes all lines or none", async () => {
    const [plenty, scarce] = [await addThing(db, { stock: 5 }), await addThing(db, { stock: 1 })];
    const short = await db.$transaction((tx) =>
      holdStock(ctx, tx, {
        reference: "o1",
        country: "NG",
        lines: [
          { variantId: plenty, quantity: 1 },
          { variantId: scarce, quantity: 2 },
        ],
      }),
    );
    expect(short).toEqual([{ variantId: scarce, wanted: 2, available: 1 }]);
    expect(await readAvailable(db, [plenty])).toEqual(new Map([[plenty, 5]]));
  });

  it("counts two lines on one thing together, and splits over locations, the near one first", async () => {
    const variantId = await addThing(db, { stock: 3, abroad: 4 });
    await hold("o1", [
      { variantId, quantity: 2 },
      { variantId, quantity: 3 },
    ]);
    expect(await listPicks(db, "o1")).toEqual(
      [
        { variantId, location: "LOS", quantity: 3 },
        { variantId, location: "LON", quantity: 2 },
      ].sort((a, b) => (a.location < b.location ? 1 : -1)),
    );
    await expectInvariants(db);
  });

  it("sends the buyer abroad what lies abroad", async () => {
    const variantId = await addThing(db, { stock: 5, abroad: 5 });
    await hold("o1", [{ variantId, quantity: 2 }], "GB");
    expect(await listPicks(db, "o1")).toEqual([{ variantId, location: "LON", quantity: 2 }]);
  });

  it("holds and ends once, however often it is told", async () => {
    const variantId = await addThing(db, { stock: 5 });
    await Promise.all(Array.from({ length: 8 }, () => hold("o1", [{ variantId, quantity: 2 }])));
    const ends = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        index % 2 ? sellHold(ctx, db, "o1") : releaseHold(ctx, db, "o1"),
      ),
    );
    expect(ends.filter(Boolean)).toHaveLength(1);
    await expectInvariants(db);
  });
});

it("agrees with its ledger after any history", async () => {
  const step = fc.record({
    act: fc.constantFrom("hold", "sell", "release"),
    order: fc.integer({ min: 0, max: 5 }),
    quantity: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      await resetDatabase();
      const variantId = await addThing(db, { stock: 7, abroad: 2 });
      for (const { act, order, quantity } of steps) {
        if (act === "hold") await hold(`o${order}`, [{ variantId, quantity }]).catch(() => undefined);
        else await (act === "sell" ? sellHold : releaseHold)(ctx, db, `o${order}`);
      }
      expect(await findDisagreements(ctx)).toEqual([]);
      await expectInvariants(db);
    }),
    { numRuns: 15 },
  );
}, 60_000);

it("is refused by the database itself: below zero, above what is there, rewritten history", async () => {
  const variantId = await addThing(db, { stock: 1 });
  const raw = connect({ connectionString: testDatabaseUrl(), poolSize: 1 });
  await expect(raw.stockLevel.updateMany({ where: { variantId }, data: { onHand: -1 } })).rejects.toThrow(
    /stock_is_counted/,
  );
  await expect(raw.stockLevel.updateMany({ where: { variantId }, data: { reserved: 2 } })).rejects.toThrow(
    /stock_is_counted/,
  );
  await expect(raw.stockMovement.deleteMany({ where: { variantId } })).rejects.toThrow(/append-only/);
  await expect(
    raw.stockMovement.updateMany({ where: { variantId }, data: { onHandDelta: 9 } }),
  ).rejects.toThrow(/append-only/);
  await raw.$disconnect();
});
