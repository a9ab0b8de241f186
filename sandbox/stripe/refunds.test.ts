import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "../keys";
import { at, callJson, eventsOf, openTown, type Town } from "../testing/kit";

let town: Town;
let stripe: Stripe;
beforeEach(async () => {
  town = await openTown();
  stripe = clientWith(SANDBOX_KEYS.STRIPE_SECRET_KEY);
});
afterEach(() => town.close());

const clientWith = (key: string) =>
  new Stripe(key, {
    host: "127.0.0.1",
    port: town.sandbox.port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });

const order = (
  change: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams => ({
  mode: "payment",
  line_items: [
    {
      price_data: { currency: "usd", unit_amount: 1999, product_data: { name: "Adire scarf" } },
      quantity: 2,
    },
    { price_data: { currency: "usd", unit_amount: 500, product_data: { name: "Delivery" } }, quantity: 1 },
  ],
  success_url: "https://shop.test/done?session_id={CHECKOUT_SESSION_ID}",
  cancel_url: "https://shop.test/cart",
  client_reference_id: "OJA-1",
  customer_email: "ada@example.com",
  metadata: { order: "OJA-1" },
  payment_intent_data: { metadata: { order: "OJA-1" } },
  expires_at: Math.floor(Date.now() / 1000) + 1800,
  ...change,
});

async function paid(outcome = "card") {
  const session = await stripe.checkout.sessions.create(order());
  const answer = await callJson("POST", session.url ?? "", { outcome });
  const full = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ["payment_intent.latest_charge.balance_transaction"],
  });
  const intent = full.payment_intent;
  return {
    session: full,
    redirectUrl: answer.body["redirectUrl"],
    intent: typeof intent === "object" ? intent : null,
  };
}

describe("refunds", () => {
  const refund = (intent: Stripe.PaymentIntent | null, amount?: number) =>
    stripe.refunds.create({ payment_intent: intent?.id ?? "", ...(amount ? { amount } : {}) });

  it("in parts, never beyond the whole", async () => {
    const { intent } = await paid();
    expect(await refund(intent, 4000)).toMatchObject({ status: "succeeded", amount: 4000 });
    await expect(refund(intent, 499)).rejects.toThrow(/greater than unrefunded amount/);
    expect((await refund(intent)).amount).toBe(498);
    await expect(refund(intent)).rejects.toMatchObject({ code: "charge_already_refunded" });
    const all = await stripe.refunds.list({ payment_intent: intent?.id ?? "" });
    expect(all.data).toHaveLength(2);
    const charge = await stripe.charges.retrieve(String(at(intent, "latest_charge", "id")));
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 4498 });
  });

  it("can fail after they succeeded, and free the amount", async () => {
    const { intent } = await paid("card_refund_fails");
    const { id } = await refund(intent);
    town.sandbox.controls.advance(61);
    expect(await stripe.refunds.retrieve(id)).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
    });
    await town.sandbox.controls.idle();
    expect(eventsOf(town.shop.letters)).toContain("refund.failed");
    expect((await refund(intent)).amount).toBe(4498);
  });

  it("are refused for what was never paid", async () => {
    const { intent } = await paid("decline");
    await expect(refund(intent)).rejects.toThrow(/does not have a successful charge/);
    await expect(stripe.refunds.create({ payment_intent: "pi_nobody" })).rejects.toMatchObject({
      code: "resource_missing",
    });
  });
});
