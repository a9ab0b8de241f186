import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Order } from "@/server/modules/orders/contract";
import { trackingUrl } from "@/server/modules/orders/service";
import { reconcilePayments } from "@/server/modules/payments/service/reconcile-payments";
import { requestRefund } from "@/server/modules/payments/service/refund-payment";
import { resolveException } from "@/server/modules/payments/service/resolve-exception";
import { startAttempt } from "@/server/modules/payments/service/start-attempt";
import { HOUR, MINUTE } from "@/server/platform/clock";
import { money } from "@/server/shared/money";
import { addThing, shillingForm, shopperWith } from "@/server/testing/builders";
import { expectInvariants } from "@/server/testing/invariants";
import { createShopKit, type Letter, type ShopKit } from "@/server/testing/shop-kit";
import { StartInput } from "../contract";
import { payAgain } from "./continue-payment";
import { lapseOrders } from "./lapse-orders";
import { readStatus } from "./read-checkout";
import { startCheckout } from "./start-checkout";

let shop: ShopKit;
beforeAll(async () => {
  shop = await createShopKit();
});
beforeEach(() => shop.reset());
afterAll(() => shop.stop());

type Placed = Awaited<ReturnType<ShopKit["place"]>>;
const place = (wish: { stock?: number } = {}) => shop.place({ currency: "KES", ...wish });
const tokenOf = (number: string) => new URL(trackingUrl(shop.guest, number)).searchParams.get("t") ?? "";
const statusOf = async ({ order }: Placed) => (await shop.orderNow(order)).status;
const look = ({ order: { number } }: Placed) =>
  readStatus(shop.guest, { orderNumber: number, token: tokenOf(number) });
const again = ({ order: { number } }: Placed) =>
  payAgain(shop.guest, { orderNumber: number, token: tokenOf(number), payment: "mpesa" });
const deliverAll = async () => {
  for (const letter of shop.letters.splice(0)) expect(await shop.deliver(letter)).toBe("accepted");
  await shop.work();
};
/** How many questions have rung on phones. */
const pushes = () => shop.sandbox.state.daraja.prompts.length;
const attempts = ({ order }: Pick<Placed, "order">) =>
  shop.db.paymentAttempt.findMany({ where: { orderId: order.id }, orderBy: { createdAt: "asc" } });
const letterOf = (): Letter => {
  const letter = shop.letters.at(-1);
  if (!letter) throw new Error("No message came");
  return letter;
};
const rewrite = (letter: Letter, change: (body: string) => string): Letter => ({
  ...letter,
  rawBody: change(letter.rawBody),
});

describe("approved on the phone", () => {
  it("becomes a paid order with its receipt, by the message", async () => {
    const placed = await place();
    expect(await look(placed)).toMatchObject({ payment: "pending", method: "mpesa", problem: null });
    await shop.pay(placed, "approve");
    await deliverAll();
    expect(await statusOf(placed)).toBe("paid");
    const [attempt] = await attempts(placed);
    expect(attempt).toMatchObject({ status: "paid", capturedMinor: 270_000n });
    expect(attempt?.captureRef).toBe(shop.sandbox.state.daraja.prompts[0]?.receipt);
    await expectInvariants(shop.db);
  });

  it("has one effect of thirty messages at once", async () => {
    const placed = await place();
    await shop.pay(placed, "approve");
    const letter = letterOf();
    const answers = await Promise.all(Array.from({ length: 30 }, () => shop.deliver(letter)));
    expect(answers.filter((answer) => answer === "accepted")).toHaveLength(1);
    await shop.work();
    expect(await shop.deliver(letter)).toBe("repeated");
    expect(await shop.db.ledgerTransfer.count({ where: { kind: "capture" } })).toBe(1);
    expect(await statusOf(placed)).toBe("paid");
    await expectInvariants(shop.db);
  });

  it("is found without a message, and gets its receipt when the message comes after all", async () => {
    const placed = await place();
    await shop.pay(placed, "approve");
    shop.clock.advance(2 * MINUTE);
    await reconcilePayments(shop.system, 50);
    await shop.work();
    expect(await statusOf(placed)).toBe("paid");
    expect(await reconcilePayments(shop.system, 50)).toBe(0);
    expect((await attempts(placed))[0]?.captureRef).toBe(placed.pageId);
    await deliverAll();
    expect((await attempts(placed))[0]?.captureRef).toBe(shop.sandbox.state.daraja.prompts[0]?.receipt);
    expect(await shop.db.ledgerTransfer.count({ where: { kind: "capture" } })).toBe(1);
    await expectInvariants(shop.db);
  });

  it("stays pending while the query says that it is being processed", async () => {
    const placed = await place();
    shop.clock.advance(2 * MINUTE);
    await reconcilePayments(shop.system, 50);
    expect(await look(placed)).toMatchObject({ payment: "pending" });
    expect((await attempts(placed))[0]).toMatchObject({ status: "started", looks: 1 });
  });
});

