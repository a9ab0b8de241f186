import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import type { Plugs } from "@/server/context";
import { whatsappChannel } from "@/server/modules/notifications/providers/whatsapp/channel";
import { HOUR, MINUTE } from "@/server/platform/clock";
import { newId } from "@/server/platform/id";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { closeConversation, listConversations, REPLY_TASK, readConversation, reply } from "./answer-shopper";
import { makeLink } from "./make-link";
import { receiveWhatsApp } from "./receive-whatsapp";
import { resumeReplies, sendReply } from "./send-reply";

let sandbox: Sandbox;
const channels: { -readonly [Name in keyof Plugs["channels"]]: Plugs["channels"][Name] } = {};
const kit = createTestCtx({ plugs: { channels } });
const { system, guest, clock, db } = kit;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    appUrl: "http://127.0.0.1:9",
    pace: { messageMs: 60_000, retriesMs: [] },
  });
});
beforeEach(async () => {
  await resetDatabase();
  sandbox.controls.reset();
  clock.set(new Date("2026-11-22T09:00:00Z"));
  const {
    WHATSAPP_TOKEN: token,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_APP_SECRET: appSecret,
  } = SANDBOX_KEYS;
  channels.whatsapp = whatsappChannel({ token, phoneNumberId, appSecret, baseUrl: `${sandbox.url}/graph` });
});
afterAll(async () => {
  await sandbox.stop();
  await kit.close();
});

const sign = (rawBody: string) =>
  new Headers({
    "x-hub-signature-256": `sha256=${createHmac("sha256", SANDBOX_KEYS.WHATSAPP_APP_SECRET).update(rawBody).digest("hex")}`,
  });
function letter(...values: object[]) {
  const rawBody = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "1", changes: values.map((value) => ({ value, field: "messages" })) }],
  });
  return { rawBody, headers: sign(rawBody) };
}
const inbound = (body: string) => ({
  contacts: [{ profile: { name: "Sheena" }, wa_id: "16505551234" }],
  messages: [
    {
      from: "16505551234",
      id: `wamid.${body}`,
      timestamp: `${Math.floor(clock.now().getTime() / 1_000)}`,
      type: "text",
      text: { body },
    },
  ],
});
const status = (id: string, word: string) => ({
  statuses: [{ id, status: word, timestamp: "1", recipient_id: "16505551234" }],
});
const hear = (body: string) => {
  clock.advance(1_000);
  return receiveWhatsApp(system, letter(inbound(body)));
};
const inbox = async () => listConversations(await kit.staff("concierge"));
const one = async () => {
  const [row, ...others] = await inbox();
  if (!row || others.length > 0) throw new Error("Expected exactly one conversation");
  return readConversation(await kit.staff("concierge"), { id: row.id });
};
const saySomething = async (text: string) => {
  clock.advance(1_000);
  return reply(await kit.staff("concierge"), { conversationId: (await one()).id, text });
};
const lastReply = () =>
  db.conversationMessage.findFirstOrThrow({ where: { direction: "out" }, orderBy: { id: "desc" } });
const sendLast = async () => sendReply(system, { messageId: (await lastReply()).id });

const ADDRESS = {
  country: "NG",
  state: "Lagos",
  city: "Lekki",
  street: "1 Admiralty Way",
  landmark: "",
  postcode: "",
};
const DELIVERY = { method: "standard", label: "Standard delivery", minDays: 2, maxDays: 4 };

async function anOrder(number: string): Promise<void> {
  const amounts = { subtotalMinor: 100n, deliveryMinor: 0n, totalMinor: 100n };
  const person = {
    name: "Ada",
    email: "ada@example.test",
    phone: "+2348031234567",
    address: ADDRESS,
    delivery: DELIVERY,
  };
  const at = clock.now();
  await db.order.create({
    data: {
      id: newId("order"),
      number,
      status: "awaiting_payment",
      currency: "NGN",
      ...amounts,
      ...person,
      explanation: [],
      idempotencyKey: number,
      requestHash: "",
      placedAt: at,
      statusChangedAt: at,
    },
  });
}
const aCart = (reference: string) =>
  db.cart.create({
    data: {
      id: `crt_${reference}`,
      tokenHash: "the-token-hash",
      currency: "NGN",
      reference,
      createdAt: clock.now(),
      updatedAt: clock.now(),
    },
  });

