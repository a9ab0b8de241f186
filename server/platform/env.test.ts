import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const least = {
  DATABASE_URL: "postgresql://oja:oja@127.0.0.1:5432/oja",
  NEXTAUTH_SECRET: "n".repeat(32),
  CRON_SECRET: "c".repeat(32),
};

describe("the environment", () => {
  it("starts with the least that is needed, every provider off", () => {
    const env = readEnv(least);
    expect(env.PAYSTACK_SECRET_KEY).toBeUndefined();
    expect(env.PAYSTACK_BASE_URL).toBe("https://api.paystack.co");
  });

  it("names every variable that is wrong, and what to do", () => {
    expect(() => readEnv({ NEXTAUTH_SECRET: "short", APP_URL: "shop" })).toThrow(
      /APP_URL must be an http.*\n.*DATABASE_URL is needed.*\n.*NEXTAUTH_SECRET must be at least 32/,
    );
  });

  it.each([
    "PAYSTACK_SECRET_KEY",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "DARAJA_CONSUMER_KEY",
    "DARAJA_CONSUMER_SECRET",
    "DARAJA_SHORTCODE",
    "DARAJA_PASSKEY",
    "DARAJA_CALLBACK_SECRET",
    "RESEND_WEBHOOK_SECRET",
    "TWILIO_AUTH_TOKEN",
    "WHATSAPP_APP_SECRET",
    "CRON_SECRET",
    "NEXTAUTH_SECRET",
  ])("refuses an empty %s", (name) => {
    expect(() => readEnv({ ...least, [name]: "" })).toThrow(name);
  });

  it("refuses a key whose webhook secret is missing", () => {
    expect(() => readEnv({ ...least, STRIPE_SECRET_KEY: "sk_test_1" })).toThrow(
      "STRIPE_WEBHOOK_SECRET must be set together with STRIPE_SECRET_KEY",
    );
  });

  it("refuses half of M-Pesa's settings, a guessable seal, and a shortcode that is none", () => {
    const daraja = {
      DARAJA_CONSUMER_KEY: "key",
      DARAJA_CONSUMER_SECRET: "secret",
      DARAJA_SHORTCODE: "600123",
    };
    expect(() => readEnv({ ...least, ...daraja })).toThrow("DARAJA_PASSKEY must be set together with");
    const whole = { ...daraja, DARAJA_PASSKEY: "passkey" };
    expect(readEnv({ ...least, ...whole }).DARAJA_BASE_URL).toBe("https://api.safaricom.co.ke");
    expect(() => readEnv({ ...least, ...whole, DARAJA_CALLBACK_SECRET: "short" })).toThrow("at least 32");
    expect(() => readEnv({ ...least, ...whole, DARAJA_SHORTCODE: "paybill" })).toThrow("DARAJA_SHORTCODE");
  });

  it("sends secrets only over https in a real deployment", () => {
    const live = { ...least, NODE_ENV: "production", APP_URL: "https://shop.example" };
    expect(() => readEnv({ ...live, PAYSTACK_BASE_URL: "http://127.0.0.1:4010/paystack" })).toThrow(
      /PAYSTACK_BASE_URL must be https/,
    );
    expect(
      readEnv({ ...live, OJA_SANDBOX: "1", PAYSTACK_BASE_URL: "http://127.0.0.1:4010/paystack" }).OJA_SANDBOX,
    ).toBe(true);
  });
});