describe("not approved", () => {
  it.each([
    ["cancel", /cancelled/],
    ["wrong_pin", /PIN was wrong/],
    ["insufficient", /not enough money/],
    ["timeout", /did not answer/],
  ])("tells the shopper of %s, and rings again when asked to", async (outcome, words) => {
    const placed = await place();
    await again(placed);
    expect(pushes()).toBe(1);
    await shop.pay(placed, outcome);
    await deliverAll();
    expect(await look(placed)).toMatchObject({
      payment: "declined",
      problem: expect.stringMatching(words),
    });
    await again(placed);
    expect(pushes()).toBe(2);
    const second = (await attempts(placed))[1]?.providerRef ?? "";
    await shop.pay({ pageId: second }, "approve");
    await deliverAll();
    expect(await statusOf(placed)).toBe("paid");
    await expectInvariants(shop.db);
  });

  it("is kept as it was when money comes after the order lapsed and the goods are there", async () => {
    const placed = await place({ stock: 1 });
    await shop.pay(placed, "timeout");
    await deliverAll();
    shop.clock.advance(2 * HOUR);
    await lapseOrders(shop.system, 50);
    expect(await statusOf(placed)).toBe("cancelled");
    await shop.pay(placed, "approve");
    await deliverAll();
    expect(await statusOf(placed)).toBe("paid");
    await expectInvariants(shop.db);
  });

  it("goes back by a person's hand when the goods were sold meanwhile", async () => {
    const late = await place({ stock: 1 });
    await shop.pay(late, "timeout");
    shop.clock.advance(2 * HOUR);
    await lapseOrders(shop.system, 50);
    const faster = await shop.place({ variantId: late.variantId });
    await shop.pay(faster, "card");
    shop.sandbox.controls.advance(300);
    await shop.pay(late, "approve");
    await deliverAll();
    expect(await statusOf(late)).toBe("refund_due");
    const [task] = await shop.db.paymentException.findMany();
    const receipt = shop.sandbox.state.daraja.prompts[0]?.receipt ?? "";
    expect(task).toMatchObject({
      kind: "refund_by_hand",
      status: "open",
      detail: expect.stringContaining(receipt),
    });

    const admin = await shop.staff("admin");
    const close = (resolution: "refund" | "paid_back") =>
      resolveException(admin, { id: task?.id ?? "", resolution, reason: "Sent back, SFR7H1XK2P" });
    await expect(close("refund")).rejects.toThrow(/asked for already/);
    await close("paid_back");
    await shop.work();
    expect(await statusOf(late)).toBe("refunded");
    expect(await shop.db.refund.findFirst()).toMatchObject({
      status: "done",
      providerRef: "Sent back, SFR7H1XK2P",
    });
    await expectInvariants(shop.db);
  });
});

describe("a refund", () => {
  it("makes a task for each part, and one that is dismissed gives its amount free again", async () => {
    const placed = await place();
    await shop.pay(placed, "approve");
    await deliverAll();
    const part = { reference: placed.reference, amount: { minor: 100_000n, currency: "KES" as const } };
    for (const reason of ["damaged", "late"])
      await shop.db.$transaction((db) => requestRefund(shop.system, db, { ...part, reason }));
    await shop.work();
    const tasks = await shop.db.paymentException.findMany({ where: { kind: "refund_by_hand" } });
    expect(tasks).toHaveLength(2);
    const admin = await shop.staff("admin");
    await resolveException(admin, { id: tasks[0]?.id ?? "", resolution: "dismiss", reason: "Not owed" });
    expect((await attempts(placed))[0]).toMatchObject({ refundedMinor: 100_000n });
    await expectInvariants(shop.db);
  });
});

