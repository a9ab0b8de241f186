import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "../keys";
import { at, callJson, openTown, type Town } from "../testing/kit";
import { nairobiStamp } from "./wire";

let town: Town;
beforeEach(async () => {
  town = await openTown({ pace: { laterMs: 60_000, promptMs: 90_000, retriesMs: [60_000] } });
});
afterEach(() => town.close());

const BASIC = Buffer.from(`${SANDBOX_KEYS.DARAJA_CONSUMER_KEY}:${SANDBOX_KEYS.DARAJA_CONSUMER_SECRET}`);
const newToken = async (basic = BASIC.toString("base64")) =>
  callJson("GET", `${town.sandbox.url}/daraja/oauth/v1/generate?grant_type=client_credentials`, undefined, {
    authorization: `Basic ${basic}`,
  });

async function api(path: string, body: object, token?: string) {
  const key = token ?? String(at((await newToken()).body, "access_token"));
  return callJson("POST", `${town.sandbox.url}/daraja/mpesa${path}`, body, {
    authorization: `Bearer ${key}`,
  });
}

function signOn() {
  const Timestamp = nairobiStamp(Date.now());
  const { DARAJA_SHORTCODE: code, DARAJA_PASSKEY: passkey } = SANDBOX_KEYS;
  const Password = Buffer.from(`${code}${passkey}${Timestamp}`).toString("base64");
  return { BusinessShortCode: code, Password, Timestamp };
}

const push = (more: object = {}) =>
  api("/stkpush/v1/processrequest", {
    ...signOn(),
    TransactionType: "CustomerPayBillOnline",
    Amount: "1500",
    PartyA: "254712345678",
    PartyB: SANDBOX_KEYS.DARAJA_SHORTCODE,
    PhoneNumber: "254712345678",
    CallBackURL: `${town.shop.url}/api/webhooks/daraja/abc`,
    AccountReference: "OJA1",
    TransactionDesc: "Oja order",
    ...more,
  });
const rung = async (more: object = {}) => String(at((await push(more)).body, "CheckoutRequestID"));
const answer = (id: string, outcome: string) =>
  callJson("POST", `${town.sandbox.url}/daraja/phone/${id}`, { outcome });
const query = (id: string) => api("/stkpushquery/v1/query", { ...signOn(), CheckoutRequestID: id });
const messages = async () => {
  await town.sandbox.controls.idle();
  return town.shop.letters.map(({ path, raw }) => ({
    path,
    callback: at(JSON.parse(raw), "Body", "stkCallback"),
  }));
};

describe("the token", () => {
  it("needs the right keys, and a new one ends the old", async () => {
    expect((await newToken("bm9ib2R5Om5vdGhpbmc=")).status).toBe(400);
    const first = String(at((await newToken()).body, "access_token"));
    await newToken();
    expect(await api("/stkpushquery/v1/query", { ...signOn(), CheckoutRequestID: "x" }, first)).toMatchObject(
      {
        status: 404,
        body: { errorCode: "404.001.03" },
      },
    );
  });
});

describe("a push", () => {
  it.each([
    [{ Amount: "10.50" }, /Amount/],
    [{ Amount: "0" }, /Amount/],
    [{ Amount: "250001" }, /Amount/],
    [{ PhoneNumber: "0712345678", PartyA: "0712345678" }, /PhoneNumber/],
    [{ PhoneNumber: "+254712345678", PartyA: "+254712345678" }, /PhoneNumber/],
    [{ CallBackURL: "https://shop.example/api/webhooks/mpesa/1" }, /CallBackURL/],
    [{ CallBackURL: "https://shop.example/sQl" }, /CallBackURL/],
    [{ AccountReference: "OJ-TOO-LONG-BY-FAR" }, /AccountReference/],
    [{ Timestamp: "20200101000000" }, /Timestamp/],
    [{ BusinessShortCode: "999999" }, /BusinessShortCode/],
    [{ Password: "bm9wZQ==" }, /Wrong credentials/],
  ])("is refused for %o", async (more, words) => {
    const { status, body } = await push(more);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(at(body, "errorMessage")).toMatch(words);
  });

  it("rings once on a phone at a time", async () => {
    await rung();
    const second = await push();
    expect(second.status).toBe(500);
    expect(at(second.body, "errorMessage")).toMatch(/Unable to lock subscriber/);
  });

  it("is shown on the phone with its amount, and on the list of payments", async () => {
    await rung();
    const page = await (await fetch(`${town.sandbox.url}/daraja/phone`)).text();
    expect(page).toContain("1,500");
    expect(page).toContain("Enter the PIN");
    expect(await (await fetch(`${town.sandbox.url}/payments`)).text()).toContain("M-Pesa");
  });
});

