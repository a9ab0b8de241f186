import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "../keys";
import { signPaystack } from "../signatures";
import { at, callJson, eventsOf, lettersOf, openTown, type Town } from "../testing/kit";
import { paystackFees } from "./fees";

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

describe("starting a payment", () => {
  it("gives a page for it, and verify says it is not completed", async () => {
    const { status, body } = await start("OJA-1");
    expect(status).toBe(200);
    expect(at(body, "data", "reference")).toBe("OJA-1");
    const url = String(at(body, "data", "authorization_url"));
    const page = await fetch(url);
    expect(await page.text()).toContain("₦20,000.00");
    expect(await statusOf("OJA-1")).toBe("abandoned");
  });

  it("refuses a used reference, even twenty at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => start("OJA-2")));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status === 400)?.body).toMatchObject({
      status: false,
      message: "Duplicate Transaction Reference",
    });
  });

  it.each([
    [{ reference: "with_underscore" }, /alphanumeric/],
    [{ amount: 4_999 }, /at least NGN 50/],
    [{ amount: 10.5 }, /Invalid Amount/],
    [{ amount: "-5000" }, /Invalid Amount/],
    [{ email: "" }, /Email Address is required/],
    [{ currency: "BTC" }, /Currency/],
    [{ channels: ["card", "cowries"] }, /channel/],
  ])("refuses %j", async (change, words) => {
    const { status, body } = await start("OJA-3", change);
    expect(status).toBe(400);
    expect(body["message"]).toMatch(words);
  });

  it("refuses a wrong key", async () => {
    const { status } = await api("GET", "/transaction/verify/x", undefined, {
      authorization: "Bearer sk_test_other",
    });
    expect(status).toBe(401);
  });
});

describe("paying", () => {
  it("by card: verified, returned to the shop, told by a signed webhook", async () => {
    const paid = await pay("OJA-10", "card");
    expect(paid.body["redirectUrl"]).toBe(
      "https://shop.test/return?from=till&trxref=OJA-10&reference=OJA-10",
    );
    const { body } = await api("GET", "/transaction/verify/OJA-10");
    expect(body["data"]).toMatchObject({
      status: "success",
      amount: 2_000_000,
      requested_amount: 2_000_000,
      fees: 40_000,
      channel: "card",
    });
    expect(typeof at(body, "data", "id")).toBe("number");

    const [letter] = await lettersOf(town.shop, 1);
    expect(letter?.path).toBe("/api/webhooks/paystack");
    expect(letter?.headers["x-paystack-signature"]).toBe(
      signPaystack(letter?.raw ?? "", SANDBOX_KEYS.PAYSTACK_SECRET_KEY),
    );
    expect(JSON.parse(letter?.raw ?? "")).toMatchObject({
      event: "charge.success",
      data: { reference: "OJA-10", metadata: 0 },
    });
  });

  it("sends a form's shopper on with 303", async () => {
    const started = await start("OJA-11");
    const body = new URLSearchParams({ outcome: "ussd" });
    const url = `${String(at(started.body, "data", "authorization_url"))}/pay`;
    const response = await fetch(url, { method: "POST", body, redirect: "manual" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toContain("reference=OJA-11");
  });

  it("escapes a transfer's webhook, so that only raw bytes verify", async () => {
    await pay("OJA-12", "transfer");
    const [letter] = await lettersOf(town.shop, 1);
    expect(JSON.stringify(JSON.parse(letter?.raw ?? ""))).not.toBe(letter?.raw);
  });

  it.each([
    ["decline", "failed", []],
    ["transfer_short", "abandoned", ["bank.transfer.rejected"]],
    ["transfer_over", "abandoned", ["bank.transfer.rejected"]],
    ["abandon", "abandoned", []],
  ])("%s leaves it %s", async (outcome, status, events) => {
    await pay("OJA-13", outcome);
    expect(await statusOf("OJA-13")).toBe(status);
    await town.sandbox.controls.idle();
    expect(eventsOf(town.shop.letters)).toEqual(events);
  });

  it("can be tried again after a decline, and succeeds once", async () => {
    const { body } = await start("OJA-14");
    const url = `${String(at(body, "data", "authorization_url"))}/pay`;
    for (const outcome of ["decline", "card", "card"]) await callJson("POST", url, { outcome });
    expect(await statusOf("OJA-14")).toBe("success");
    await town.sandbox.controls.idle();
    expect(eventsOf(town.shop.letters)).toEqual(["charge.success"]);
  });

  it("later: pending now, success when its time has come", async () => {
    await pay("OJA-15", "later", { seconds: 1800 });
    expect(await statusOf("OJA-15")).toBe("pending");
    await callJson("POST", `${town.sandbox.url}/controls/advance`, { seconds: 1799 });
    expect(await statusOf("OJA-15")).toBe("pending");
    await callJson("POST", `${town.sandbox.url}/controls/advance`, { seconds: 2 });
    expect(await statusOf("OJA-15")).toBe("success");
  });

  it("in part: success for less than was asked", async () => {
    await pay("OJA-16", "partial");
    const { body } = await api("GET", "/transaction/verify/OJA-16");
    expect(body["data"]).toMatchObject({ status: "success", amount: 1_000_000, requested_amount: 2_000_000 });
  });

  it("sends a leaving shopper to cancel_action, never to a script", async () => {
    const leave = async (reference: string, cancel_action: string) => {
      const { body } = await start(reference, { metadata: { cancel_action } });
      const answer = await callJson("POST", `${String(at(body, "data", "authorization_url"))}/pay`, {
        outcome: "abandon",
      });
      return answer.body["redirectUrl"];
    };
    expect(await leave("OJA-17", "https://shop.test/cart")).toBe("https://shop.test/cart");
    expect(await leave("OJA-18", "javascript:alert(1)")).toContain("https://shop.test/return");
  });
});

it.each([
  [249_999, "NGN", 3_750],
  [250_000, "NGN", 13_750],
  [100_000_000, "NGN", 200_000],
  [100_000, "GHS", 1_950],
])("charges for %d %s", (amount, currency, fees) => {
  expect(paystackFees(amount, currency)).toBe(fees);
});