describe("what shoppers write", () => {
  it("opens a conversation, and continues the same one", async () => {
    expect(await hear("Hello")).toBe("accepted");
    clock.advance(MINUTE);
    await hear("Anyone there?");
    const conversation = await one();
    expect(conversation).toMatchObject({
      name: "Sheena",
      status: "open",
      windowEndsAt: new Date("2026-11-23T09:01:02Z"),
    });
    expect(conversation.messages.map(({ text, direction }) => [direction, text])).toEqual([
      ["in", "Hello"],
      ["in", "Anyone there?"],
    ]);
    expect(conversation.contact).not.toContain("16505551234");
  });

  it("counts once, however often and in whatever batch it comes", async () => {
    const batch = letter(inbound("One"), inbound("Two"), inbound("One"));
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => receiveWhatsApp(system, batch)),
      hear("One"),
      hear("Two"),
    ]);
    expect(new Set(answers)).toEqual(new Set(["accepted"]));
    expect((await one()).messages).toHaveLength(2);
    expect((await kit.told()).filter((topic) => topic === "concierge.message-received")).toHaveLength(2);
  });

  it("is linked to the order or cart it names, if that exists", async () => {
    await anOrder("OJ-7K4P-9QXM");
    await aCart("7K4P9QXM");
    await hear("Where is OJ-AAAA-3333?");
    expect(await one()).toMatchObject({ orderNumber: null, cartReference: null });
    await hear("I mean oj7k4p9qxm");
    await hear("and my cart (reference 7K4P9QXM)");
    expect(await one()).toMatchObject({ orderNumber: "OJ-7K4P-9QXM", cartReference: "7K4P9QXM" });
    expect((await inbox())[0]).toMatchObject({
      orderNumber: "OJ-7K4P-9QXM",
      cartReference: "7K4P9QXM",
      lastText: "and my cart (reference 7K4P9QXM)",
    });
  });

  it("may come from someone without a number, and be nothing we can show", async () => {
    const user_id = "US.13491208655302741918";
    await receiveWhatsApp(
      system,
      letter({
        contacts: [{ profile: { name: "Hidden" }, user_id }],
        messages: [{ from_user_id: user_id, id: "wamid.h", timestamp: "1749416383", type: "unsupported" }],
      }),
    );
    expect(await one()).toMatchObject({
      name: "Hidden",
      contact: "hidden by WhatsApp",
      messages: [{ text: "[something WhatsApp could not pass on]" }],
    });
  });

  it("opens a closed conversation again, but a repetition does not", async () => {
    await hear("Hello");
    await closeConversation(await kit.staff("support"), { id: (await one()).id });
    await hear("Hello");
    expect((await one()).status).toBe("closed");
    await hear("One more thing");
    expect((await one()).status).toBe("open");
    expect((await kit.told()).filter((topic) => topic === "concierge.conversation-closed")).toHaveLength(1);
  });

  it("is refused and filed as rejected when it is not WhatsApp who says so", async () => {
    const { rawBody } = letter(inbound("Hello"));
    const altered = rawBody.replace("Hello", "Hallo");
    expect(await receiveWhatsApp(system, { rawBody: altered, headers: sign(rawBody) })).toBe("forged");
    expect(await receiveWhatsApp(system, { rawBody, headers: new Headers() })).toBe("forged");
    expect(await receiveWhatsApp(system, { rawBody: "[]", headers: sign("[]") })).toBe("unreadable");
    expect(await inbox()).toEqual([]);
    expect((await db.providerEvent.findMany()).map((event) => event.status)).toEqual([
      "rejected",
      "rejected",
      "rejected",
    ]);
  });
});

