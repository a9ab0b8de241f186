import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { STOCK_LIST } from "@/server/modules/inventory/contract/levels";
import { DAY } from "@/server/platform/clock";
import type { Staff } from "@/server/shared/actor";
import type { LocationId, VariantId } from "@/server/shared/id";
import { readList } from "@/server/shared/list";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import { holdStock, listOrderBatches, releaseHold, sellHold } from "../service";
import { adjustStock } from "./adjust-stock";
import { expireBatches } from "./expire-batches";
import { listBatches, listHistory, listLevels } from "./list-levels";
import { receiveStock } from "./receive-stock";
import { returnStock } from "./return-stock";

const kit = createTestCtx();
const { db, system } = kit;
let admin: Ctx<Staff>;
let variantId: VariantId;
let locationId: LocationId;
beforeEach(async () => {
  await resetDatabase();
  kit.clock.set(new Date("2026-11-22T09:00:00.000Z"));
  admin = await kit.staff("admin");
  variantId = await addThing(db, { stock: 0 });
  locationId = (await db.location.findFirstOrThrow({ where: { code: "LOS" } })).id as LocationId;
});
afterAll(kit.close);

let keys = 0;
const key = () => `request-${++keys}`;
const inDays = (days: number) => new Date(kit.clock.now().getTime() + days * DAY);
const receive = (code: string | null, quantity: number, expiresAt?: Date) =>
  receiveStock(admin, {
    key: key(),
    locationId,
    note: "Delivery 7",
    lines: [{ variantId, quantity, ...(code && { batch: { code, ...(expiresAt && { expiresAt }) } }) }],
  });
const sell = async (reference: string, quantity: number) => {
  await db.$transaction((tx) =>
    holdStock(system, tx, { reference, country: "NG", lines: [{ variantId, quantity }] }),
  );
  return sellHold(system, db, reference);
};
const levelNow = () => db.stockLevel.findFirstOrThrow({ where: { variantId, locationId } });

