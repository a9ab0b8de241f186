import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { signSvix, signTwilio } from "@/sandbox/signatures";
import type { Plugs } from "@/server/context";
import { HOUR, MINUTE, systemClock } from "@/server/platform/clock";
import { money } from "@/server/shared/money";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import type { OrderLetter } from "../contract";
import { resendChannel } from "../providers/resend/channel";
import { twilioChannel } from "../providers/twilio/channel";
import { listMessages, listOrderMessages, retryMessage } from "./list-messages";
import { notifyOrderPaid, notifyOrderShipped } from "./notify-buyer";
import { notifySignInCode } from "./notify-sign-in";
import { queueMessage, SEND_TASK } from "./queue-message";
import { receiveReceipts } from "./receive-receipts";
import { resumeMessages, sendMessage } from "./send-message";

const WEBHOOK_URL = "http://shop.test/api/webhooks/twilio";
let sandbox: Sandbox;
const channels: { -readonly [Name in keyof Plugs["channels"]]: Plugs["channels"][Name] } = {};
const kit = createTestCtx({ plugs: { channels } });
const { system, clock, db } = kit;

beforeAll(async () => {
  // The shop does not listen: receipts are handed over by hand, in the order a test wants.
  sandbox = await startSandbox({
    port: 0,
    appUrl: "http://127.0.0.1:9",
    pace: { messageMs: 60_000, retriesMs: [] },
  });
});
beforeEach(async () => {
  await resetDatabase();
  sandbox.controls.reset();
  clock.set(new Date());
  const {
    RESEND_API_KEY: apiKey,
    RESEND_WEBHOOK_SECRET: webhookSecret,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
  } = SANDBOX_KEYS;
  channels.email = resendChannel({
    apiKey,
    webhookSecret,
    baseUrl: `${sandbox.url}/resend`,
    from: "Oja <hello@oja.test>",
    clock: systemClock,
  });
  channels.sms = twilioChannel({
    accountSid,
    authToken,
    baseUrl: `${sandbox.url}/twilio`,
    from: "+15005550006",
    webhookUrl: WEBHOOK_URL,
  });
});
afterAll(async () => {
  await sandbox.stop();
  await kit.close();
});

const anOrder = (changes: Partial<OrderLetter> = {}): OrderLetter => ({
  id: "ord_1",
  number: "OJ-7K4P-9QXM",
  name: "Adaeze Obi",
  email: "ada@example.test",
  phone: "+2348031234567",
  trackingUrl: "http://shop.test/orders/OJ-7K4P-9QXM?t=abc",
  lines: [{ title: "Adire", quantity: 1, total: money(100n, "NGN") }],
  delivery: money(0n, "NGN"),
  total: money(100n, "NGN"),
  place: "Lekki, Lagos",
  deliveryLabel: "Standard delivery",
  ...changes,
});
const parcel = { carrier: "GIG", trackingNumber: "GIG-1", trackingUrl: null };
const messages = () => db.message.findMany({ orderBy: { channel: "asc" } });
const only = async () => {
  const [message, ...others] = await messages();
  if (!message || others.length > 0) throw new Error("Expected exactly one message");
  return message;
};
const send = async () => sendMessage(system, { messageId: (await only()).id });
const inBox = (kind: "mail" | "sms") => sandbox.controls.messages({ kind });
const anSms = () =>
  notifyOrderShipped(system, anOrder({ email: "ada@example.test" }), parcel).then(() =>
    db.message.deleteMany({ where: { channel: "email" } }),
  );

function mailReceipt(type: string, providerId: string, id = `svix_${type}`) {
  const rawBody = JSON.stringify({ type, data: { email_id: providerId } });
  const timestamp = Math.floor(Date.now() / 1_000);
  const signature = signSvix({ id, timestamp, body: rawBody }, SANDBOX_KEYS.RESEND_WEBHOOK_SECRET);
  return {
    rawBody,
    headers: new Headers({ "svix-id": id, "svix-timestamp": `${timestamp}`, "svix-signature": signature }),
  };
}

