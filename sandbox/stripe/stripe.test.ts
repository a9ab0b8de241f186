import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "../keys";
import { at, callJson, eventsOf, lettersOf, openTown, type Town } from "../testing/kit";

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

describe("a checkout session", () => {
  it("adds up its lines and waits on a page", async () => {
    const session = await stripe.checkout.sessions.create(order());
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      amount_total: 4498,
      currency: "usd",
    });
    expect(await (await fetch(session.url ?? "")).text()).toContain("Adire scarf");
    const items = await stripe.checkout.sessions.listLineItems(session.id);
    expect(items.data.map(({ amount_total }) => amount_total)).toEqual([3998, 500]);
  });

  it.each([
    [{ line_items: [] }, "line_items"],
    [{ success_url: "not a url" }, "success_url"],
    [{ expires_at: Math.floor(Date.now() / 1000) + 60 }, "expires_at"],
    [{ expires_at: Math.floor(Date.now() / 1000) + 90_000 }, "expires_at"],
    [
      {
        line_items: [
          { price_data: { currency: "usd", unit_amount: 49, product_data: { name: "x" } }, quantity: 1 },
        ],
      },
      "line_items",
    ],
    [{ payment_method_types: ["card"] } as object, "payment_method_types"],
  ])("is refused with %j", async (change, param) => {
    const error: unknown = await stripe.checkout.sessions
      .create(order(change))
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(at(error, "param")).toBe(param);
    expect(at(error, "requestId")).toMatch(/^req_/);
  });

  it("needs the right key", async () => {
    const error: unknown = await clientWith("sk_test_other")
      .checkout.sessions.create(order())
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  });

  it("expires by call and by time, once", async () => {
    const { id } = await stripe.checkout.sessions.create(order());
    expect((await stripe.checkout.sessions.expire(id)).status).toBe("expired");
    await expect(stripe.checkout.sessions.expire(id)).rejects.toThrow(/status of expired/);
    const other = await stripe.checkout.sessions.create(order());
    town.sandbox.controls.advance(1801);
    expect((await stripe.checkout.sessions.retrieve(other.id)).status).toBe("expired");
    expect(eventsOf(await lettersOf(town.shop, 2))).toEqual([
      "checkout.session.expired",
      "checkout.session.expired",
    ]);
  });
});

describe("idempotency", () => {
  it("one key makes one session, and says that it repeated itself", async () => {
    const options = { idempotencyKey: "order:OJA-1:1" };
    const params = order();
    const first = await stripe.checkout.sessions.create(params, options);
    const second = await stripe.checkout.sessions.create(params, options);
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(town.sandbox.state.stripe.sessions).toHaveLength(1);
  });

  it("holds when twenty calls come at once", async () => {
    const params = order();
    const calls = Array.from({ length: 20 }, () =>
      stripe.checkout.sessions.create(params, { idempotencyKey: "order:OJA-1:1" }),
    );
    const ids = (await Promise.all(calls)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
    expect(town.sandbox.state.stripe.sessions).toHaveLength(1);
  });

  it("refuses the same key for something else", async () => {
    const options = { idempotencyKey: "order:OJA-1:1" };
    await stripe.checkout.sessions.create(order(), options);
    const error: unknown = await stripe.checkout.sessions
      .create(order({ client_reference_id: "OJA-2" }), options)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });
});

describe("paying", () => {
  it("by card: the session, its intent and its charge agree, and the fee is known", async () => {
    const { session, redirectUrl, intent } = await paid();
    expect(redirectUrl).toBe(`https://shop.test/done?session_id=${session.id}`);
    expect(session).toMatchObject({ status: "complete", payment_status: "paid" });
    expect(intent).toMatchObject({
      status: "succeeded",
      amount_received: 4498,
      metadata: { order: "OJA-1" },
    });
    expect(at(intent, "latest_charge", "balance_transaction")).toMatchObject({ fee: 160, net: 4338 });
  });

  it("tells the shop in events that the SDK accepts", async () => {
    await paid();
    const letters = await lettersOf(town.shop, 4);
    const events = letters.map(({ raw, headers }) =>
      stripe.webhooks.constructEvent(
        raw,
        String(headers["stripe-signature"]),
        SANDBOX_KEYS.STRIPE_WEBHOOK_SECRET,
      ),
    );
    expect(events.map(({ type }) => type)).toContain("checkout.session.completed");
    expect(events[0]?.api_version).toBe("2026-10-28.endive");
    const listed = await stripe.events.list({ types: ["checkout.session.completed"] });
    expect(listed.data).toHaveLength(1);
  });

  it("a declined card stays on the page, and another try may succeed", async () => {
    const { session, redirectUrl, intent } = await paid("decline");
    expect(redirectUrl).toContain(`/stripe/pay/c/${session.id}?notice=declined`);
    expect(intent).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined" },
    });
    expect(session.status).toBe("open");
    await callJson("POST", session.url ?? "", { outcome: "card" });
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe("paid");
  });

  it.each([
    ["async", "paid", "checkout.session.async_payment_succeeded"],
    ["async_fail", "unpaid", "checkout.session.async_payment_failed"],
  ])("%s: complete at once, %s in the end", async (outcome, payment_status, event) => {
    const { session } = await paid(outcome);
    expect(session).toMatchObject({ status: "complete", payment_status: "unpaid" });
    town.sandbox.controls.advance(61);
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe(payment_status);
    await town.sandbox.controls.idle();
    expect(eventsOf(town.shop.letters)).toContain(event);
  });

  it("cancel goes back and leaves the session open", async () => {
    const { session, redirectUrl } = await paid("cancel");
    expect(redirectUrl).toBe("https://shop.test/cart");
    expect(session.status).toBe("open");
  });
});
