import { createHmac } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { signSvix, signTwilio } from "@/sandbox/signatures";
import { sealReference } from "@/server/modules/payments/providers/mpesa/callback-address";
import { hmac } from "@/server/platform/digest";
import { resetDatabase } from "@/server/testing/database";

Object.assign(process.env, SANDBOX_KEYS, {
  NEXTAUTH_SECRET: "n".repeat(32),
  CRON_SECRET: "c".repeat(32),
  APP_URL: "https://shop.test",
});

// The settings are read once, when these are first used.
const daraja = await import("./daraja/[token]/route");
const resend = await import("./resend/route");
const twilio = await import("./twilio/route");
const whatsapp = await import("./whatsapp/route");
const { database } = await import("@/server/platform/db");

beforeEach(resetDatabase);
afterAll(() => database().$disconnect());

const mail = '{"type":"email.delivered","data":{"email_id":"1"}}';
const form = "MessageSid=SM1&MessageStatus=delivered";
const chat = '{"object":"whatsapp_business_account","entry":[]}';
const sealMail = (body: string, age = 0) => {
  const timestamp = Math.floor(Date.now() / 1_000) - age;
  return {
    "svix-id": "1",
    "svix-timestamp": `${timestamp}`,
    "svix-signature": signSvix({ id: "1", timestamp, body }, SANDBOX_KEYS.RESEND_WEBHOOK_SECRET),
  };
};
const sealForm = (body: string) => ({
  "x-twilio-signature": signTwilio(
    "https://shop.test/api/webhooks/twilio",
    body,
    SANDBOX_KEYS.TWILIO_AUTH_TOKEN,
  ),
});
const sealChat = (body: string) => ({
  "x-hub-signature-256": `sha256=${createHmac("sha256", SANDBOX_KEYS.WHATSAPP_APP_SECRET).update(body).digest("hex")}`,
});

const DOORS = [
  ["resend", resend.POST, mail, sealMail],
  ["twilio", twilio.POST, form, sealForm],
  ["whatsapp", whatsapp.POST, chat, sealChat],
] as const;
type Door = (typeof DOORS)[number][1];
const post = async (door: Door, body: RequestInit["body"], headers: Record<string, string> = {}) => {
  const init = { method: "POST", body: body ?? null, headers, duplex: "half" };
  return (await door(new Request("http://10.0.0.1:3000/api/webhooks/x", init))).status;
};

describe.each(DOORS)("the door of %s", (name, door, body, seal) => {
  it("takes a sealed letter", async () => {
    expect(await post(door, body, seal(body))).toBe(200);
  });

  it("answers 401 to a letter that is unsealed, altered, or sealed by another service", async () => {
    expect(await post(door, body)).toBe(401);
    expect(await post(door, `${body} `, seal(body))).toBe(401);
    for (const [other, , otherBody, otherSeal] of DOORS) {
      if (other !== name) expect(await post(door, otherBody, otherSeal(otherBody))).toBe(401);
    }
    const events = await database().providerEvent.findMany();
    expect(events.length).toBeGreaterThan(0);
    expect(events.every(({ status }) => status === "rejected")).toBe(true);
  });

  it("answers 413 to more than it takes, said beforehand or found out on the way", async () => {
    const large = "x".repeat(300_000);
    expect(await post(door, large, { "content-length": "300000" })).toBe(413);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(large)),
    });
    expect(await post(door, endless)).toBe(413);
    expect(await database().providerEvent.count()).toBe(0);
  });

  it("answers 400 to a sealed letter that makes no sense", async () => {
    expect(await post(door, "{}", seal("{}"))).toBe(400);
  });
});

it("answers 400 to a stale letter", async () => {
  expect(await post(resend.POST, mail, sealMail(mail, 3_600))).toBe(400);
});

describe("the door of M-Pesa, whose letters nobody seals", () => {
  const callback = '{"Body":{"stkCallback":{"CheckoutRequestID":"ws_CO_1","ResultCode":1032}}}';
  const knock = async (token: string, body: string) => {
    const request = new Request("http://10.0.0.1:3000/api/webhooks/daraja/x", { method: "POST", body });
    return (await daraja.POST(request, { params: Promise.resolve({ token }) })).status;
  };
  const token = sealReference(hmac("n".repeat(32), "daraja-callbacks"), "OJ-ABC-DEF-1");

  it("opens only at an address that was made for a payment", async () => {
    expect(await knock(token, callback)).toBe(200);
    for (const other of ["", "guess", `${token}0`, sealReference("another-key", "OJ-ABC-DEF-1")])
      expect(await knock(other, callback)).toBe(401);
    const statuses = (await database().providerEvent.findMany()).map(({ status }) => status);
    expect(statuses.sort()).toEqual(["received", "rejected"]);
  });

  it("answers 400 to what is no callback, and 413 to more than it takes", async () => {
    expect(await knock(token, "{}")).toBe(400);
    expect(await knock(token, "x".repeat(300_000))).toBe(413);
  });
});

it("answers Meta's handshake with its challenge, and anyone else with 403", async () => {
  const ask = (token: string) =>
    whatsapp.GET(
      new Request(
        `https://shop.test/api/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${token}`,
      ),
    );
  const answer = ask(SANDBOX_KEYS.WHATSAPP_VERIFY_TOKEN);
  expect([answer.status, await answer.text(), answer.headers.get("content-type")]).toEqual([
    200,
    "42",
    "text/plain",
  ]);
  expect(ask("wrong").status).toBe(403);
});
