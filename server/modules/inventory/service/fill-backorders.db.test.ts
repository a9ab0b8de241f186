import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import type { LocationId, VariantId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import {
  dropBackorders,
  holdStock,
  listPicks,
  listWaiting,
  readAvailability,
  releaseHold,
  sellHold,
} from "../service";
import { fillBackorders } from "./fill-backorders";
import { readPolicy, setPolicy } from "./manage-policy";
import { receiveStock } from "./receive-stock";

const kit = createTestCtx();
const { db, system } = kit;
let admin: Ctx<Staff>;
let variantId: VariantId;
let locationId: LocationId;
beforeEach(async () => {
  await resetDatabase();
  kit.clock.set(new Date("2026-11-22T09:00:00.000Z"));
  admin = await kit.staff("admin");
  variantId = await addThing(db, { stock: 2 });
  locationId = (await db.location.findFirstOrThrow({ where: { code: "LOS" } })).id as LocationId;
});
afterAll(kit.close);

let keys = 0;
const key = () => `request-${++keys}`;
const JANUARY = new Date("2027-01-10T00:00:00.000Z");
const allow = (limit: number, mode: "deny" | "backorder" | "preorder" = "preorder", version = 0) =>
  setPolicy(admin, { key: key(), variantId, mode, limit, availableFrom: JANUARY, note: "", version });
const hold = async (reference: string, quantity: number) => {
  kit.clock.advance(1);
  return db.$transaction(async (tx) => {
    const short = await holdStock(system, tx, { reference, country: "NG", lines: [{ variantId, quantity }] });
    if (short.length > 0) throw new Error(`short: ${short[0]?.available}`);
  });
};
const receive = (quantity: number) =>
  receiveStock(admin, { key: key(), locationId, note: "", lines: [{ variantId, quantity }] });
const waiting = async (reference: string) =>
  (await listWaiting(db, reference)).reduce((sum, line) => sum + line.quantity, 0);
const promised = async () => (await readPolicy(admin, variantId)).backordered;

describe("what may be sold before it is there", () => {
  it("is put aside as far as it is there, and promised beyond that, up to the limit", async () => {
    await expect(hold("o0", 3)).rejects.toThrow("short: 2");
    await allow(5);
    await hold("o1", 4);
    expect(await readAvailability(db, [variantId])).toEqual(
      new Map([[variantId, { available: 0, mode: "preorder", promisable: 3, availableFrom: JANUARY }]]),
    );
    expect(await listWaiting(db, "o1")).toEqual([{ variantId, quantity: 2, shipsFrom: JANUARY }]);
    await expect(hold("o2", 4)).rejects.toThrow("short: 3");
    await expectInvariants(db);
  });

  it("is promised to ten of forty who come at once, when ten may be promised", async () => {
    await allow(10);
    await hold("first", 2);
    const buyers = await Promise.allSettled(Array.from({ length: 40 }, (_, buyer) => hold(`o${buyer}`, 1)));
    expect(buyers.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    const reasons = buyers.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(new Set(reasons)).toEqual(new Set(["Error: short: 0"]));
    expect(await promised()).toBe(10);
    await expectInvariants(db);
  });

  it("never deadlocks with releases, sales and arrivals of the same goods", async () => {
    await allow(1000);
    const acts = Array.from({ length: 60 }, async (_, turn) => {
      if (turn % 5 === 0) return receive(2);
      await hold(`o${turn}`, 2);
      return turn % 2 ? releaseHold(system, db, `o${turn}`) : sellHold(system, db, `o${turn}`);
    });
    const answers = await Promise.allSettled(acts);
    expect(answers.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []))).toEqual([]);
    await fillBackorders(system, 10);
    await expectInvariants(db);
  });
});

describe("an arrival", () => {
  beforeEach(async () => {
    await allow(20);
  });

  it("goes to the oldest promise first, paid or not, and only the rest goes on sale", async () => {
    await hold("o1", 4);
    await hold("o2", 3);
    await sellHold(system, db, "o2");
    await receive(1);
    expect([await waiting("o1"), await waiting("o2")]).toEqual([1, 3]);
    await receive(3);
    expect([await waiting("o1"), await waiting("o2")]).toEqual([0, 1]);
    await receive(5);
    expect([await waiting("o2"), await promised()]).toEqual([0, 0]);
    expect((await readAvailability(db, [variantId])).get(variantId)?.available).toBe(4);
    await sellHold(system, db, "o1");
    expect([await listPicks(db, "o1"), await listPicks(db, "o2")]).toMatchObject([
      [{ quantity: 4 }],
      [{ quantity: 3 }],
    ]);
    expect(await fillBackorders(system, 10)).toBe(0);
    await expectInvariants(db);
  });

  it("fills nothing for a hold that lapsed, and its promise is free again", async () => {
    await hold("o1", 6);
    await releaseHold(system, db, "o1");
    expect(await promised()).toBe(0);
    await receive(3);
    expect((await readAvailability(db, [variantId])).get(variantId)?.available).toBe(5);
    await expectInvariants(db);
  });

  it("fills a hold once while others are being ended", async () => {
    await hold("o1", 5);
    await hold("o2", 5);
    await Promise.all([
      receive(2),
      receive(3),
      sellHold(system, db, "o1"),
      releaseHold(system, db, "o2"),
      fillBackorders(system, 5),
      fillBackorders(system, 5),
    ]);
    await fillBackorders(system, 5);
    expect(await waiting("o1")).toBe(0);
    await expectInvariants(db);
  });

  it("is not waited for any more once the money goes back", async () => {
    await hold("o1", 5);
    await sellHold(system, db, "o1");
    expect(await db.$transaction((tx) => dropBackorders(tx, "o1"))).toBe(1);
    expect([await waiting("o1"), await promised()]).toEqual([0, 0]);
    await receive(3);
    expect((await readAvailability(db, [variantId])).get(variantId)?.available).toBe(3);
    await expectInvariants(db);
  });
});

describe("the policy of a variant", () => {
  it("is changed by one of two who change it at once", async () => {
    await allow(5);
    const answers = await Promise.allSettled([allow(6, "preorder", 1), allow(7, "preorder", 1)]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readPolicy(admin, variantId)).toMatchObject({ version: 2 });
  });

  it("cannot promise less than it has promised, but can stop promising", async () => {
    await allow(5);
    await hold("o1", 6);
    await expect(allow(3, "preorder", 1)).rejects.toThrow(/4 units are promised already/);
    await allow(5, "deny", 1);
    await expect(hold("o2", 1)).rejects.toThrow("short: 0");
    expect(await waiting("o1")).toBe(4);
    await expect(db.stockPolicy.updateMany({ data: { backordered: 6 } })).rejects.toThrow(
      /stock_policy_limit/,
    );
    await expectInvariants(db);
  });
});
