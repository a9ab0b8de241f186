import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { shipOrder } from "@/server/modules/admin/service/ship-order";
import { setPolicy } from "@/server/modules/inventory/service/manage-policy";
import { receiveStock } from "@/server/modules/inventory/service/receive-stock";
import { signalOrder, trackingUrl, trackOrder } from "@/server/modules/orders/service";
import { HOUR } from "@/server/platform/clock";
import type { LocationId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { expectInvariants } from "@/server/testing/invariants";
import { createShopKit, type ShopKit } from "@/server/testing/shop-kit";
import { lapseOrders } from "./lapse-orders";

let shop: ShopKit;
beforeAll(async () => {
  shop = await createShopKit();
});
beforeEach(() => shop.reset());
afterAll(() => shop.stop());

const JANUARY = new Date("2027-01-10T00:00:00.000Z");

async function setStage(stock: number, limit: number) {
  const variantId = await addThing(shop.db, { stock });
  const admin = await shop.staff("admin");
  const terms = { mode: "preorder", limit, availableFrom: JANUARY, note: "", version: 0 } as const;
  await setPolicy(admin, { key: "policy-1", variantId, ...terms });
  const { id } = await shop.db.location.findFirstOrThrow({ where: { code: "LOS" } });
  const receive = (key: string, quantity: number) =>
    receiveStock(admin, { key, locationId: id as LocationId, note: "", lines: [{ variantId, quantity }] });
  const ship = (number: string) => shipOrder(admin, { number, carrier: "GIG", trackingNumber: "G-1" });
  return { variantId, receive, ship };
}

const settle = async () => {
  for (const letter of shop.letters) await shop.deliver(letter);
  await shop.work();
};
const track = (number: string) => {
  const token = new URL(trackingUrl(shop.guest, number)).searchParams.get("t") ?? "";
  return trackOrder(shop.guest, { number, token });
};

it("sells what is still to come, says from when it ships, and ships it only once all of it is there", async () => {
  const { variantId, receive, ship } = await setStage(1, 5);
  const placed = await shop.place({ variantId, quantity: 3 });
  const { number } = placed.order;
  expect((await track(number)).waiting).toEqual([{ variantId, quantity: 2, shipsFrom: JANUARY }]);
  await shop.pay(placed, "card");
  await settle();
  expect((await shop.orderNow(placed.order)).status).toBe("paid");
  await expect(ship(number)).rejects.toThrow(/2 units of this order are still to come/);
  await receive("delivery-1", 1);
  await expect(ship(number)).rejects.toThrow(/One unit of this order is still to come/);
  await receive("delivery-2", 4);
  expect((await track(number)).waiting).toEqual([]);
  await shop.work();
  const letters = await shop.db.message.findMany({ where: { template: "goods-arrived" } });
  expect(letters).toMatchObject([{ orderId: placed.order.id, channel: "email" }]);
  await ship(number);
  expect((await shop.orderNow(placed.order)).status).toBe("fulfilled");
  expect((await shop.db.stockLevel.findFirstOrThrow({ where: { variantId } })).onHand).toBe(3);
  await shop.work();
  await expectInvariants(shop.db);
});

it("refuses the cart that asks for more than may be promised", async () => {
  const { variantId } = await setStage(0, 2);
  await shop.place({ variantId, quantity: 2 });
  await expect(shop.place({ variantId, quantity: 1 })).rejects.toThrow(/Something in your cart changed/);
  await expectInvariants(shop.db);
});

it("gives a promise to the next buyer when nobody paid for it", async () => {
  const { variantId } = await setStage(0, 2);
  await shop.place({ variantId, quantity: 2 });
  shop.clock.advance(2 * HOUR);
  await lapseOrders(shop.system, 10);
  await shop.place({ variantId, quantity: 2 });
  await expectInvariants(shop.db);
});

it("stops waiting for what is paid back", async () => {
  const { variantId, receive } = await setStage(0, 2);
  const placed = await shop.place({ variantId, quantity: 2 });
  await shop.pay(placed, "card");
  await settle();
  const order = await shop.orderNow(placed.order);
  await shop.db.$transaction((db) => signalOrder(shop.system, db, { order, signal: "refund_requested" }));
  await shop.work();
  expect(await shop.db.backorderLine.count({ where: { status: "open" } })).toBe(0);
  await receive("delivery-1", 2);
  expect((await shop.db.stockLevel.findFirstOrThrow({ where: { variantId } })).onHand).toBe(2);
  await expectInvariants(shop.db);
});
