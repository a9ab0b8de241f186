import { createHmac } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { money } from "@/server/shared/money";
import { describePaymentProvider } from "@/server/testing/payment-contract";
import { openPaymentSandbox } from "@/server/testing/payment-sandbox";
import { paystackProvider } from "./provider";

const box = await openPaymentSandbox();
afterAll(box.stop);
const secretKey = SANDBOX_KEYS.PAYSTACK_SECRET_KEY;
const provider = paystackProvider({ secretKey, baseUrl: `${box.url}/paystack` });
const OPERATIONS = { start: "initialize", refund: "refund.create" } as const;

describePaymentProvider("Paystack", async () => ({
  provider,
  method: "transfer",
  currency: "NGN",
  pay: (page, outcome) => box.post(`/paystack/checkout/${page}/pay`, { outcome }),
  letters: box.letters,
  loseAnswer: (operation) =>
    box.sandbox.controls.setFaults({ paystack: { answerLost: 1, on: "api", only: [OPERATIONS[operation]] } }),
  calls: (operation) => box.sandbox.controls.calls()["paystack"]?.[OPERATIONS[operation]] ?? 0,
  goDown: () => box.sandbox.controls.setFaults({ paystack: { status500: true, on: "api" } }),
  heal: () => box.sandbox.controls.heal(),
}));

const sign = (rawBody: string) =>
  new Headers({ "x-paystack-signature": createHmac("sha512", secretKey).update(rawBody).digest("hex") });

it("checks the bytes as they came, not as they would be written again", () => {
  const rawBody =
    '{"event":"refund.processed","data":{"amount":"5000","status":"processed","transaction_reference":"OJ-1","url":"https:\\/\\/x.example","name":"Ad\\u00e9"}}';
  expect(provider.read(rawBody, sign(rawBody))).toMatchObject({
    ok: true,
    value: { about: "refund", reference: "OJ-1" },
  });
  expect(provider.read(JSON.stringify(JSON.parse(rawBody)), sign(rawBody))).toMatchObject({
    ok: false,
    failure: "forged",
  });
});

it("refuses a well signed body that is no event", async () => {
  const letters = ["{}", "[]", "null", "not json", '{"event":1}'];
  for (const rawBody of letters)
    expect(provider.read(rawBody, sign(rawBody))).toMatchObject({ ok: false, failure: "unreadable" });
});

it("reports a wrong key as unavailable, without showing the key", async () => {
  const wrong = paystackProvider({ secretKey: "sk_test_wrong_key", baseUrl: `${box.url}/paystack` });
  const look = await wrong.look({ reference: "OJ-1", providerRef: null, amount: money(1n, "NGN") });
  expect(look).toMatchObject({ ok: false, failure: "unavailable" });
  expect(JSON.stringify(look)).not.toContain("wrong_key");
});