describe("telling people", () => {
  it("writes one message and one job per fact and channel, however often it is told", async () => {
    await Promise.all(Array.from({ length: 5 }, () => notifyOrderShipped(system, anOrder(), parcel)));
    expect((await messages()).map(({ channel, recipient, status }) => [channel, recipient, status])).toEqual([
      ["email", "ada@example.test", "queued"],
      ["sms", "+2348031234567", "queued"],
    ]);
    expect(await kit.jobs(SEND_TASK)).toHaveLength(2);
    await notifyOrderShipped(system, anOrder(), { ...parcel, trackingNumber: "GIG-2" });
    expect(await messages()).toHaveLength(4);
  });

  it("sends SMS only where we may", async () => {
    await notifyOrderShipped(system, anOrder({ phone: "+447911123456" }), parcel);
    expect((await only()).channel).toBe("email");
  });

  it("leaves nothing behind when the caller's transaction fails", async () => {
    const draft = {
      dedupeKey: "x",
      channel: "email",
      recipient: "a@b.test",
      template: "order-confirmed",
      props: { order: anOrder() },
      orderId: null,
    } as const;
    const work = db.$transaction(async (tx) => {
      await queueMessage(system, tx, draft);
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await messages()).toEqual([]);
    expect(await kit.jobs(SEND_TASK)).toEqual([]);
  });
});

describe("sending", () => {
  it("sends once, however many workers try", async () => {
    await notifyOrderPaid(system, anOrder());
    const { id } = await only();
    await Promise.all(Array.from({ length: 10 }, () => sendMessage(system, { messageId: id })));
    expect(inBox("mail")).toMatchObject([
      { to: ["ada@example.test"], subject: "Your order OJ-7K4P-9QXM is confirmed" },
    ]);
    expect(sandbox.controls.calls().resend).toEqual({ "emails.send": 1 });
    expect(await only()).toMatchObject({ status: "sent", tries: 1, providerId: inBox("mail")[0]?.id });
  });

  it("forgets the words of a one-time code", async () => {
    await notifySignInCode(system, {
      challengeId: "chl_1",
      email: "admin@oja.test",
      name: "Ada",
      code: "042137",
      minutes: 10,
    });
    await send();
    expect(inBox("mail")[0]?.text).toContain("042137");
    expect(JSON.stringify(await only())).not.toContain("042137");
  });

  it("asks again after an unclear answer to a mail, which is sent once all the same", async () => {
    await notifyOrderPaid(system, anOrder());
    sandbox.controls.setFaults({ resend: { on: "api", answerLost: 1 } });
    await send();
    expect(await only()).toMatchObject({ status: "queued", tries: 1 });
    expect(await kit.jobs(SEND_TASK)).toHaveLength(1);
    await send();
    expect(await only()).toMatchObject({ status: "sent", problem: null });
    expect(inBox("mail")).toHaveLength(1);
  });

  it("never repeats an SMS after an unclear answer: a person decides", async () => {
    await anSms();
    sandbox.controls.setFaults({ twilio: { on: "api", answerLost: 1 } });
    await send();
    await send();
    clock.advance(HOUR);
    await resumeMessages(system, { limit: 100 });
    await send();
    expect(await only()).toMatchObject({ status: "unknown", tries: 1 });
    expect(inBox("sms")).toHaveLength(1);
  });

  it("gives up at once on a refusal, and after ten tries on a service that is away", async () => {
    await notifyOrderPaid(system, anOrder({ email: "nonsense" }));
    await send();
    expect(await only()).toMatchObject({
      status: "failed",
      tries: 1,
      problem: expect.stringContaining("Resend:"),
    });

    await resetDatabase();
    await notifyOrderPaid(system, anOrder());
    sandbox.controls.setFaults({ resend: { on: "api", status500: true } });
    for (let i = 0; i < 12; i++) await send();
    expect(await only()).toMatchObject({ status: "failed", tries: 10 });
  });

  it("says that a channel without keys is off", async () => {
    await notifyOrderPaid(system, anOrder());
    delete channels.email;
    await send();
    expect(await only()).toMatchObject({ status: "failed", problem: expect.stringContaining("no keys") });
  });

  it("takes a mail over from a worker that died, but not from one that is still at it", async () => {
    await notifyOrderPaid(system, anOrder());
    await db.message.updateMany({ data: { status: "sending", claimedAt: clock.now() } });
    await send();
    expect(inBox("mail")).toHaveLength(0);
    clock.advance(3 * MINUTE);
    expect(await resumeMessages(system, { limit: 100 })).toBe(1);
    await send();
    expect(inBox("mail")).toHaveLength(1);
  });

  it("calls an SMS unknown whose sending was cut off", async () => {
    await anSms();
    await db.message.updateMany({ data: { status: "sending", claimedAt: clock.now() } });
    clock.advance(3 * MINUTE);
    await resumeMessages(system, { limit: 100 });
    expect(await only()).toMatchObject({ status: "unknown" });
  });

  it("gives a lost job back, but does not hurry one that waits for its next try", async () => {
    await notifyOrderPaid(system, anOrder());
    await db.message.updateMany({ data: { createdAt: clock.now() } });
    expect(await resumeMessages(system, { limit: 100 })).toBe(0);
    clock.advance(3 * MINUTE);
    expect(await resumeMessages(system, { limit: 100 })).toBe(1);
    sandbox.controls.setFaults({ resend: { on: "api", status500: true } });
    await send();
    clock.advance(30 * MINUTE);
    expect(await resumeMessages(system, { limit: 100 })).toBe(0);
    clock.advance(HOUR);
    expect(await resumeMessages(system, { limit: 100 })).toBe(1);
  });
});

describe("receipts", () => {
  const sentMail = async (): Promise<string> => {
    await notifyOrderPaid(system, anOrder());
    await send();
    return (await only()).providerId ?? "";
  };

  it.each([
    [["email.sent", "email.delivered"], "delivered"],
    [["email.delivered", "email.sent"], "delivered"],
    [["email.delivered", "email.bounced"], "delivered"],
    [["email.bounced", "email.sent"], "failed"],
    [["email.opened"], "sent"],
  ])("%j leave the message %s", async (types, status) => {
    const providerId = await sentMail();
    for (const type of types)
      expect(await receiveReceipts(system, "email", mailReceipt(type, providerId))).toBe("accepted");
    expect(await only()).toMatchObject({ status });
  });

  it("are filed once each, however often they come", async () => {
    const receipt = mailReceipt("email.delivered", await sentMail());
    await Promise.all(Array.from({ length: 30 }, () => receiveReceipts(system, "email", receipt)));
    expect(await db.providerEvent.findMany()).toMatchObject([
      { provider: "email", topic: "delivered", status: "handled" },
    ]);
  });

  it("that come before we know the id wait until we do", async () => {
    await notifyOrderPaid(system, anOrder());
    const channel = channels.email;
    if (!channel) throw new Error("No channel");
    channels.email = {
      ...channel,
      async send(message) {
        const outcome = await channel.send(message);
        if (outcome.ok)
          await receiveReceipts(system, "email", mailReceipt("email.delivered", outcome.value.providerId));
        return outcome;
      },
    };
    await send();
    expect(await only()).toMatchObject({ status: "delivered" });
    expect(await db.providerEvent.findMany()).toMatchObject([{ status: "handled" }]);
  });

  it("that are forged are filed as rejected, cut short, and change nothing", async () => {
    const providerId = await sentMail();
    const { rawBody } = mailReceipt("email.bounced", providerId);
    const forged = {
      rawBody: `${rawBody}${" ".repeat(9_000)}\0`,
      headers: new Headers({ "svix-id": "1", "svix-timestamp": "1", "svix-signature": "v1,AAAA" }),
    };
    for (let i = 0; i < 3; i++) expect(await receiveReceipts(system, "email", forged)).toBe("forged");
    expect(await only()).toMatchObject({ status: "sent" });
    const events = await db.providerEvent.findMany();
    expect(events).toMatchObject([{ status: "rejected", topic: "forged" }]);
    expect(events[0]?.rawBody.length).toBeLessThanOrEqual(2_000);
  });

  it("are refused when they are stale, and when the channel is off", async () => {
    const body = '{"type":"email.sent","data":{"email_id":"1"}}';
    const signature = signSvix(
      { id: "1", timestamp: 1_614_265_330, body },
      SANDBOX_KEYS.RESEND_WEBHOOK_SECRET,
    );
    const headers = new Headers({
      "svix-id": "1",
      "svix-timestamp": "1614265330",
      "svix-signature": signature,
    });
    expect(await receiveReceipts(system, "email", { rawBody: body, headers })).toBe("stale");
    delete channels.email;
    expect(await receiveReceipts(system, "email", { rawBody: body, headers })).toBe("off");
  });

  it("of an SMS say why it failed", async () => {
    await anSms();
    await send();
    const form = new URLSearchParams({
      MessageSid: (await only()).providerId ?? "",
      MessageStatus: "undelivered",
      ErrorCode: "30003",
    }).toString();
    const headers = new Headers({
      "x-twilio-signature": signTwilio(WEBHOOK_URL, form, SANDBOX_KEYS.TWILIO_AUTH_TOKEN),
    });
    expect(await receiveReceipts(system, "sms", { rawBody: form, headers })).toBe("accepted");
    expect(await only()).toMatchObject({ status: "failed", problem: expect.stringContaining("30003") });
  });
});

describe("staff", () => {
  it("see messages in pages, with recipients masked", async () => {
    for (const number of [1, 2, 3]) await notifyOrderPaid(system, anOrder({ id: `ord_${number}` }));
    const ctx = await kit.staff("support");
    const first = await listMessages(ctx, { limit: 2 });
    const second = await listMessages(ctx, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.rows, ...second.rows].map(({ orderId }) => orderId).sort()).toEqual([
      "ord_1",
      "ord_2",
      "ord_3",
    ]);
    expect(first.rows[0]?.recipient).toBe("a•••@example.test");
    expect(second.nextCursor).toBeNull();
    expect(await listOrderMessages(ctx, "ord_2")).toHaveLength(1);
  });

  it("can have a failed message sent again, once per click however fast", async () => {
    await anSms();
    await db.message.updateMany({ data: { status: "unknown", tries: 1 } });
    const ctx = await kit.staff("support");
    const { id } = await only();
    const clicks = await Promise.allSettled(Array.from({ length: 5 }, () => retryMessage(ctx, { id })));
    expect(clicks.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await kit.told()).toEqual(["notifications.message-retried"]);
    await send();
    expect(inBox("sms")).toHaveLength(1);
  });

  it("get a new message for one the service had taken before", async () => {
    await notifyOrderPaid(system, anOrder());
    await send();
    await db.message.updateMany({ data: { status: "failed" } });
    const ctx = await kit.staff("support");
    const { id } = await only();
    await retryMessage(ctx, { id });
    await expect(retryMessage(ctx, { id })).rejects.toMatchObject({ code: "CONFLICT" });
    for (const message of await messages()) await sendMessage(system, { messageId: message.id });
    expect(inBox("mail")).toHaveLength(2);
  });

  it("cannot send again what went well", async () => {
    await notifyOrderPaid(system, anOrder());
    await expect(retryMessage(await kit.staff("support"), { id: (await only()).id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(retryMessage(await kit.staff("support"), { id: "msg_unknown" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
