import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { trackingUrl } from "@/server/modules/orders/service";
import { reconcilePayments } from "@/server/modules/payments/service/reconcile-payments";
import { reconcileRefunds, requestRefund } from "@/server/modules/payments/service/refund-payment";
import { resolveException } from "@/server/modules/payments/service/resolve-exception";
import { HOUR, MINUTE } from "@/server/platform/clock";
import { money } from "@/server/shared/money";
import { expectInvariants } from "@/server/testing/invariants";
import { createShopKit, type ShopKit } from "@/server/testing/shop-kit";
import { lapseOrders } from "./lapse-orders";
import { readStatus } from "./read-checkout";
import { settleOrder } from "./settle-order";

let shop: ShopKit;
beforeAll(async () => {
  shop = await createShopKit();
});
beforeEach(() => shop.reset());
afterAll(() => shop.stop());

const statusOf = async (order: { id: never } | Parameters<ShopKit["orderNow"]>[0]) =>
  (await shop.orderNow(order)).status;
const tokenOf = (number: string) => new URL(trackingUrl(shop.guest, number)).searchParams.get("t") ?? "";

describe.each(["NGN", "USD"] as const)("a payment in %s", (currency) => {
  it("becomes a paid order by its webhook: stock sold, money booked, goods owed", async () => {
    const placed = await shop.place({ currency, quantity: 2 });
    await shop.pay(placed, "card");
    expect(shop.letters.length).toBeGreaterThan(0);
    for (const letter of shop.letters) expect(await shop.deliver(letter)).toBe("accepted");
    await shop.work();

    expect(await statusOf(placed.order)).toBe("paid");
    const entries = await shop.db.ledgerEntry.findMany({
      where: { accountCode: `deposits:oja:${currency}` },
    });
    expect(entries.reduce((sum, entry) => sum + entry.minor, 0n)).toBe(0n);
    expect(await shop.db.fulfilment.count({ where: { orderId: placed.order.id, status: "owed" } })).toBe(1);
    expect(await shop.db.stockMovement.count({ where: { reference: placed.order.id, kind: "sale" } })).toBe(
      1,
    );
    expect(await shop.db.message.count({ where: { template: "order-confirmed" } })).toBe(1);
    await expectInvariants(shop.db);
  });

  it("has one effect of thirty webhooks at once, and of every later one", async () => {
    const placed = await shop.place({ currency });
    await shop.pay(placed, "card");
    const letter = shop.letters.find(({ rawBody }) =>
      /charge\.success|checkout\.session\.completed/.test(rawBody),
    );
    if (!letter) throw new Error("No webhook came");
    const answers = await Promise.all(Array.from({ length: 30 }, () => shop.deliver(letter)));
    expect(answers.filter((answer) => answer === "accepted")).toHaveLength(1);
    await shop.work();
    expect(await shop.deliver(letter)).toBe("repeated");
    await shop.work();
    expect(await shop.db.ledgerTransfer.count({ where: { kind: "capture" } })).toBe(1);
    expect(await shop.db.orderEvent.count({ where: { orderId: placed.order.id } })).toBe(1);
    await expectInvariants(shop.db);
  });

  it("is found without any webhook, by the shopper's return or by the reconcile job, which then finds nothing more", async () => {
    const [first, second] = [await shop.place({ currency }), await shop.place({ currency })];
    await shop.pay(first, "card");
    await shop.pay(second, "card");
    expect(
      (await readStatus(shop.guest, { orderNumber: first.order.number, token: tokenOf(first.order.number) }))
        .payment,
    ).toBe("paid");
    shop.clock.advance(2 * MINUTE);
    await reconcilePayments(shop.system, 50);
    await shop.work();
    expect([await statusOf(first.order), await statusOf(second.order)]).toEqual(["paid", "paid"]);
    expect(await reconcilePayments(shop.system, 50)).toBe(0);
    await expectInvariants(shop.db);
  });

  it("settles once when webhook, return and reconcile race, twenty times over", async () => {
    for (let round = 0; round < 20; round++) {
      const placed = await shop.place({ currency });
      await shop.pay(placed, "card");
      shop.clock.advance(30_000);
      await Promise.all([
        ...shop.letters.splice(0).map((letter) => shop.deliver(letter)),
        readStatus(shop.guest, { orderNumber: placed.order.number, token: tokenOf(placed.order.number) }),
        reconcilePayments(shop.system, 50),
        lapseOrders(shop.system, 50),
      ]);
      await shop.work();
      expect(await statusOf(placed.order)).toBe("paid");
    }
    await expectInvariants(shop.db);
  }, 60_000);

  it("is refused from a forger: nothing changes but a row that says so", async () => {
    const placed = await shop.place({ currency });
    await shop.pay(placed, "card");
    const letter = shop.letters.at(-1);
    if (!letter) throw new Error("No webhook came");
    expect(
      await shop.deliver({
        ...letter,
        rawBody: letter.rawBody.replace("success", "succesS").replace("complete", "completE"),
      }),
    ).toBe("forged");
    expect(await shop.deliver({ ...letter, headers: new Headers() })).toBe("forged");
    const other = currency === "NGN" ? "stripe" : "paystack";
    expect(await shop.deliver({ ...letter, provider: other })).toBe("forged");
    await shop.work();
    expect(await statusOf(placed.order)).toBe("awaiting_payment");
    const filed = await shop.db.providerEvent.findMany();
    expect(filed.length).toBeGreaterThan(0);
    expect(filed.every((row) => row.status === "rejected")).toBe(true);
  });
});

