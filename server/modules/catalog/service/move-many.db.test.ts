import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import { addThing } from "@/server/testing/builders";
import { createShopKit, type ShopKit } from "@/server/testing/shop-kit";
import { checkMove, moveOneOfMany } from "./move-many";

let shop: ShopKit;
let staff: Ctx<Staff>;
beforeAll(async () => {
  shop = await createShopKit();
});
beforeEach(async () => {
  await shop.reset();
  staff = await shop.staff("admin");
});
afterAll(() => shop.stop());

const productOf = async (variantId: string): Promise<string> =>
  (await shop.db.variant.findUniqueOrThrow({ where: { id: variantId } })).productId;
const statusOf = async (id: string) => (await shop.db.product.findUniqueOrThrow({ where: { id } })).status;

it("publishes a draft in the caller's transaction and tells the log", async () => {
  const id = await productOf(await addThing(shop.db, { status: "draft" }));
  expect(await checkMove(staff, id, "publish")).toBeNull();
  await shop.db.$transaction((db) => moveOneOfMany(staff, db, { id, signal: "publish" }));
  expect(await statusOf(id)).toBe("active");
  const told = await shop.db.outboxEvent.findMany({ where: { subject: id } });
  expect(told.map(({ topic, reason }) => [topic, reason])).toEqual([
    ["catalog.product-published", "One of many"],
  ]);
});

it("says why a row cannot go, and leaves it where it is", async () => {
  const bare = await productOf(await addThing(shop.db, { status: "draft", ngn: null, usd: null }));
  const onSale = await productOf(await addThing(shop.db));
  expect(await checkMove(staff, bare, "publish")).toMatch(/needs a variant with a price/);
  expect(await checkMove(staff, onSale, "publish")).toMatch(/Only a draft/);
  expect(await checkMove(staff, "prd_gone", "archive")).toMatch(/no such product/);
  const move = shop.db.$transaction((db) => moveOneOfMany(staff, db, { id: bare, signal: "publish" }));
  await expect(move).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await statusOf(bare)).toBe("draft");
});

it("never takes off sale among many what carts or orders hold", async () => {
  const { order } = await shop.place();
  const { variantId } = await shop.db.orderLine.findFirstOrThrow({ where: { orderId: order.id } });
  const id = await productOf(variantId);
  const why = await checkMove(staff, id, "unpublish");
  expect(why).toMatch(/put aside for orders/);
  expect(why).toMatch(/Open it, and say yes there\.$/);
  await expect(
    shop.db.$transaction((db) => moveOneOfMany(staff, db, { id, signal: "archive" })),
  ).rejects.toThrow(/say yes there/);
  expect(await statusOf(id)).toBe("active");
});
