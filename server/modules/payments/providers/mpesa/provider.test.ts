import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { systemClock } from "@/server/platform/clock";
import { memoryTokenStore } from "@/server/platform/token-store";
import { money } from "@/server/shared/money";
import { describePaymentProvider } from "@/server/testing/payment-contract";
import { openPaymentSandbox } from "@/server/testing/payment-sandbox";
import type { StartRequest } from "../../provider";
import { claimOf } from "./callback";
import { openReference, sealReference } from "./callback-address";
import { endingOf } from "./endings";
import { mpesaProvider, nairobiStamp } from "./provider";

const box = await openPaymentSandbox();
afterAll(box.stop);
const CALLBACK_KEY = "a-key-for-callbacks-in-tests-only";
const open = (changes: { consumerSecret?: string } = {}) =>
  mpesaProvider({
    consumerKey: SANDBOX_KEYS.DARAJA_CONSUMER_KEY,
    consumerSecret: SANDBOX_KEYS.DARAJA_CONSUMER_SECRET,
    shortcode: SANDBOX_KEYS.DARAJA_SHORTCODE,
    passkey: SANDBOX_KEYS.DARAJA_PASSKEY,
    baseUrl: `${box.url}/daraja`,
    callbackUrl: `${box.appUrl}/api/webhooks/daraja`,
    callbackKey: CALLBACK_KEY,
    tokens: memoryTokenStore(systemClock),
    clock: systemClock,
    ...changes,
  });
const provider = open();

const world = async () => ({
  provider,
  method: "mpesa" as const,
  currency: "KES" as const,
  pay: (prompt: string, outcome: "card" | "decline") =>
    box.post(`/daraja/phone/${prompt}`, { outcome: outcome === "card" ? "approve" : "cancel" }),
  letters: box.letters,
  loseAnswer: () => box.sandbox.controls.setFaults({ daraja: { answerLost: 1, on: "api", only: ["push"] } }),
  calls: () => box.sandbox.controls.calls()["daraja"]?.["push"] ?? 0,
  goDown: () => box.sandbox.controls.setFaults({ daraja: { status500: true, on: "api" } }),
  heal: () => box.sandbox.controls.heal(),
});
describePaymentProvider("M-Pesa", world, {
  step: 100n,
  isDeclineFinal: true,
  isUnsigned: true,
  isRefundByHand: true,
});

beforeEach(() => box.sandbox.controls.heal());

let phones = 0;
const request = (changes: Partial<StartRequest> = {}): StartRequest => {
  phones += 1;
  return {
    reference: `OJ-KE-${phones}`,
    amount: money(150_000n, "KES"),
    email: "wanjiku@example.test",
    phone: `+2541${10_000_000 + phones}`,
    orderNumber: "OJ-KENY-2026",
    method: "mpesa",
    returnUrl: "http://shop.test/checkout/return",
    cancelUrl: "http://shop.test/checkout/return",
    lines: [],
    expiresAt: new Date(),
    ...changes,
  };
};
const started = async (changes: Partial<StartRequest> = {}) => {
  const wish = request(changes);
  const answer = await provider.start(wish);
  if (!answer.ok) throw new Error(answer.detail);
  return { ...wish, ...answer.value };
};
const calls = (operation: string) => box.sandbox.controls.calls()["daraja"]?.[operation] ?? 0;

describe("the token", () => {
  it("is fetched once by many who need it at once, and used again", async () => {
    const fresh = open();
    const before = calls("token");
    const looks = Array.from({ length: 12 }, () =>
      fresh.look({ reference: "OJ-1", providerRef: "ws_CO_none", amount: money(100n, "KES") }),
    );
    expect((await Promise.all(looks)).every((look) => !look.ok && look.failure === "missing")).toBe(true);
    expect(calls("token")).toBe(before + 1);
  });

  it("is fetched anew when another machine's has ended it, and the push goes out once", async () => {
    const other = open();
    await other.look({ reference: "OJ-1", providerRef: "ws_CO_none", amount: money(100n, "KES") });
    const before = box.sandbox.state.daraja.prompts.length;
    expect(await provider.start(request())).toMatchObject({ ok: true });
    expect(box.sandbox.state.daraja.prompts.length).toBe(before + 1);
  });

  it("says unavailable, without showing a key, when the keys are wrong", async () => {
    const wrong = open({ consumerSecret: "not-the-secret" });
    const answer = await wrong.start(request());
    expect(answer).toMatchObject({ ok: false, failure: "unavailable" });
    expect(JSON.stringify(answer)).not.toMatch(/not-the-secret|Basic|oja_sandbox/);
  });
});

