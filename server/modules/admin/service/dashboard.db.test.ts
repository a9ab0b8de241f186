import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { PRODUCT_LIST } from "@/server/modules/catalog/contract/staff-products";
import { listProductRows } from "@/server/modules/catalog/service/list-staff-products";
import { ORDER_LIST } from "@/server/modules/orders/contract";
import { listOrders } from "@/server/modules/orders/service";
import { replayEvent } from "@/server/modules/payments/service/handle-event";
import { openProviderEvent } from "@/server/modules/payments/service/read-payments";
import { resolveException } from "@/server/modules/payments/service/resolve-exception";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import { type ListInput, readList } from "@/server/shared/list";
import { money } from "@/server/shared/money";
import { addThing } from "@/server/testing/builders";
import { createShopKit, type ShopKit } from "@/server/testing/shop-kit";
import { nameActors } from "./read-activity";
import { readMessages } from "./read-messages";

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

describe("finding an order", () => {
  const find = async (query: string) =>
    (await listOrders(staff, readList(ORDER_LIST, { filters: { q: query } }))).rows.map(
      ({ number }) => number,
    );

  it("takes what people type: a number without its dashes, a phone with its zero and gaps, a name, an e-mail", async () => {
    const { order } = await shop.place();
    await shop.place({ currency: "USD" });
    for (const typed of [
      order.number.replaceAll("-", "").toLowerCase(),
      order.number.slice(3),
      "0803 123 4567",
      "+2348031234567",
      "adaeze o",
      "adaeze@example",
    ]) {
      expect(await find(typed), typed).toEqual([order.number]);
    }
  });

  it("reads percent signs and lone punctuation as what they are", async () => {
    await shop.place();
    expect(await find("%")).toEqual([]);
    expect(await find("--")).toEqual([]);
  });
});

describe("the catalogue for staff", () => {
  const list = (input: ListInput = {}) => listProductRows(staff, readList(PRODUCT_LIST, input));

  it("shows drafts too, with the span of prices per currency, and finds a SKU", async () => {
    await addThing(shop.db, { title: "Kola tray", status: "draft", stock: 7, usd: null });
    const id = await addThing(shop.db, { title: "Adire cloth" });
    const { sku } = await shop.db.variant.findUniqueOrThrow({ where: { id } });
    const { rows } = await list({ sort: "title" });
    expect(rows.map(({ title }) => title)).toEqual(["Adire cloth", "Kola tray"]);

    const [tray] = (await list({ filters: { status: "draft" } })).rows;
    const price = money(500_000n, "NGN");
    expect(tray).toMatchObject({ onHand: 7, reserved: 0, prices: [{ low: price, high: price }] });
    const bySku = await list({ filters: { q: sku.toLowerCase() } });
    expect(bySku.rows.map(({ title }) => title)).toEqual(["Adire cloth"]);
    const undollared = await list({ filters: { missingPrice: "USD" } });
    expect(undollared.rows.map(({ title }) => title)).toEqual(["Kola tray"]);
  });

  it.each(["title", "-title", "NGN", "-USD", "stock", "updated"])(
    "goes through all of it by %s in pages, each product once",
    async (sort) => {
      for (let count = 0; count < 7; count += 1) await addThing(shop.db, { stock: count });
      const first = await list({ sort, limit: 4 });
      const rest = await list({ sort, limit: 4, cursor: first.nextCursor ?? "" });
      expect([first.rows.length, rest.rows.length, rest.nextCursor]).toEqual([4, 3, null]);
      expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(7);
    },
  );

  it.each(["nonsense", '["2026-13-45","x"]', "[1,2]", '["a","b","c"]'])(
    "starts at the first product for the cursor %s",
    async (cursor) => {
      await addThing(shop.db);
      expect((await list({ cursor })).rows).toHaveLength(1);
    },
  );
});

describe("an exception", () => {
  const keep = async (reference: string, kind: string, paidMinor: bigint) => {
    const id = newId("exception");
    const { orderId } = await shop.db.paymentAttempt.findUniqueOrThrow({ where: { reference } });
    await shop.db.paymentException.create({
      data: {
        id,
        kind,
        provider: "paystack",
        reference,
        orderId,
        currency: "NGN",
        expectedMinor: 300_000n,
        paidMinor,
        detail: "",
        createdAt: new Date(),
      },
    });
    return id;
  };
  const paid = async () => {
    const placed = await shop.place();
    await shop.pay(placed, "card");
    for (const letter of shop.letters) await shop.deliver(letter);
    await shop.work();
    return placed;
  };
  const refunded = async (reference: string) =>
    (await shop.db.refund.findMany({ where: { reference } })).map(({ amountMinor }) => amountMinor);

  it.each([
    ["overpaid", 350_000n, 50_000n],
    ["paid_twice", 350_000n, 350_000n],
    ["refund_failed", 0n, 300_000n],
  ] as const)("of kind %s gives back what should not be kept", async (kind, came, back) => {
    const { reference } = await paid();
    await resolveException(staff, {
      id: await keep(reference, kind, came),
      resolution: "refund",
      reason: "Checked",
    });
    expect(await refunded(reference)).toEqual([back]);
  });

  it("about money that went back already is never refunded again, and stays open", async () => {
    const { reference } = await paid();
    const id = await keep(reference, "refunded_elsewhere", 300_000n);
    await expect(
      resolveException(staff, { id, resolution: "refund", reason: "Checked" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await refunded(reference)).toEqual([]);
    expect(await shop.db.paymentException.findUnique({ where: { id } })).toMatchObject({ status: "open" });
  });
});

describe("a provider's message", () => {
  const file = async (provider: string) => {
    const id = newId("providerEvent");
    await shop.db.providerEvent.create({
      data: {
        id,
        provider,
        eventKey: id,
        status: "parked",
        topic: "delivered",
        rawBody: '{"to":"a@b.test"}',
        receivedAt: new Date(),
      },
    });
    return id;
  };

  it("from a message service cannot be replayed as a payment", async () => {
    const id = await file("email");
    await expect(replayEvent(staff, id)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await shop.db.providerEvent.findUnique({ where: { id } })).toMatchObject({ status: "parked" });
  });

  it("read word for word leaves a trace", async () => {
    const { rawBody } = await openProviderEvent(staff, await file("paystack"));
    expect(rawBody).toBe('{"to":"a@b.test"}');
    expect(await shop.told()).toEqual(["payments.event-opened"]);
  });
});

it("calls people by their names, Oja by its own, and leaves references alone", async () => {
  const { id } = await shop.addUser({ name: "Ngozi Okafor", role: "admin" });
  const nameOf = await nameActors(staff, [`staff:${id}`, id]);
  expect([`staff:${id}`, id, "guest", "system:worker", "OJ-7K4P-9QXM"].map(nameOf)).toEqual([
    "Ngozi Okafor",
    "Ngozi Okafor",
    "A guest",
    "Oja",
    "OJ-7K4P-9QXM",
  ]);
});

it("names the order that a message is about", async () => {
  const { order } = await shop.place();
  await shop.db.message.create({
    data: {
      id: newId("message"),
      dedupeKey: "one",
      channel: "email",
      recipient: order.email,
      template: "order-confirmed",
      subject: "Hello",
      text: "",
      orderId: order.id,
      status: "queued",
      createdAt: new Date(),
    },
  });
  const { rows } = await readMessages(staff, {});
  expect(rows.map(({ orderNumber }) => orderNumber)).toEqual([order.number]);
});