describe("the phone", () => {
  it("pays: the query says so without an amount, the message with amount and receipt", async () => {
    const id = await rung();
    expect(await query(id)).toMatchObject({ status: 500, body: { errorCode: "500.001.1001" } });
    expect((await answer(id, "approve")).body).toMatchObject({ code: 0 });
    const { body } = await query(id);
    expect(body).toMatchObject({ ResultCode: "0" });
    expect(JSON.stringify(body)).not.toContain("1500");
    const [message] = await messages();
    expect(message?.path).toBe("/api/webhooks/daraja/abc");
    expect(JSON.stringify(message?.callback)).toMatch(/"Amount","Value":1500.*MpesaReceiptNumber/);
    expect((await answer(id, "approve")).status).toBe(409);
  });

  it.each([
    ["cancel", 1032],
    ["wrong_pin", 2001],
    ["insufficient", 1],
    ["timeout", 1037],
  ])("ends by %s with code %i", async (outcome, code) => {
    const id = await rung();
    await answer(id, outcome);
    expect((await query(id)).body).toMatchObject({ ResultCode: String(code) });
    expect(await messages()).toMatchObject([{ callback: { ResultCode: code } }]);
  });

  it("times out when it is left alone, and can still pay after that, by itself when told so", async () => {
    const [left, late] = [await rung(), await rung({ PhoneNumber: "254112345678", PartyA: "254112345678" })];
    await answer(late, "late");
    town.sandbox.controls.advance(120);
    expect((await query(left)).body).toMatchObject({ ResultCode: "1037" });
    expect((await query(late)).body).toMatchObject({ ResultCode: "0" });
    expect((await answer(left, "approve")).status).toBe(200);
  });

  it("takes the same amount twice only after two minutes", async () => {
    await answer(await rung(), "approve");
    const again = await rung();
    await answer(again, "approve");
    expect((await query(again)).body).toMatchObject({ ResultCode: "17" });
    town.sandbox.controls.advance(121);
    const later = await rung();
    await answer(later, "approve");
    expect((await query(later)).body).toMatchObject({ ResultCode: "0" });
  });
});

describe("faults", () => {
  it("changes the amount in the message, loses it, or sends it many times", async () => {
    town.sandbox.controls.setFaults({ daraja: { amountMismatch: -5, duplicate: 2, on: "webhooks" } });
    await answer(await rung(), "approve");
    const sent = await messages();
    expect(sent).toHaveLength(3);
    expect(JSON.stringify(sent[0]?.callback)).toContain('"Amount","Value":1495');
    town.sandbox.controls.setFaults({ daraja: { drop: true } });
    await answer(await rung({ Amount: "20" }), "approve");
    expect(await messages()).toHaveLength(3);
  });

  it("fails in Safaricom's own words", async () => {
    town.sandbox.controls.setFaults({ daraja: { status500: true } });
    const { status, body } = await api("/stkpushquery/v1/query", {}, "any");
    expect([status, at(body, "errorCode")]).toEqual([500, "500.003.1001"]);
  });
});
