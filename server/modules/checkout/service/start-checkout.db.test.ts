import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { addLine, setLine, viewCart } from "@/server/modules/cart/service";
import { paystackProvider } from "@/server/modules/payments/providers/paystack/provider";
import { stripeProvider } from "@/server/modules/payments/providers/stripe/provider";
import { after, MINUTE } from "@/server/platform/clock";
import { newId } from "@/server/platform/id";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import { addRates, addThing, dollarForm, filledForm, shopper, shopperWith } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import { StartInput } from "../contract";
import { startCheckout } from "./start-checkout";

let sandbox: Sandbox;
let kit: ReturnType<typeof createTestCtx>;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, folder: null, appUrl: "http://127.0.0.1:9" });
  kit = createTestCtx({
    plugs: {
      payments: {
        paystack: paystackProvider({
          secretKey: SANDBOX_KEYS.PAYSTACK_SECRET_KEY,
          baseUrl: `${sandbox.url}/paystack`,
        }),
        stripe: stripeProvider({
          secretKey: SANDBOX_KEYS.STRIPE_SECRET_KEY,
          webhookSecret: SANDBOX_KEYS.STRIPE_WEBHOOK_SECRET,
          baseUrl: sandbox.url,
        }),
      },
    },
  });
  kit.clock.set(new Date());
});
beforeEach(async () => {
  await resetDatabase();
  sandbox.controls.heal();
  sandbox.controls.reset();
  await addRates(kit.db);
});
afterAll(async () => {
  await kit.close();
  await sandbox.stop();
});

const problemsOf = (work: readonly PromiseSettledResult<unknown>[]) =>
  work.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));

