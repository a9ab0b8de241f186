import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FaultTable } from "../faults";
import { SANDBOX_KEYS } from "../keys";
import { signPaystack } from "../signatures";
import { at, callJson, eventsOf, lettersOf, openTown, type Town } from "./kit";

const KEY = { authorization: `Bearer ${SANDBOX_KEYS.PAYSTACK_SECRET_KEY}` };
let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const setFaults = (table: FaultTable) => callJson("PUT", `${town.sandbox.url}/faults.json`, table);
const heal = () => callJson("DELETE", `${town.sandbox.url}/faults.json`);
const start = (reference: string) =>
  callJson(
    "POST",
    `${town.sandbox.url}/paystack/transaction/initialize`,
    { email: "ada@example.com", amount: 500_000, reference },
    KEY,
  );
const verify = (reference: string) =>
  callJson("GET", `${town.sandbox.url}/paystack/transaction/verify/${reference}`, undefined, KEY);

async function pay(reference: string) {
  const { body } = await start(reference);
  await callJson("POST", `${at(body, "data", "authorization_url")}/pay`, { outcome: "card" });
}

const dataOf = (raw = "{}") => at(JSON.parse(raw), "data");

describe("webhook faults", () => {
  it("duplicate sends the same bytes again", async () => {
    await setFaults({ paystack: { duplicate: 4 } });
    await pay("OJA-1");
    const letters = await lettersOf(town.shop, 5);
    expect(new Set(letters.map(({ raw }) => raw)).size).toBe(1);
  });

  it("drop loses them until they are sent again by hand", async () => {
    await setFaults({ "*": { drop: true } });
    await pay("OJA-1");
    await heal();
    expect(await town.sandbox.controls.flush()).toEqual({ delivered: 0, left: 0 });
    expect(town.shop.letters).toHaveLength(0);
    expect(await town.sandbox.controls.flush({ dropped: true })).toEqual({ delivered: 1, left: 0 });
    expect(town.shop.letters).toHaveLength(1);
  });

  it("reorder turns their order round", async () => {
    await setFaults({ stripe: { reorder: true } });
    const stripe = new Stripe(SANDBOX_KEYS.STRIPE_SECRET_KEY, {
      host: "127.0.0.1",
      port: town.sandbox.port,
      protocol: "http",
      telemetry: false,
    });
    const price_data = { currency: "usd", unit_amount: 900, product_data: { name: "Scarf" } };
    const session = await stripe.checkout.sessions.create({
      mode: "payment",
      success_url: "https://shop.test/done",
      line_items: [{ price_data, quantity: 1 }],
    });
    await callJson("POST", session.url ?? "", { outcome: "card" });
    expect(eventsOf(await lettersOf(town.shop, 4))).toEqual([
      "checkout.session.completed",
      "charge.succeeded",
      "payment_intent.succeeded",
      "payment_intent.created",
    ]);
  });

  it("wrongSignature looks right and does not match", async () => {
    await setFaults({ paystack: { wrongSignature: true } });
    await pay("OJA-1");
    const [letter] = await lettersOf(town.shop, 1);
    expect(letter?.headers["x-paystack-signature"]).toMatch(/^[0-9a-f]{128}$/);
    expect(letter?.headers["x-paystack-signature"]).not.toBe(
      signPaystack(letter?.raw ?? "", SANDBOX_KEYS.PAYSTACK_SECRET_KEY),
    );
  });

  it("staleTimestamp signs for an hour ago", async () => {
    await setFaults({ resend: { staleTimestamp: true } });
    const mail = { from: "a@oja.test", to: "b@oja.test", subject: "x", text: "y" };
    await callJson("POST", `${town.sandbox.url}/resend/emails`, mail, {
      authorization: `Bearer ${SANDBOX_KEYS.RESEND_API_KEY}`,
    });
    const [letter] = await lettersOf(town.shop, 1);
    expect(Date.now() / 1000 - Number(letter?.headers["svix-timestamp"])).toBeGreaterThan(3500);
  });

  it("delayMs holds them back", async () => {
    await setFaults({ paystack: { on: "webhooks", delayMs: 120 } });
    const began = Date.now();
    await pay("OJA-1");
    const [letter] = await lettersOf(town.shop, 1);
    expect((letter?.at ?? 0) - began).toBeGreaterThanOrEqual(115);
  });

  it("malformed cuts the body, and signs what is left", async () => {
    await setFaults({ paystack: { on: "webhooks", malformed: true } });
    await pay("OJA-1");
    const [letter] = await lettersOf(town.shop, 1);
    expect(() => void JSON.parse(letter?.raw ?? "")).toThrow();
    expect(letter?.headers["x-paystack-signature"]).toBe(
      signPaystack(letter?.raw ?? "", SANDBOX_KEYS.PAYSTACK_SECRET_KEY),
    );
  });

  it.each([
    [{ amountMismatch: true }, { amount: 499_900, requested_amount: 499_900 }],
    [{ amountMismatch: 700 }, { amount: 500_700 }],
    [{ currencyMismatch: true }, { currency: "USD" }],
    [{ unknownReference: true }, { reference: "unknown-OJA-1" }],
  ])("%j changes the news", async (set, seen) => {
    await setFaults({ paystack: { on: "webhooks", ...set } });
    await pay("OJA-1");
    const [letter] = await lettersOf(town.shop, 1);
    expect(dataOf(letter?.raw)).toMatchObject(seen);
    expect(at((await verify("OJA-1")).body, "data", "amount")).toBe(500_000);
  });

  it("a refused webhook is tried again, a bounded number of times", async () => {
    town.shop.answer = 503;
    await pay("OJA-1");
    await town.sandbox.controls.idle();
    for (let round = 0; round < 4; round += 1) {
      town.sandbox.controls.advance(61);
      await town.sandbox.controls.idle();
    }
    expect(town.shop.letters).toHaveLength(3);
    const { body } = await callJson("GET", `${town.sandbox.url}/deliveries.json?state=failed`);
    expect(body["deliveries"]).toHaveLength(1);
    town.shop.answer = 200;
    expect(await town.sandbox.controls.flush()).toEqual({ delivered: 1, left: 0 });
  });
});

it("sends any payload a test makes up, properly signed", async () => {
  const payload = { event: "charge.invented", data: { reference: "nobody" } };
  await callJson("POST", `${town.sandbox.url}/controls/webhook`, { provider: "paystack", payload });
  const [letter] = await lettersOf(town.shop, 1);
  expect(JSON.parse(letter?.raw ?? "")).toEqual(payload);
  expect(letter?.headers["x-paystack-signature"]).toBe(
    signPaystack(letter?.raw ?? "", SANDBOX_KEYS.PAYSTACK_SECRET_KEY),
  );
});
