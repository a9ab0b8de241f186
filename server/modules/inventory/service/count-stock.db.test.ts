import { afterAll, beforeEach, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import type { LocationId, VariantId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import { holdStock, sellHold } from "../service";
import { applyCount, enterCount, listCounts, openCount, readCount, submitCount } from "./count-stock";

const kit = createTestCtx();
const { db, system } = kit;
let admin: Ctx<Staff>;
let locationId: LocationId;
beforeEach(async () => {
  await resetDatabase();
  admin = await kit.staff("admin");
  await addThing(db, { stock: 0 });
  locationId = (await db.location.findFirstOrThrow({ where: { code: "LOS" } })).id as LocationId;
});
afterAll(kit.close);

let keys = 0;
const key = () => `request-${++keys}`;
const open = async () => (await openCount(admin, { key: key(), locationId, note: "November" })).id;
const enter = (countId: string, variantId: VariantId, counted: number) =>
  enterCount(admin, { key: key(), countId, lines: [{ variantId, counted }] });
const submit = (countId: string) => submitCount(admin, { key: key(), countId, version: 1 });
const apply = (countId: string, who = admin, request = key()) =>
  applyCount(who, { key: request, countId, version: 2 });
const sell = async (reference: string, variantId: VariantId, quantity: number) => {
  await db.$transaction((tx) =>
    holdStock(system, tx, { reference, country: "NG", lines: [{ variantId, quantity }] }),
  );
  await sellHold(system, db, reference);
};
const onHand = async (variantId: VariantId) =>
  (await db.stockLevel.findFirstOrThrow({ where: { variantId, locationId } })).onHand;

it("books what differs, whatever was sold before, during and after the counting", async () => {
  const variantId = await addThing(db, { stock: 20 });
  const id = await open();
  await sell("ord_1", variantId, 3);
  // The shelf holds 15 where the books say 17: two are gone.
  await enter(id, variantId, 15);
  await sell("ord_2", variantId, 4);
  await submit(id);
  expect((await readCount(admin, id)).lines.find((line) => line.variantId === variantId)).toMatchObject({
    expected: 20,
    counted: 15,
    difference: -2,
  });
  await sell("ord_3", variantId, 1);
  await apply(id);
  expect(await onHand(variantId)).toBe(20 - 3 - 4 - 1 - 2);
  await expectInvariants(db);
});

it("is applied once by many at once, and leaves alone what nobody counted", async () => {
  const [counted, other] = [await addThing(db, { stock: 5 }), await addThing(db, { stock: 5 })];
  const id = await open();
  await enter(id, counted, 4);
  await enter(id, counted, 7);
  await submit(id);
  const answers = await Promise.allSettled(Array.from({ length: 6 }, () => apply(id)));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect([await onHand(counted), await onHand(other)]).toEqual([7, 5]);
  expect((await listCounts(admin, { status: "applied" })).rows).toMatchObject([{ id, countedCount: 1 }]);
  await expect(enter(id, counted, 1)).rejects.toThrow(/is applied/);
  await expectInvariants(db);
});

it("needs a second person for a lot of stock", async () => {
  const variantId = await addThing(db, { stock: 100 });
  const id = await open();
  await enter(id, variantId, 1);
  await submit(id);
  await expect(apply(id)).rejects.toThrow(/someone else/);
  await apply(id, await kit.staff("admin"));
  expect(await onHand(variantId)).toBe(1);
  await expectInvariants(db);
});

it("never counts away what is put aside for a buyer", async () => {
  const variantId = await addThing(db, { stock: 5 });
  const id = await open();
  await enter(id, variantId, 1);
  await submit(id);
  await db.$transaction((tx) =>
    holdStock(system, tx, { reference: "ord_1", country: "NG", lines: [{ variantId, quantity: 3 }] }),
  );
  await expect(apply(id)).rejects.toThrow(/put aside for buyers/);
  expect((await readCount(admin, id)).status).toBe("submitted");
  await expectInvariants(db);
});

it("counts only what it was opened for", async () => {
  const [one, two] = [await addThing(db, { stock: 5 }), await addThing(db, { stock: 5 })];
  const { sku } = await db.variant.findUniqueOrThrow({ where: { id: one } });
  const { id } = await openCount(admin, { key: key(), locationId, skus: [sku], note: "" });
  await expect(enter(id, two, 3)).rejects.toThrow(/not part of this count/);
  await expect(submit(id)).rejects.toThrow(/Nothing has been counted/);
  await expect(openCount(admin, { key: key(), locationId, skus: ["NO-SUCH"], note: "" })).rejects.toThrow(
    /nothing to count/,
  );
});
