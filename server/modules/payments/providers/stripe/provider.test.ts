import Stripe from "stripe";
import { afterAll, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { describePaymentProvider } from "@/server/testing/payment-contract";
import { openPaymentSandbox } from "@/server/testing/payment-sandbox";
import { stripeProvider } from "./provider";

const box = await openPaymentSandbox();
afterAll(box.stop);
const webhookSecret = SANDBOX_KEYS.STRIPE_WEBHOOK_SECRET;
const provider = stripeProvider({
  secretKey: SANDBOX_KEYS.STRIPE_SECRET_KEY,
  webhookSecret,
  baseUrl: box.url,
});
const OPERATIONS = { start: "checkout.sessions.create", refund: "refunds.create" } as const;

describePaymentProvider("Stripe", async () => ({
  provider,
  method: "card_usd",
  currency: "USD",
  pay: (page, outcome) => box.post(`/stripe/pay/c/${page}`, { outcome }),
  letters: box.letters,
  loseAnswer: (operation) =>
    box.sandbox.controls.setFaults({ stripe: { answerLost: 1, on: "api", only: [OPERATIONS[operation]] } }),
  calls: (operation) => box.sandbox.controls.calls()["stripe"]?.[OPERATIONS[operation]] ?? 0,
  goDown: () => box.sandbox.controls.setFaults({ stripe: { status500: true, on: "api" } }),
  heal: () => box.sandbox.controls.heal(),
}));

it("refuses a signature that is right but old", () => {
  const rawBody = JSON.stringify({
    id: "evt_1",
    object: "event",
    type: "checkout.session.completed",
    data: { object: {} },
  });
  const stripe = new Stripe("sk_test_1");
  const header = (timestamp: number) =>
    stripe.webhooks.generateTestHeaderString({ payload: rawBody, secret: webhookSecret, timestamp });
  const now = Math.floor(Date.now() / 1_000);
  expect(provider.read(rawBody, new Headers({ "stripe-signature": header(now) }))).toMatchObject({
    ok: true,
  });
  expect(provider.read(rawBody, new Headers({ "stripe-signature": header(now - 600) }))).toMatchObject({
    ok: false,
    failure: "stale",
  });
});
