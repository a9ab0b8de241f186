import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "../keys";
import { at, callJson, eventsOf, lettersOf, openTown, type Town } from "../testing/kit";

const KEY = { authorization: `Bearer ${SANDBOX_KEYS.PAYSTACK_SECRET_KEY}` };
let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const api = (method: string, path: string, body?: unknown, headers = KEY) =>
  callJson(method, `${town.sandbox.url}/paystack${path}`, body, headers);

const start = (reference: string, more: object = {}) =>
  api("POST", "/transaction/initialize", {
    email: "ada@example.com",
    amount: 2_000_000,
    reference,
    callback_url: "https://shop.test/return?from=till",
    ...more,
  });

async function pay(reference: string, outcome: string, more: object = {}) {
  const started = await start(reference);
  const url = String(at(started.body, "data", "authorization_url"));
  return callJson("POST", `${url}/pay`, { outcome, ...more });
}

const statusOf = async (reference: string) =>
  at((await api("GET", `/transaction/verify/${reference}`)).body, "data", "status");

describe("refunds", () => {
  const refund = (amount?: number) =>
    api("POST", "/refund", { transaction: "OJA-20", ...(amount ? { amount } : {}) });

  it("go through pending and processing to processed, and reverse the whole", async () => {
    await pay("OJA-20", "card");
    const { body } = await refund();
    expect(body["data"]).toMatchObject({ status: "pending", amount: 2_000_000 });
    town.sandbox.controls.advance(600);
    const list = await api("GET", "/refund?transaction=OJA-20");
    expect(at(list.body, "data", 0, "status")).toBe("processed");
    expect(await statusOf("OJA-20")).toBe("reversed");
    const letters = await lettersOf(town.shop, 4);
    expect(eventsOf(letters)).toEqual([
      "charge.success",
      "refund.pending",
      "refund.processing",
      "refund.processed",
    ]);
    expect(at(JSON.parse(letters[1]?.raw ?? ""), "data", "amount")).toBe("2000000");
  });

  it("never give back more than was paid, even in parallel", async () => {
    await pay("OJA-20", "card");
    const answers = await Promise.all([refund(1_200_000), refund(1_200_000)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await refund(800_000)).status).toBe(200);
    expect((await refund(1)).body["message"]).toMatch(/fully reversed/);
  });

  it("are refused for a payment that never happened", async () => {
    await start("OJA-20");
    expect((await refund()).status).toBe(400);
    expect((await api("POST", "/refund", { transaction: "nobody" })).status).toBe(404);
  });

  it("can fail, and then the amount is free again", async () => {
    await pay("OJA-20", "card_refund_fails");
    await refund(500_000);
    town.sandbox.controls.advance(600);
    const list = await api("GET", "/refund?transaction=OJA-20");
    expect(at(list.body, "data", 0, "status")).toBe("failed");
    expect(await statusOf("OJA-20")).toBe("success");
    expect((await refund(2_000_000)).status).toBe(200);
    const letters = await lettersOf(town.shop, 4);
    expect(JSON.parse(letters[3]?.raw ?? "")).toMatchObject({
      event: "refund.failed",
      data: { amount: 500_000 },
    });
  });

  it("can need attention, and go through after a retry", async () => {
    await pay("OJA-20", "card_refund_needs_attention");
    const id = at((await refund()).body, "data", "id");
    expect((await api("POST", `/refund/retry_with_customer_details/${id}`, {})).status).toBe(422);
    town.sandbox.controls.advance(600);
    expect((await api("POST", `/refund/retry_with_customer_details/${id}`, {})).status).toBe(200);
    town.sandbox.controls.advance(600);
    expect(at((await api("GET", `/refund/${id}`)).body, "data", "status")).toBe("processed");
  });
});

it("opens and settles a dispute", async () => {
  await pay("OJA-30", "card");
  const opened = await callJson("POST", `${town.sandbox.url}/controls/paystack/dispute`, {
    reference: "OJA-30",
  });
  const resolved = await api("PUT", `/dispute/${opened.body["id"]}/resolve`, {
    resolution: "merchant-accepted",
  });
  expect(at(resolved.body, "data", "status")).toBe("resolved");
  expect(await statusOf("OJA-30")).toBe("reversed");
});
