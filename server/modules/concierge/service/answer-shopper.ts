import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { maskPhone } from "@/server/shared/phone";
import type { ConversationInput, ConversationRow, ConversationView, ReplyInput } from "../contract";
import { ConversationClosed, ReplyWritten } from "../events";
import * as repo from "../repo";

export const REPLY_TASK = "concierge.send-reply";

const MOST_ROWS = 100;
const MOST_MESSAGES = 200;
const AUTHORS = { admin: "Admin", support: "Support", concierge: "Concierge" } as const;

const mask = <Row extends { readonly contact: string }>(row: Row): Row => ({
  ...row,
  contact: row.contact.startsWith("+") ? maskPhone(row.contact) : "hidden by WhatsApp",
});

/** The inbox: open conversations first, the latest on top. */
export const listConversations = async (ctx: Ctx<Staff>): Promise<ConversationRow[]> =>
  (await repo.listConversations(ctx.db, MOST_ROWS)).map(mask);

export const countOpenConversations = (ctx: Ctx<Staff>): Promise<number> => repo.countOpen(ctx.db);

/** One conversation with its latest messages, oldest first. */
export async function readConversation(
  ctx: Ctx<Staff>,
  { id }: ConversationInput,
): Promise<ConversationView> {
  const conversation = await repo.readConversation(ctx.db, id, MOST_MESSAGES);
  if (!conversation) throw new AppError("NOT_FOUND", "There is no such conversation.");
  return mask(conversation);
}

/**
 * Writes a reply, which a job sends. CONFLICT once WhatsApp's window is shut: a day after
 * the shopper last wrote. UNAVAILABLE where WhatsApp has no keys.
 */
export async function reply(
  ctx: Ctx<Staff>,
  { conversationId, text }: ReplyInput,
): Promise<ConversationView> {
  if (!ctx.channels.whatsapp)
    throw new AppError(
      "UNAVAILABLE",
      "WhatsApp is not connected here. Set its keys, or answer from the phone.",
    );
  const at = ctx.clock();
  const conversation = await repo.findConversation(ctx.db, conversationId);
  if (!conversation) throw new AppError("NOT_FOUND", "There is no such conversation.");
  if (!conversation.windowEndsAt || conversation.windowEndsAt <= at) {
    throw new AppError(
      "CONFLICT",
      "They last wrote more than 24 hours ago, so WhatsApp takes no reply until they write again. Call or e-mail them instead.",
    );
  }
  await ctx.db.$transaction(async (db) => {
    const message = {
      conversationId,
      providerId: null,
      direction: "out",
      author: AUTHORS[ctx.actor.role],
      text,
      status: "queued",
      at,
    } as const;
    const messageId = await repo.saveMessage(db, message, at);
    if (!messageId) throw new Error("The reply was not written");
    await repo.touchConversation(db, conversationId, at);
    await announce(db, ctx, {
      kind: ReplyWritten,
      payload: { conversationId, messageId },
      change: { subject: conversationId, after: { text } },
    });
    await enqueue(db, { task: REPLY_TASK, payload: { messageId }, key: `${REPLY_TASK}:${messageId}` });
  });
  return readConversation(ctx, { id: conversationId });
}

/** Closes a conversation; the shopper's next message opens it again. */
export async function closeConversation(
  ctx: Ctx<Staff>,
  { id }: ConversationInput,
): Promise<ConversationView> {
  await ctx.db.$transaction(async (db) => {
    const isClosed = await repo.closeConversation(db, id, ctx.clock());
    if (!isClosed) return;
    const change = { subject: id, before: { status: "open" }, after: { status: "closed" } };
    await announce(db, ctx, { kind: ConversationClosed, payload: { conversationId: id }, change });
  });
  return readConversation(ctx, { id });
}