describe("a message that lies", () => {
  it("is refused at an address we did not make", async () => {
    const placed = await place();
    await shop.pay(placed, "approve");
    const letter = letterOf();
    for (const token of ["", "guess", `${letter.token}0`, letter.token?.replace(/-./, "-x") ?? ""])
      expect(await shop.deliver({ ...letter, token })).toBe("forged");
    await shop.work();
    expect(await statusOf(placed)).toBe("awaiting_payment");
    expect((await shop.db.providerEvent.findMany()).every(({ status }) => status === "rejected")).toBe(true);
  });

  it("changes nothing while the query does not agree, and waits for a person", async () => {
    const placed = await place();
    await shop.pay(placed, "cancel");
    const forged = rewrite(letterOf(), (body) =>
      body
        .replace('"ResultCode":1032', '"ResultCode":0')
        .replace(
          '"ResultDesc"',
          '"CallbackMetadata":{"Item":[{"Name":"Amount","Value":2700},{"Name":"MpesaReceiptNumber","Value":"SFORGED001"}]},"ResultDesc"',
        ),
    );
    expect(await shop.deliver(forged)).toBe("accepted");
    await shop.work();
    expect(await statusOf(placed)).toBe("awaiting_payment");
    expect(await shop.db.fulfilment.count({ where: { orderId: placed.order.id } })).toBe(0);
    expect(await shop.db.providerEvent.findMany()).toMatchObject([{ status: "parked" }]);
  });

  it("does not pay for one order with another's payment", async () => {
    const dear = await place();
    await shop.pay(dear, "timeout");
    const { token } = letterOf();
    shop.letters.length = 0;
    const cheap = await place();
    await shop.pay(cheap, "approve");
    const stolen = { ...letterOf(), ...(token === undefined ? {} : { token }) };
    await deliverAll();
    expect(await shop.deliver(stolen)).toBe("accepted");
    await shop.work();
    expect([await statusOf(cheap), await statusOf(dear)]).toEqual(["paid", "awaiting_payment"]);
    expect(await shop.db.providerEvent.count({ where: { status: "parked" } })).toBe(1);
    await expectInvariants(shop.db);
  });

  it("is set aside when it names another phone or a used receipt; the query's word stands", async () => {
    const placed = await place();
    await shop.pay(placed, "approve");
    const letter = letterOf();
    shop.letters.length = 0;
    const elsewhere = rewrite(letter, (body) => body.replace(/254712345678/, "254799999999"));
    expect(await shop.deliver(elsewhere)).toBe("accepted");
    await shop.work();
    expect(await shop.db.providerEvent.findMany()).toMatchObject([
      { status: "parked", problem: expect.stringContaining("another phone") },
    ]);
    expect((await attempts(placed))[0]).toMatchObject({ status: "paid", captureRef: placed.pageId });
    const masked = rewrite(letter, (body) => body.replace(/"Value":254712345678/, '"Value":"2547*****678"'));
    expect(await shop.deliver(masked)).toBe("accepted");
    await shop.work();
    expect((await attempts(placed))[0]?.captureRef).toBe(shop.sandbox.state.daraja.prompts[0]?.receipt);
  });

  it("releases nothing on less than was asked, and queues it for a person", async () => {
    const placed = await place();
    await shop.pay(placed, "approve_wrong_amount");
    await deliverAll();
    expect(await statusOf(placed)).toBe("awaiting_payment");
    expect(await shop.db.paymentException.findMany()).toMatchObject([
      { kind: "underpaid", expectedMinor: 270_000n, paidMinor: 260_000n },
    ]);
    expect(await shop.db.fulfilment.count()).toBe(0);
    await expectInvariants(shop.db);
  });

  it("is shown to a person when it comes after the money, with another amount", async () => {
    const placed = await place();
    await shop.pay(placed, "approve_wrong_amount");
    expect(await look(placed)).toMatchObject({ payment: "paid" });
    await deliverAll();
    expect(await shop.db.paymentException.findMany()).toMatchObject([
      { kind: "message_differs", status: "open" },
    ]);
    await expectInvariants(shop.db);
  });
});