describe("an arrival", () => {
  it("is booked once for one key, and refused for the same key with other contents", async () => {
    const input = { key: key(), locationId, note: "", lines: [{ variantId, quantity: 5 }] };
    const answers = await Promise.all(Array.from({ length: 6 }, () => receiveStock(admin, input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await levelNow()).onHand).toBe(5);
    await expect(receiveStock(admin, { ...input, lines: [{ variantId, quantity: 6 }] })).rejects.toThrow(
      /other contents/,
    );
    expect(await kit.told()).toEqual(["inventory.stock-received"]);
    await expectInvariants(db);
  });

  it("names a batch, whose date and cost are then fixed", async () => {
    await receive("A1", 3, inDays(30));
    await receive("A1", 4, inDays(30));
    await expect(receive("A1", 4, inDays(31))).rejects.toThrow(/known with another date/);
    await expect(receive("B1", 4, inDays(-1))).rejects.toThrow(/expired already/);
    const { rows } = await listBatches(admin, { variantId, expiringDays: 40 });
    expect(rows.map(({ code, onHand }) => [code, onHand])).toEqual([["A1", 7]]);
    expect(await levelNow()).toMatchObject({ onHand: 7, batched: 7 });
    await expectInvariants(db);
  });
});

describe("batches", () => {
  it("leave first-expiring first, then loose units, and the order knows which it got", async () => {
    await receive("LATE", 3, inDays(60));
    await receive("SOON", 2, inDays(10));
    await receive(null, 4);
    await receive("NEVER", 1);
    await sell("ord_1", 4);
    expect(
      (await listOrderBatches(db, "ord_1")).map(({ code, quantity }) => [code, quantity]).sort(),
    ).toEqual([
      ["LATE", 2],
      ["SOON", 2],
    ]);
    await sell("ord_2", 4);
    expect(
      (await listOrderBatches(db, "ord_2")).map(({ code, quantity }) => [code, quantity]).sort(),
    ).toEqual([
      ["LATE", 1],
      ["NEVER", 1],
    ]);
    expect(await levelNow()).toMatchObject({ onHand: 2, batched: 0 });
    await expectInvariants(db);
    const { rows } = await listHistory(admin, { variantId, locationId });
    expect(rows.find((row) => row.reference === "ord_1" && row.kind === "sale")?.batches).toHaveLength(2);
  });

  it("are never sold twice by many at once", async () => {
    await receive("A", 10, inDays(10));
    await receive("B", 10, inDays(20));
    const sold = await Promise.all(Array.from({ length: 15 }, (_, buyer) => sell(`ord_${buyer}`, 1)));
    expect(sold.filter(Boolean)).toHaveLength(15);
    const left = await db.batchLevel.findMany({ include: { batch: true } });
    expect(left.map(({ batch, onHand }) => [batch.code, onHand]).sort()).toEqual([
      ["A", 0],
      ["B", 5],
    ]);
    await expectInvariants(db);
  });

  it("go off sale when they expire, once, save what is put aside for a buyer", async () => {
    await receive("OLD", 5, inDays(1));
    await receive("NEW", 2, inDays(90));
    await db.$transaction((tx) =>
      holdStock(system, tx, { reference: "ord_1", country: "NG", lines: [{ variantId, quantity: 3 }] }),
    );
    kit.clock.advance(2 * DAY);
    await Promise.all([expireBatches(system, 50), expireBatches(system, 50), expireBatches(system, 50)]);
    expect(await levelNow()).toMatchObject({ onHand: 3, reserved: 3, batched: 3 });
    await releaseHold(system, db, "ord_1");
    await expireBatches(system, 50);
    expect(await levelNow()).toMatchObject({ onHand: 2, batched: 2 });
    expect(await expireBatches(system, 50)).toBe(0);
    await expectInvariants(db);
  });

  it("are left alone by a sale while anything fresher is there", async () => {
    await receive("OLD", 2, inDays(1));
    await receive(null, 2);
    kit.clock.advance(2 * DAY);
    await sell("ord_1", 2);
    expect(await levelNow()).toMatchObject({ onHand: 2, batched: 2 });
    await expectInvariants(db);
  });

  it("are held by the database: they add up to their level when the transaction ends", async () => {
    await receive("A", 3, inDays(9));
    await expect(db.batchLevel.updateMany({ data: { onHand: 2 } })).rejects.toThrow(/do not add up/);
    await expect(db.stockLevel.updateMany({ data: { batched: 2 } })).rejects.toThrow(/do not add up/);
    await expect(db.stockLevel.updateMany({ data: { batched: 4 } })).rejects.toThrow(/stock_within_batches/);
    await expect(db.batchMovement.deleteMany({})).rejects.toThrow(/append-only/);
  });

  it("take back what comes back, and a return is booked once", async () => {
    await receive("A", 3, inDays(9));
    await receive(null, 3);
    await sell("ord_1", 5);
    const back = {
      returnId: "r1",
      orderId: "ord_1",
      reason: "Too small",
      lines: [{ variantId, locationId, quantity: 4 }],
    };
    expect(await db.$transaction((tx) => returnStock(system, tx, back))).toBe(true);
    expect(await db.$transaction((tx) => returnStock(system, tx, back))).toBe(false);
    expect(await levelNow()).toMatchObject({ onHand: 5, batched: 3 });
    const more = { ...back, returnId: "r2", lines: [{ variantId, locationId, quantity: 1 }] };
    await db.$transaction((tx) => returnStock(system, tx, more));
    expect(await levelNow()).toMatchObject({ onHand: 6, batched: 3 });
    await expectInvariants(db);
  });
});

describe("an adjustment", () => {
  const adjust = (delta: number, batchId?: string) =>
    adjustStock(admin, { key: key(), variantId, locationId, delta, code: "damaged", note: "Wet", batchId });

  it("never touches what is put aside for a buyer, and says how much may go", async () => {
    await receive(null, 5);
    await db.$transaction((tx) =>
      holdStock(system, tx, { reference: "ord_1", country: "NG", lines: [{ variantId, quantity: 4 }] }),
    );
    await expect(adjust(-2)).rejects.toThrow(/Only 1 of T-.* can be taken/);
    await adjust(-1);
    expect(await levelNow()).toMatchObject({ onHand: 4, reserved: 4 });
    await expectInvariants(db);
  });

  it("takes from the batch it names, never more than lies in it", async () => {
    await receive("A", 3, inDays(9));
    await receive("B", 3, inDays(5));
    const batch = await db.batch.findFirstOrThrow({ where: { code: "A" } });
    await expect(adjust(-4, batch.id)).rejects.toThrow(/Only 3 of that batch/);
    await adjust(-2, batch.id);
    expect((await listBatches(admin, {})).rows.map(({ code, onHand }) => [code, onHand])).toEqual([
      ["B", 3],
      ["A", 1],
    ]);
    const other = await addThing(db, { stock: 3 });
    await expect(
      adjustStock(admin, {
        key: key(),
        variantId: other,
        locationId,
        delta: 1,
        code: "found",
        note: "",
        batchId: batch.id,
      }),
    ).rejects.toThrow(/no such batch/);
    await expectInvariants(db);
  });

  it("leaves an activity row with before, after and reason", async () => {
    await receive(null, 5);
    await adjust(-2);
    const event = await db.outboxEvent.findFirstOrThrow({ where: { topic: "inventory.stock-adjusted" } });
    expect(event).toMatchObject({
      actor: `staff:${admin.actor.id}`,
      before: { locationId, onHand: 5 },
      after: { locationId, onHand: 3 },
      reason: "damaged: Wet",
    });
  });
});

it("lists levels by page, filter and order, each once", async () => {
  for (let thing = 0; thing < 60; thing++) await addThing(db, { stock: thing });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listLevels(admin, readList(STOCK_LIST, { sort: "-available", cursor, limit: 25 }));
    seen.push(...page.rows.map((row) => row.variantId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(61);
  expect(new Set(seen).size).toBe(61);
  const low = await listLevels(admin, readList(STOCK_LIST, { sort: "what", filters: { low: "yes" } }));
  expect(low.rows.map((row) => row.available).sort()).toEqual([0, 0, 1, 2, 3]);
  expect((await listLevels(admin, readList(STOCK_LIST, { filters: { q: "%" } }))).rows).toEqual([]);
  expect((await listLevels(admin, readList(STOCK_LIST, { filters: { location: "%" } }))).rows).toEqual([]);
  expect((await listLevels(admin, readList(STOCK_LIST, { filters: { location: "los" } }))).rows).toHaveLength(
    50,
  );
});