describe("money that does not fit", () => {
  it("releases nothing when less was paid, and queues it for a person", async () => {
    const placed = await shop.place();
    await shop.pay(placed, "partial");
    for (const letter of shop.letters) await shop.deliver(letter);
    shop.clock.advance(2 * MINUTE);
    await reconcilePayments(shop.system, 50);
    await shop.work();
    expect(await statusOf(placed.order)).toBe("awaiting_payment");
    expect(await shop.db.paymentException.findMany()).toMatchObject([{ kind: "underpaid", status: "open" }]);
    expect(await shop.db.fulfilment.count()).toBe(0);
    await expectInvariants(shop.db);
  });

  it("keeps a declined order waiting, and says so to the shopper", async () => {
    const placed = await shop.place({ currency: "USD" });
    await shop.pay(placed, "decline");
    expect(
      (
        await readStatus(shop.guest, {
          orderNumber: placed.order.number,
          token: tokenOf(placed.order.number),
        })
      ).payment,
    ).toBe("declined");
    await shop.pay(placed, "card");
    expect(
      (
        await readStatus(shop.guest, {
          orderNumber: placed.order.number,
          token: tokenOf(placed.order.number),
        })
      ).payment,
    ).toBe("paid");
    await expectInvariants(shop.db);
  });
});

it("keeps an overpaid order and gives the excess back, with nothing left over in the books", async () => {
  const placed = await shop.place();
  await shop.pay(placed, "card");
  shop.sandbox.controls.setFaults({ paystack: { amountMismatch: 5_000, on: "api", only: ["verify"] } });
  for (const letter of shop.letters) await shop.deliver(letter);
  await shop.work();
  shop.sandbox.controls.heal();
  expect(await statusOf(placed.order)).toBe("paid");
  const [exception] = await shop.db.paymentException.findMany();
  expect(exception).toMatchObject({ kind: "overpaid", paidMinor: 755_000n });

  const admin = await shop.staff("admin");
  await resolveException(admin, { id: exception?.id ?? "", resolution: "refund", reason: "Sent too much" });
  await shop.work();
  shop.sandbox.controls.advance(120);
  shop.clock.advance(5 * MINUTE);
  await reconcileRefunds(shop.system, 50);
  expect(await shop.db.refund.findFirst()).toMatchObject({ amountMinor: 5_000n, status: "done" });
  for (const account of ["unmatched:oja:NGN", "deposits:oja:NGN"]) {
    const entries = await shop.db.ledgerEntry.findMany({ where: { accountCode: account } });
    expect([account, entries.reduce((sum, entry) => sum + entry.minor, 0n)]).toEqual([account, 0n]);
  }
  await expectInvariants(shop.db);
});