describe("placing an order", () => {
  it.each([
    ["naira", "NGN", filledForm, 1_250_000n],
    ["dollars", "USD", dollarForm, 5_000n],
  ] as const)("in %s asks the provider for exactly the total", async (_, currency, form, total) => {
    const variantId = await addThing(kit.db);
    const holder = await shopperWith(kit.guest, [[variantId, 2]], currency);
    const answer = await startCheckout(holder, form());
    expect(answer.redirectUrl).toMatch(/^http/);
    const [attempt] = await kit.db.paymentAttempt.findMany();
    expect(attempt).toMatchObject({ status: "started", amountMinor: total, currency });
    expect((await viewCart(holder)).count).toBe(0);
    expect(await kit.told()).toEqual(["orders.order-placed"]);
    await expectInvariants(kit.db);
  });

  it("sells ten to ten of forty who check out at once, and refuses thirty in words", async () => {
    const variantId = await addThing(kit.db, { stock: 10 });
    const holders = await Promise.all(
      Array.from({ length: 40 }, () => shopperWith(kit.guest, [[variantId, 1]])),
    );
    const answers = await Promise.allSettled(holders.map((holder) => startCheckout(holder, filledForm())));
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(10);
    for (const problem of problemsOf(answers)) {
      expect(problem).toBeInstanceOf(AppError);
      expect(String(problem)).toMatch(/sold out|changed/);
    }
    expect(await kit.db.order.count()).toBe(10);
    await expectInvariants(kit.db);
  });

  it("makes one order, one provider call and twenty equal answers of twenty taps", async () => {
    const holder = await shopperWith(kit.guest, [[await addThing(kit.db), 1]]);
    const form = filledForm();
    const answers = await Promise.all(Array.from({ length: 20 }, () => startCheckout(holder, form)));
    expect(new Set(answers.map((answer) => `${answer.orderNumber} ${answer.redirectUrl}`)).size).toBe(1);
    expect(await kit.db.order.count()).toBe(1);
    expect(sandbox.controls.calls()["paystack"]).toEqual({ initialize: 1 });
    await expectInvariants(kit.db);
  });

  it("refuses the same key with other contents, and gives a stranger with the same key nothing", async () => {
    const variantId = await addThing(kit.db);
    const holder = await shopperWith(kit.guest, [[variantId, 1]]);
    const form = filledForm();
    const { orderNumber } = await startCheckout(holder, form);
    const other = { ...form, address: { ...form.address, street: "Elsewhere 5" } };
    await expect(startCheckout(holder, other)).rejects.toThrow(/placed already with other details/);
    const stranger = await shopperWith(kit.guest, [[variantId, 1]]);
    expect((await startCheckout(stranger, form)).orderNumber).not.toBe(orderNumber);
  });

  it("makes one order of a cart that is checked out in two windows", async () => {
    const holder = await shopperWith(kit.guest, [[await addThing(kit.db), 1]]);
    const answers = await Promise.allSettled([
      startCheckout(holder, filledForm()),
      startCheckout(holder, filledForm()),
    ]);
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    expect(await kit.db.order.count()).toBe(1);
    await expectInvariants(kit.db);
  });

  it("charges once when Paystack took the request and its answer was lost", async () => {
    const holder = await shopperWith(kit.guest, [[await addThing(kit.db), 1]]);
    sandbox.controls.setFaults({ paystack: { answerLost: 1, on: "api", only: ["initialize"] } });
    const form = filledForm();
    const first = await startCheckout(holder, form);
    const again = await startCheckout(holder, form);
    expect(again.orderNumber).toBe(first.orderNumber);
    expect(again.redirectUrl).toBeDefined();
    const attempts = await kit.db.paymentAttempt.findMany({ orderBy: { reference: "asc" } });
    expect(attempts.map((attempt) => attempt.status)).toEqual(["unknown", "started"]);
    await expectInvariants(kit.db);
  });

  it("opens the same Stripe page when the answer was lost", async () => {
    const holder = await shopperWith(kit.guest, [[await addThing(kit.db), 1]], "USD");
    sandbox.controls.setFaults({ stripe: { answerLost: 2, on: "api", only: ["checkout.sessions.create"] } });
    const form = dollarForm();
    await startCheckout(holder, form);
    sandbox.controls.heal();
    const again = await startCheckout(holder, form);
    expect(again.redirectUrl).toBeDefined();
    expect(await kit.db.order.count()).toBe(1);
    const sessions = new Set(
      (await kit.db.paymentAttempt.findMany()).map((attempt) => attempt.providerRef).filter(Boolean),
    );
    expect(sessions.size).toBe(1);
  });

  it("takes over from a process that died between the provider's call and the commit", async () => {
    const holder = await shopperWith(kit.guest, [[await addThing(kit.db), 1]]);
    const form = filledForm();
    const { orderNumber } = await startCheckout(holder, form);
    // As kill -9 leaves it: the provider has the reference, we have only the claim.
    const dead = {
      status: "starting",
      redirectUrl: null,
      providerRef: null,
      claimedAt: new Date(kit.clock.now().getTime() - 60_000),
    };
    await kit.db.paymentAttempt.updateMany({ data: dead });
    const again = await startCheckout(holder, form);
    expect(again.orderNumber).toBe(orderNumber);
    expect(again.redirectUrl).toBeDefined();
    expect(await kit.db.paymentAttempt.findMany({ where: { status: "started" } })).toHaveLength(1);
    await expectInvariants(kit.db);
  });

  it("opens the very page that Stripe made for a process that died", async () => {
    const holder = await shopperWith(kit.guest, [[await addThing(kit.db), 1]], "USD");
    const form = dollarForm();
    const { redirectUrl } = await startCheckout(holder, form);
    const dead = { status: "starting", redirectUrl: null, providerRef: null, claimedAt: kit.clock.now() };
    await kit.db.paymentAttempt.updateMany({ data: dead });
    // Stripe refuses a key that comes again with anything else, be it a return address of a minute later.
    kit.clock.advance(60_000);
    expect((await startCheckout(holder, form)).redirectUrl).toBe(redirectUrl);
    expect(sandbox.state.stripe.sessions).toHaveLength(1);
    await expectInvariants(kit.db);
  });

  it("keeps the order when the provider is down, and opens a page once it is back", async () => {
    const holder = await shopperWith(kit.guest, [[await addThing(kit.db), 1]]);
    sandbox.controls.setFaults({ paystack: { status500: true, on: "api" } });
    const form = filledForm();
    const answer = await startCheckout(holder, form);
    expect(answer.redirectUrl).toBeUndefined();
    expect(answer.trackingUrl).toContain(answer.orderNumber);
    sandbox.controls.heal();
    expect((await startCheckout(holder, form)).redirectUrl).toBeDefined();
    expect(await kit.db.order.count()).toBe(1);
  });
});