describe("a reply", () => {
  it("is kept, logged, sent once, and shows how it went", async () => {
    await hear("Hello");
    expect((await saySomething("How can I help?")).messages.at(-1)).toMatchObject({
      direction: "out",
      author: "Concierge",
      status: "queued",
    });
    expect(await kit.jobs(REPLY_TASK)).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, sendLast));
    expect(sandbox.controls.messages({ kind: "whatsapp" })).toMatchObject([
      { text: "How can I help?", to: ["16505551234"] },
    ]);

    const { providerId } = await lastReply();
    for (const word of ["read", "sent", "delivered", "warped"])
      await receiveWhatsApp(system, letter(status(providerId ?? "", word)));
    expect((await one()).messages.at(-1)).toMatchObject({ status: "delivered" });
    expect(await kit.told()).toContain("concierge.reply-written");
  });

  it("leaves only while WhatsApp allows it", async () => {
    await hear("Hello");
    clock.advance(24 * HOUR - MINUTE - 1_000);
    await saySomething("Just in time");
    clock.advance(MINUTE);
    await expect(saySomething("Too late")).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("24 hours"),
    });
    delete channels.whatsapp;
    await expect(saySomething("No keys")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  it("is never repeated by itself after an unclear answer", async () => {
    await hear("Hello");
    await saySomething("How can I help?");
    sandbox.controls.setFaults({ whatsapp: { on: "api", answerLost: 1 } });
    await sendLast();
    clock.advance(HOUR);
    await resumeReplies(system, { limit: 10 });
    await sendLast();
    expect((await lastReply()).status).toBe("unknown");
    expect(sandbox.controls.messages({ kind: "whatsapp" })).toHaveLength(1);
  });

  it("survives a lost job, and is unclear after a crash in the middle", async () => {
    await hear("Hello");
    await saySomething("How can I help?");
    clock.advance(10 * MINUTE);
    expect(await resumeReplies(system, { limit: 10 })).toBe(1);
    expect((await lastReply()).status).toBe("queued");
    await db.conversationMessage.updateMany({ where: { direction: "out" }, data: { status: "sending" } });
    await resumeReplies(system, { limit: 10 });
    expect((await lastReply()).status).toBe("unknown");
  });

  it("takes a receipt that is faster than the answer", async () => {
    await hear("Hello");
    await saySomething("How can I help?");
    const channel = channels.whatsapp;
    if (!channel) throw new Error("No channel");
    channels.whatsapp = {
      ...channel,
      async send(message) {
        const outcome = await channel.send(message);
        if (outcome.ok) await receiveWhatsApp(system, letter(status(outcome.value.providerId, "delivered")));
        return outcome;
      },
    };
    await sendLast();
    expect((await lastReply()).status).toBe("delivered");
  });

  it("to a conversation that is not there is refused", async () => {
    await expect(
      reply(await kit.staff("concierge"), { conversationId: "cnv_unknown", text: "Hello" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(readConversation(await kit.staff("concierge"), { id: "cnv_unknown" })).rejects.toMatchObject(
      { code: "NOT_FOUND" },
    );
  });
});

describe("a link to WhatsApp", () => {
  const shopper = {
    ...guest,
    cart: {
      token: null,
      currency: "NGN",
      keepToken: () => undefined,
      keepCurrency: () => undefined,
      keepCount: () => undefined,
    },
  } as const;
  const wordsOf = ({ url }: { url: string }) => new URL(url).searchParams.get("text");

  it("names the order, and the cart once there is one", async () => {
    expect(wordsOf(await makeLink(shopper, { about: "order", number: "OJ-7K4P-9QXM" }))).toContain(
      "OJ-7K4P-9QXM",
    );
    expect(wordsOf(await makeLink(shopper, { about: "cart" }))).toBe(
      "Hello Oja, I have a question about my cart.",
    );
    await expect(makeLink(shopper, { about: "product", slug: "no-such-thing" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("carries the cart's reference, never its token", async () => {
    const token = "a-secret-token";
    const { sha256 } = await import("@/server/platform/digest");
    await aCart("7K4P9QXM");
    await db.cart.updateMany({ data: { tokenHash: sha256(token) } });
    const { url } = await makeLink({ ...shopper, cart: { ...shopper.cart, token } }, { about: "checkout" });
    expect(wordsOf({ url })).toContain("7K4P9QXM");
    expect(url).not.toContain(token);
    expect(url).not.toContain(sha256(token));
  });
});
