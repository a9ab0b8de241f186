import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signPaystack, signStripe, signSvix, signTwilio, signWhatsApp } from "./signatures";

describe("signatures agree with vectors made elsewhere", () => {
  it("Paystack, over the raw bytes", () => {
    const body =
      '{"event":"charge.success","data":{"id":302961,"domain":"test","status":"success","reference":"ord_01HZX_1","amount":10000,"currency":"NGN","paid_at":"2026-01-02T03:04:05.000Z","channel":"card","customer":{"email":"ada@example.com"}}}';
    expect(signPaystack(body, "sk_test_0123456789abcdef")).toBe(
      "6daa20dad3b2bcd57b66eef37e1d5f2ee876fa731e3c8cab6b20e0adde983461709642f9c85650e7ac3ded785da83dcece3ac32904d1105fe2d4dfd3c767ea9c",
    );
  });

  it("Paystack, with escapes that parsing would lose", () => {
    const body = String.raw`{"event":"refund.processed","data":{"amount":"5000","rate":1.00,"url":"https:\/\/x.co","name":"Ad\u00e9"}}`;
    const raw = signPaystack(body, "sk_test_0123456789abcdef");
    expect(raw).toMatch(/^0f168ab23d001a04.*6ad24e444a$/);
    expect(raw).toHaveLength(128);
    expect(signPaystack(JSON.stringify(JSON.parse(body)), "sk_test_0123456789abcdef")).toMatch(
      /^054560ef47ebd328/,
    );
  });

  it("Stripe", () => {
    expect(signStripe('{"id":"evt_test_webhook","object":"event"}', "whsec_test_secret", 1_700_000_000)).toBe(
      "t=1700000000,v1=d95c6b7477fbd7e9f90b1b0ef5f9c7ac25abca5382460e0d988c2b2a5b71b990",
    );
  });

  it("Svix", () => {
    const letter = {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      timestamp: 1_614_265_330,
      body: '{"test": 2432232314}',
    };
    expect(signSvix(letter, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).toBe(
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    );
  });

  it("WhatsApp", () => {
    const hex = createHmac("sha256", "test_app_secret").update("{}").digest("hex");
    expect(signWhatsApp("{}", "test_app_secret")).toBe(`sha256=${hex}`);
  });

  it("Twilio, a form and a query", () => {
    const call =
      "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
    expect(signTwilio("https://mycompany.com/myapp.php?foo=1&bar=2", call, "12345")).toBe(
      "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    );
    const status =
      "To=%2B15558675310&AccountSid=ACxxxxxx&ApiVersion=2010-04-01&From=%2B15017122661&MessageSid=SM2xxxxxx&MessageStatus=delivered&SmsSid=SM2xxxxxx&SmsStatus=delivered";
    expect(signTwilio("https://shop.example/api/webhooks/twilio", status, "test_auth_token")).toBe(
      "FHV3HKT/bJW/CH6cMSR5BQPzED4=",
    );
  });
});
