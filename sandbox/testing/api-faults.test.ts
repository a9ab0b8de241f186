import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FaultTable } from "../faults";
import { SANDBOX_KEYS } from "../keys";
import { at, callJson, openTown, type Town } from "./kit";

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

describe("API faults", () => {
  it("errors answer 500 a number of times, without doing anything", async () => {
    await setFaults({ paystack: { errors: 2 } });
    expect([
      (await start("OJA-1")).status,
      (await start("OJA-1")).status,
      (await start("OJA-1")).status,
    ]).toEqual([500, 500, 200]);
    await setFaults({ paystack: { errorOnce: true } });
    expect([(await verify("OJA-1")).status, (await verify("OJA-1")).status]).toEqual([500, 200]);
  });

  it("status500 goes on until it is healed, and may be only one operation's", async () => {
    await setFaults({ paystack: { only: ["verify"], status500: true } });
    expect((await start("OJA-1")).status).toBe(200);
    expect((await verify("OJA-1")).status).toBe(500);
    await heal();
    expect((await verify("OJA-1")).status).toBe(200);
  });

  it("answerLost does the work and says nothing", async () => {
    await setFaults({ paystack: { answerLost: 1 } });
    await expect(start("OJA-1")).rejects.toThrow();
    expect((await start("OJA-1")).body["message"]).toBe("Duplicate Transaction Reference");
  });

  it("answerLost is survived by the Stripe SDK's retry: one session", async () => {
    await setFaults({ stripe: { answerLost: 1 } });
    const stripe = new Stripe(SANDBOX_KEYS.STRIPE_SECRET_KEY, {
      host: "127.0.0.1",
      port: town.sandbox.port,
      protocol: "http",
      telemetry: false,
      maxNetworkRetries: 1,
    });
    const price_data = { currency: "usd", unit_amount: 900, product_data: { name: "Scarf" } };
    await stripe.checkout.sessions.create({
      mode: "payment",
      success_url: "https://shop.test/done",
      line_items: [{ price_data, quantity: 1 }],
    });
    expect(town.sandbox.state.stripe.sessions).toHaveLength(1);
    expect(town.sandbox.controls.calls().stripe).toEqual({ "checkout.sessions.create": 2 });
  });

  it("hangMs does nothing, then breaks off", async () => {
    await setFaults({ paystack: { hangMs: 80 } });
    const began = Date.now();
    await expect(start("OJA-1")).rejects.toThrow();
    expect(Date.now() - began).toBeGreaterThanOrEqual(75);
    expect(town.sandbox.state.paystack.transactions).toHaveLength(0);
  });

  it("malformed is not JSON; a mismatch is seen in what is looked up", async () => {
    await start("OJA-1");
    await setFaults({ paystack: { malformed: true } });
    await expect(verify("OJA-1")).rejects.toThrow(SyntaxError);
    await setFaults({ paystack: { currencyMismatch: true } });
    expect(at((await verify("OJA-1")).body, "data", "currency")).toBe("USD");
    await setFaults({ paystack: { unknownReference: true } });
    expect((await verify("OJA-1")).status).toBe(400);
  });

  it("an unknown switch is refused, PATCH keeps the others", async () => {
    const refused = await callJson("PUT", `${town.sandbox.url}/faults.json`, { paystack: { explode: true } });
    expect(refused.status).toBe(400);
    await setFaults({ paystack: { drop: true } });
    const { body } = await callJson("PATCH", `${town.sandbox.url}/faults.json`, { stripe: { drop: true } });
    expect(body).toEqual({ paystack: { drop: true }, stripe: { drop: true } });
  });
});