describe("what a checkout refuses", () => {
  it("an empty cart", async () => {
    await expect(startCheckout(shopper(kit.guest), filledForm())).rejects.toThrow(/cart is empty/);
  });

  it("a line that was unpublished, naming it", async () => {
    const variantId = await addThing(kit.db, { title: "Calabash bowl" });
    const holder = await shopperWith(kit.guest, [[variantId, 1]]);
    await kit.db.product.updateMany({ data: { status: "archived" } });
    await expect(startCheckout(holder, filledForm())).rejects.toThrow(/Calabash bowl/);
    expect(await kit.db.order.count()).toBe(0);
  });

  it("a way to pay of another currency, and a place we do not deliver to", async () => {
    const holder = await shopperWith(kit.guest, [[await addThing(kit.db), 1]]);
    await expect(startCheckout(holder, filledForm({ payment: "card_usd" }))).rejects.toThrow(
      /does not take NGN/,
    );
    const kano = { ...filledForm().address, state: "Kano" };
    await expect(startCheckout(holder, filledForm({ address: kano }))).rejects.toThrow(
      /do not deliver there/,
    );
  });

  it("charges today's price, never one from outside", async () => {
    const variantId = await addThing(kit.db, { ngn: 500_000n });
    const holder = await shopperWith(kit.guest, [[variantId, 1]]);
    await kit.db.price.updateMany({ where: { variantId, currency: "NGN" }, data: { minor: 700_000n } });
    await startCheckout(holder, filledForm());
    expect((await kit.db.order.findFirstOrThrow()).totalMinor).toBe(950_000n);
  });

  it("unknown fields, such as a price of one's own", () => {
    for (const field of ["price", "total", "currency", "discount", "fee", "status"]) {
      expect(StartInput.safeParse({ ...filledForm(), [field]: 1 }).success).toBe(false);
    }
  });
});

describe("a cart line", () => {
  it("is refused when the variant is a draft, unknown, or not sold in the currency", async () => {
    const holder = shopper(kit.guest);
    const draft = await addThing(kit.db, { status: "draft" });
    await expect(addLine(holder, { variantId: draft, quantity: 1 })).rejects.toThrow(/do not sell/);
    await expect(
      addLine(holder, { variantId: "var_00000000000000000000000000" as VariantId, quantity: 1 }),
    ).rejects.toThrow(/do not sell/);
    const naira = await addThing(kit.db, { usd: null });
    await expect(addLine(shopper(kit.guest, "USD"), { variantId: naira, quantity: 1 })).rejects.toThrow(
      /not sold in USD/,
    );
  });

  it("never goes past the most of one thing, however fast one taps", async () => {
    const variantId = await addThing(kit.db);
    const holder = await shopperWith(kit.guest, [[variantId, 1]]);
    await Promise.all(Array.from({ length: 12 }, () => addLine(holder, { variantId, quantity: 20 })));
    expect((await viewCart(holder)).lines[0]?.quantity).toBe(99);
    expect((await setLine(holder, { variantId, quantity: 0 })).lines).toEqual([]);
  });
});

describe("an order at the price of a list", () => {
  it("costs what the list says at that moment, keeps the reason, and stays at it once placed", async () => {
    const variantId = await addThing(kit.db, { ngn: 500_000n });
    const startsAt = kit.clock.now();
    const endsAt = after(startsAt, 10 * MINUTE);
    const id = newId("priceList");
    await kit.db.priceList.create({
      data: {
        id,
        name: "Market day",
        currency: "NGN",
        status: "active",
        startsAt,
        endsAt,
        createdAt: startsAt,
        updatedAt: startsAt,
        entries: { create: [{ variantId, pointsOff: 1_000 }] },
      },
    });
    const [holder, late] = [
      await shopperWith(kit.guest, [[variantId, 2]]),
      await shopperWith(kit.guest, [[variantId, 2]]),
    ];
    const shown = await viewCart(late);
    expect(shown.subtotal.minor).toBe(900_000n);
    const form = filledForm();
    const first = await startCheckout(holder, form);
    kit.clock.set(endsAt);
    expect((await startCheckout(holder, form)).orderNumber).toBe(first.orderNumber);
    await startCheckout(late, filledForm());
    const orders = await kit.db.order.findMany({ orderBy: { placedAt: "asc" }, include: { lines: true } });
    expect(orders.map(({ subtotalMinor, lines }) => [subtotalMinor, lines[0]?.unitMinor])).toEqual([
      [900_000n, 450_000n],
      [1_000_000n, 500_000n],
    ]);
    expect(orders[0]?.explanation).toContainEqual(
      expect.objectContaining({ kind: "line", why: "Market day" }),
    );
    const attempts = await kit.db.paymentAttempt.findMany({ orderBy: { createdAt: "asc" } });
    expect(attempts.map(({ amountMinor }) => amountMinor)).toEqual([1_150_000n, 1_250_000n]);
    await expectInvariants(kit.db);
  });
});