describe("time runs out", () => {
  it("cancels the unpaid order and puts its stock back on sale, once", async () => {
    const placed = await shop.place({ stock: 1 });
    shop.clock.advance(2 * HOUR);
    await Promise.all([lapseOrders(shop.system, 50), lapseOrders(shop.system, 50)]);
    await shop.work();
    expect(await statusOf(placed.order)).toBe("cancelled");
    expect(await shop.db.stockLevel.findFirst()).toMatchObject({ onHand: 1, reserved: 0 });
    await expectInvariants(shop.db);
  });

  it("asks the provider first: a paid order whose webhooks were all lost lives", async () => {
    const placed = await shop.place();
    await shop.pay(placed, "card");
    shop.clock.advance(2 * HOUR);
    await lapseOrders(shop.system, 50);
    expect(await statusOf(placed.order)).toBe("paid");
    await expectInvariants(shop.db);
  });

  it("lets an order that was paid too little lapse, and those behind it, and leaves the money to a person", async () => {
    const short = await shop.place({ stock: 1 });
    await shop.pay(short, "partial");
    const behind = await shop.place({ stock: 1 });
    shop.clock.advance(2 * HOUR);
    await lapseOrders(shop.system, 50);
    await shop.work();
    expect([await statusOf(short.order), await statusOf(behind.order)]).toEqual(["cancelled", "cancelled"]);
    expect(await shop.db.paymentException.findMany()).toMatchObject([{ kind: "underpaid", status: "open" }]);
    expect(
      (await readStatus(shop.guest, { orderNumber: short.order.number, token: tokenOf(short.order.number) }))
        .payment,
    ).toBe("lapsed");
    await expectInvariants(shop.db);
  });

  it("lets an order that was paid in another currency lapse, and leaves the money to a person", async () => {
    const placed = await shop.place({ stock: 1 });
    await shop.pay(placed, "card");
    shop.sandbox.controls.setFaults({ paystack: { currencyMismatch: true, on: "api" } });
    shop.clock.advance(2 * HOUR);
    await lapseOrders(shop.system, 50);
    expect(await statusOf(placed.order)).toBe("cancelled");
    expect(await shop.db.paymentException.findMany()).toMatchObject([
      { kind: "wrong_currency", status: "open" },
    ]);
    await expectInvariants(shop.db);
  });

  it("gives late money its goods when they are still there", async () => {
    const placed = await shop.place({ stock: 1 });
    shop.clock.advance(2 * HOUR);
    await lapseOrders(shop.system, 50);
    await shop.pay(placed, "transfer");
    for (const letter of shop.letters) await shop.deliver(letter);
    await shop.work();
    expect(await statusOf(placed.order)).toBe("paid");
    expect(await shop.db.stockLevel.findFirst()).toMatchObject({ onHand: 0, reserved: 0 });
    await expectInvariants(shop.db);
  });

  it("gives late money back when the goods were sold since, and tells the buyer", async () => {
    const late = await shop.place({ stock: 1 });
    shop.clock.advance(2 * HOUR);
    await lapseOrders(shop.system, 50);
    const faster = await shop.place({ variantId: late.variantId });
    await shop.pay(faster, "card");
    await shop.pay(late, "transfer");
    for (const letter of shop.letters) await shop.deliver(letter);
    await shop.work();
    expect([await statusOf(faster.order), await statusOf(late.order)]).toEqual(["paid", "refund_due"]);
    expect(await shop.db.refund.findMany()).toMatchObject([
      { reference: late.reference, amountMinor: 750_000n, status: "asked" },
    ]);

    shop.sandbox.controls.advance(120);
    shop.clock.advance(5 * MINUTE);
    await reconcileRefunds(shop.system, 50);
    await shop.work();
    expect(await statusOf(late.order)).toBe("refunded");
    expect(await shop.db.message.count({ where: { template: "order-refunded" } })).toBe(1);
    await expectInvariants(shop.db);
  });

  it("never both cancels and keeps the money, whoever is faster", async () => {
    for (let round = 0; round < 25; round++) {
      const placed = await shop.place({ stock: 1 });
      await shop.pay(placed, "card");
      const [letter] = shop.letters.splice(0);
      shop.clock.advance(2 * HOUR);
      if (letter) await shop.deliver(letter);
      await Promise.all([shop.work(), lapseOrders(shop.system, 50)]);
      await shop.work();
      expect(await statusOf(placed.order)).toBe("paid");
    }
    await expectInvariants(shop.db);
  }, 60_000);
});

describe("refunds", () => {
  const paid = async (currency: "NGN" | "USD" = "NGN") => {
    const placed = await shop.place({ currency });
    await shop.pay(placed, "card");
    for (const letter of shop.letters.splice(0)) await shop.deliver(letter);
    await shop.work();
    return placed;
  };

  it("gives back the whole amount once, of twenty who click at once", async () => {
    const { reference, order } = await paid();
    const wish = { reference, amount: order.totals.total, reason: "changed mind" };
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => shop.db.$transaction((db) => requestRefund(shop.system, db, wish))),
    );
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    await shop.work();
    expect(shop.sandbox.controls.calls()["paystack"]?.["refund.create"]).toBe(1);
    await expectInvariants(shop.db);
  });

  it("refuses the second of two times sixty per cent", async () => {
    const { reference } = await paid("USD");
    const wish = { reference, amount: money(2_400n, "USD"), reason: "damaged" };
    const answers = await Promise.allSettled(
      [1, 2].map(() => shop.db.$transaction((db) => requestRefund(shop.system, db, wish))),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
    await shop.work();
    await expectInvariants(shop.db);
  });

  it("does not ask Paystack twice when the first answer was lost, but looks", async () => {
    const { reference, order } = await paid();
    shop.sandbox.controls.setFaults({ paystack: { answerLost: 1, on: "api", only: ["refund.create"] } });
    await shop.db.$transaction((db) =>
      requestRefund(shop.system, db, { reference, amount: order.totals.total, reason: "changed mind" }),
    );
    await shop.work();
    expect(await shop.db.refund.findFirst()).toMatchObject({ status: "unknown" });
    shop.sandbox.controls.advance(120);
    shop.clock.advance(2 * MINUTE);
    await reconcileRefunds(shop.system, 50);
    await shop.work();
    expect(await shop.db.refund.findFirst()).toMatchObject({ status: "done" });
    expect(shop.sandbox.controls.calls()["paystack"]?.["refund.create"]).toBe(1);
    await expectInvariants(shop.db);
  });
});

it("refuses to settle what is not captured", async () => {
  const placed = await shop.place();
  await expect(settleOrder(shop.system, placed.reference)).rejects.toThrow(/not captured/);
});