describe("an answer that was lost", () => {
  const startLost = async () => {
    // The key is fetched beforehand, so that it is the push whose answer is lost.
    const nothing = { reference: "OJ-NONE", providerRef: "ws_CO_none", amount: money(100n, "KES") };
    await shop.system.payments.mpesa?.look(nothing);
    shop.sandbox.controls.setFaults({ daraja: { answerLost: 1, on: "api", only: ["push"] } });
    const holder = await shopperWith(shop.guest, [[await addThing(shop.db, { kes: 150_000n }), 1]], "KES");
    const { orderNumber, redirectUrl } = await startCheckout(holder, shillingForm());
    shop.sandbox.controls.heal();
    expect(redirectUrl).toContain("/checkout/return?order=");
    const order = await shop.db.order.findUniqueOrThrow({ where: { number: orderNumber } });
    const pageId = shop.sandbox.state.daraja.prompts.at(-1)?.id ?? "";
    return { placed: { order: order as unknown as Order, pageId, reference: `${orderNumber}-1` } as Placed };
  };

  it("is unknown, and no second question rings for it however often it is asked for", async () => {
    const { placed } = await startLost();
    expect(await look(placed)).toMatchObject({ payment: "unknown" });
    for (let turn = 0; turn < 3; turn++) {
      shop.clock.advance(MINUTE);
      await again(placed);
      await reconcilePayments(shop.system, 50);
    }
    expect(pushes()).toBe(1);
    expect(await attempts(placed)).toMatchObject([{ status: "unknown", providerRef: null }]);
  });

  it("is paid all the same, because the message's own address says for what", async () => {
    const { placed } = await startLost();
    await shop.pay(placed, "approve");
    await deliverAll();
    expect(await statusOf(placed)).toBe("paid");
    expect((await attempts(placed))[0]?.providerRef).toBe(placed.pageId);
    await expectInvariants(shop.db);
  });

  it("may be tried again once the message says that the question was refused", async () => {
    const { placed } = await startLost();
    await shop.pay(placed, "cancel");
    await deliverAll();
    await again(placed);
    expect(pushes()).toBe(2);
  });

  it("is not taken over from a process that died while asking", async () => {
    const placed = await place();
    await shop.db.paymentAttempt.updateMany({
      data: { status: "starting", providerRef: null, redirectUrl: null, claimedAt: shop.clock.now() },
    });
    shop.clock.advance(MINUTE);
    const order = await shop.orderNow(placed.order);
    const wish = { reference: placed.reference, order, lines: [], returnUrl: "http://shop.test/return" };
    expect(await startAttempt(shop.system, wish)).toMatchObject({ status: "unknown" });
    expect(pushes()).toBe(1);
  });
});

it("refuses a total with cents before an order is made, and a phone that M-Pesa cannot ring", async () => {
  const thing = await addThing(shop.db, { kes: 150_050n });
  const holder = await shopperWith(shop.guest, [[thing, 1]], "KES");
  await expect(startCheckout(holder, shillingForm())).rejects.toThrow(/whole shillings/);
  expect(await shop.db.order.count()).toBe(0);
  expect(pushes()).toBe(0);

  const form = shillingForm();
  const withPhone = (phone: string) => StartInput.safeParse({ ...form, contact: { ...form.contact, phone } });
  for (const phone of ["0712345678", "+254 110 123 456"]) expect(withPhone(phone).success).toBe(true);
  for (const phone of ["+2348031234567", "+254201234567"]) {
    const paths = withPhone(phone).error?.issues.map(({ path }) => path.join("."));
    expect([phone, paths]).toEqual([phone, ["contact.phone"]]);
  }
});

it("does not make a phone ring all day, whoever typed its number", async () => {
  const placed = await place();
  for (let turn = 1; turn <= 6; turn++) {
    await shop.pay({ pageId: (await attempts(placed)).at(-1)?.providerRef ?? "" }, "cancel");
    await look(placed);
    await again(placed);
  }
  expect(pushes()).toBe(6);
  expect(await look(placed)).toMatchObject({
    payment: "declined",
    problem: expect.stringMatching(/several times/),
  });
  shop.clock.advance(HOUR);
  await again(placed);
  expect(pushes()).toBe(7);
});