describe("the push", () => {
  it.each([
    [{ amount: money(150_050n, "KES") }, /whole/],
    [{ amount: money(150_000n, "NGN") }, /whole Kenyan shillings/],
    [{ amount: money(25_000_100n, "KES") }, /250,000/],
    [{ phone: "+2348031234567" }, /Safaricom number/],
    [{ phone: "+254201234567" }, /Safaricom number/],
  ])("is not sent for %o", async (changes, words) => {
    const before = calls("push");
    const answer = await provider.start(request(changes));
    expect(answer).toMatchObject({ ok: false, failure: "declined", detail: expect.stringMatching(words) });
    expect(calls("push")).toBe(before);
  });

  it.each(["0712345678", "+254 712 345 679", "0110 123 456"])("rings on %s", async (phone) => {
    await started({ phone });
    const rung = box.sandbox.state.daraja.prompts.at(-1)?.phone ?? "";
    expect(rung).toMatch(/^254[17]\d{8}$/);
    expect(rung.slice(-9)).toBe(phone.replace(/\D/g, "").slice(-9));
  });

  it("says what to do when the phone has another request open", async () => {
    const { phone } = await started();
    expect(await provider.start(request({ phone }))).toMatchObject({
      ok: false,
      failure: "declined",
      detail: expect.stringContaining("Finish it"),
    });
  });
});

describe("what became of it", () => {
  it.each([
    ["cancel", /cancelled/, true],
    ["wrong_pin", /PIN was wrong/, true],
    ["insufficient", /not enough money/, true],
    ["timeout", /did not answer/, false],
  ])("tells %s in words", async (outcome, words, isFinal) => {
    const payment = await started();
    await box.post(`/daraja/phone/${payment.providerRef}`, { outcome });
    expect(await provider.look(payment)).toMatchObject({
      ok: true,
      value: { kind: "failed", isFinal, reason: expect.stringMatching(words) },
    });
  });

  it("finds money that came after the phone had timed out", async () => {
    const payment = await started();
    await box.post(`/daraja/phone/${payment.providerRef}`, { outcome: "timeout" });
    await box.post(`/daraja/phone/${payment.providerRef}`, { outcome: "approve" });
    expect(await provider.look(payment)).toMatchObject({ ok: true, value: { kind: "paid" } });
  });

  it("takes receipt and amount from the message, once the query says paid", async () => {
    const payment = await started();
    await box.letters();
    await box.post(`/daraja/phone/${payment.providerRef}`, { outcome: "approve_wrong_amount" });
    const [letter] = await box.letters();
    const claim = claimOf(letter?.rawBody ?? "");
    expect(claim).toMatchObject({
      isPaid: true,
      paid: { minor: 140_000n },
      providerRef: payment.providerRef,
    });
    expect(await provider.look({ ...payment, claim })).toMatchObject({
      ok: true,
      value: { paid: { minor: 140_000n }, captureRef: claim?.captureRef },
    });
  });

  it("believes no message against the query, and ends nothing while they differ", async () => {
    const payment = await started();
    const claim = {
      providerRef: payment.providerRef,
      isPaid: true,
      paid: payment.amount,
      captureRef: "SFAKE00001",
      payer: null,
    };
    expect(await provider.look({ ...payment, claim })).toMatchObject({
      ok: true,
      value: { kind: "pending" },
    });
    await box.post(`/daraja/phone/${payment.providerRef}`, { outcome: "cancel" });
    expect(await provider.look({ ...payment, claim })).toMatchObject({
      ok: true,
      value: { kind: "failed", isFinal: false },
    });
  });

  it("asks again about a code that nobody has told of", () => {
    expect(endingOf("31337")).toMatchObject({ kind: "failed", isFinal: false });
    expect(endingOf("0")).toEqual({ kind: "paid" });
  });
});

describe("the message", () => {
  const callback = (item: object[]) =>
    JSON.stringify({
      Body: {
        stkCallback: { CheckoutRequestID: "ws_CO_1", ResultCode: 0, CallbackMetadata: { Item: item } },
      },
    });

  it.each([
    ["1500", 150_000n],
    [1500.0, 150_000n],
    ["1500.5", 150_050n],
    ["1500.505", null],
    ["-5", null],
    ["1e9", null],
  ])("reads the amount %s as %s cents", (Value, cents) => {
    const claim = claimOf(callback([{ Name: "Balance" }, { Name: "Amount", Value }]));
    expect(claim?.paid?.minor ?? null).toBe(cents);
  });

  it.each(["", "{}", "[]", "null", "not json", '{"Body":{"stkCallback":{}}}'])(
    "finds nothing in %s",
    (rawBody) => {
      expect(claimOf(rawBody)).toBeNull();
      const token = sealReference(CALLBACK_KEY, "OJ-1");
      expect(provider.read(rawBody, new Headers(), token)).toMatchObject({
        ok: false,
        failure: "unreadable",
      });
    },
  );

  it("seals its address so that no word Safaricom forbids can turn up", () => {
    const token = sealReference(CALLBACK_KEY, "OJ-EXEC-SQLQ-1");
    expect(token).toMatch(/^[0-9a-f]+-[0-9a-f]{64}$/);
    expect(openReference(CALLBACK_KEY, token)).toBe("OJ-EXEC-SQLQ-1");
    expect(openReference("another-key", token)).toBeNull();
  });
});

it("writes the time as the clocks in Nairobi show it", () => {
  expect(nairobiStamp(new Date("2026-11-22T22:30:05Z"))).toBe("20261123013005");
});
