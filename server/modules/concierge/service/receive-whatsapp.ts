import type { Ctx } from "@/server/context";
import { findCartByReference } from "@/server/modules/cart/service";
import { findOrder } from "@/server/modules/orders/service";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { System } from "@/server/shared/actor";
import { MessageReceived } from "../events";
import { findReferences, type ReceiptStatus, windowAfter } from "../policy";
import * as repo from "../repo";
import { type Inbound, readInbound } from "./read-letter";

/** `off`: WhatsApp has no keys here, so nobody can have a right to call. */
export type LetterAnswer = "accepted" | "forged" | "stale" | "unreadable" | "off";
type Letter = { readonly rawBody: string; readonly headers: Headers };

const FORGERY_KEPT = 2_000;

/**
 * Takes in one letter from WhatsApp: messages from shoppers open or continue their
 * conversation, receipts update our replies. Filed first; any order, any number of times.
 */
export async function receiveWhatsApp(ctx: Ctx<System>, { rawBody, headers }: Letter): Promise<LetterAnswer> {
  const channel = ctx.channels.whatsapp;
  if (!channel) return "off";
  const reading = channel.read(rawBody, headers);
  if (!reading.ok) {
    const event = {
      eventKey: `rejected:${repo.keyOfBody(rawBody)}`,
      topic: reading.failure,
      reference: null,
      problem: reading.detail,
    };
    await repo.fileEvent(
      ctx.db,
      { ...event, rawBody: rawBody.slice(0, FORGERY_KEPT), status: "rejected" },
      ctx.clock(),
    );
    return reading.failure;
  }
  const messages = readInbound(rawBody);
  if (!messages) return "unreadable";
  if (messages.length > 0) await takeMessages(ctx, rawBody, messages);
  for (const receipt of reading.value) await takeReceipt(ctx, rawBody, receipt);
  return "accepted";
}

async function takeMessages(ctx: Ctx<System>, rawBody: string, messages: readonly Inbound[]): Promise<void> {
  const at = ctx.clock();
  // WhatsApp numbers its messages, not its letters: the letter is known by its content.
  const eventKey = `letter:${repo.keyOfBody(rawBody)}`;
  await repo.fileEvent(
    ctx.db,
    {
      eventKey,
      topic: "messages",
      reference: messages[0]?.providerId ?? null,
      rawBody,
      problem: null,
      status: "received",
    },
    at,
  );
  for (const message of messages) await takeMessage(ctx, message);
  await repo.closeEvent(ctx.db, eventKey, "handled", at);
}

async function takeMessage(ctx: Ctx<System>, message: Inbound): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    // A repeated message must not open a conversation again that staff have closed.
    if (await repo.isMessageKnown(db, message.providerId)) return;
    const { contact, name, providerId, text, at } = message;
    const now = ctx.clock();
    const conversationId = await repo.openConversation(db, {
      contact,
      name,
      windowEndsAt: windowAfter(at),
      at: now,
    });
    const words = {
      conversationId,
      providerId,
      direction: "in",
      author: name || "Shopper",
      text,
      status: "received",
      at,
    } as const;
    const messageId = await repo.saveMessage(db, words, now);
    if (!messageId) return;
    await linkSubject(db, conversationId, text);
    await announce(db, ctx, {
      kind: MessageReceived,
      payload: { conversationId, messageId },
      change: { subject: conversationId },
    });
  });
}

/** What the words are about, as far as they name it. A name is no proof: staff still ask before they tell. */
async function linkSubject(db: Db, conversationId: string, text: string): Promise<void> {
  const { orders, carts } = findReferences(text);
  for (const number of orders) {
    const order = await findOrder(db, { number });
    if (order) return repo.saveSubject(db, conversationId, { orderId: order.id });
  }
  for (const reference of carts) {
    const cart = await findCartByReference(db, reference);
    if (cart) return repo.saveSubject(db, conversationId, { cartId: cart.id });
  }
}

type Receipt = {
  readonly eventKey: string;
  readonly providerId: string;
  readonly status: ReceiptStatus;
  readonly problem: string | null;
};

async function takeReceipt(
  ctx: Ctx<System>,
  rawBody: string,
  { eventKey, providerId, status, problem }: Receipt,
): Promise<void> {
  const at = ctx.clock();
  await repo.fileEvent(
    ctx.db,
    { eventKey, topic: status, reference: providerId, rawBody, problem, status: "received" },
    at,
  );
  const isKnown = await repo.applyReceipt(ctx.db, providerId, status);
  await repo.closeEvent(ctx.db, eventKey, isKnown ? "handled" : "parked", at);
}
