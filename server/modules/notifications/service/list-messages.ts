import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { maskEmail, maskPhone } from "@/server/shared/phone";
import { type MessagePage, type MessageRow, MessagesInput, type RetryMessageInput } from "../contract";
import { MessageRetried } from "../events";
import { isHidden } from "../policy";
import * as repo from "../repo";
import { SEND_TASK } from "./queue-message";

/** Messages, newest first, in pages. Recipients are masked. */
export async function listMessages(ctx: Ctx<Staff>, input: MessagesInput): Promise<MessagePage> {
  const { status, cursor, limit } = MessagesInput.parse(input);
  const rows = await repo.listMessages(ctx.db, { status, before: cursor, limit });
  const page = rows.slice(0, limit);
  return { rows: page.map(toRow), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Everything told to the buyer of one order. */
export async function listOrderMessages(ctx: Ctx<Staff>, orderId: string): Promise<MessageRow[]> {
  return (await repo.listMessages(ctx.db, { orderId, limit: 100 })).map(toRow);
}

export const countFailedMessages = async (ctx: Ctx<Staff>): Promise<number> =>
  (await repo.countMessages(ctx.db, "failed")) + (await repo.countMessages(ctx.db, "unknown"));

/**
 * Sends a message again that failed, or of which nobody knows. CONFLICT for any other.
 * One that the service had taken before goes out as a new message: its old id is used up.
 */
export async function retryMessage(ctx: Ctx<Staff>, { id }: RetryMessageInput): Promise<void> {
  const message = await repo.findMessage(ctx.db, id);
  if (!message) throw new AppError("NOT_FOUND", "There is no such message.");
  if (message.status !== "failed" && message.status !== "unknown") {
    throw new AppError("CONFLICT", "Only a message that failed or is unclear can be sent again.");
  }
  if (isHidden(message.recipient)) {
    throw new AppError("CONFLICT", "It was sent once, and whom it went to was forgotten as promised.");
  }
  await ctx.db.$transaction((db) => sendAgain(ctx, db, message));
}

async function sendAgain(ctx: Ctx<Staff>, db: Db, message: repo.MessageRecord): Promise<void> {
  const at = ctx.clock();
  const { id, providerId, status, tries } = message;
  let messageId: string | null = id;
  if (providerId === null) {
    const isMine = await repo.saveVerdict(db, { id, from: [status], to: "queued", problem: null });
    if (!isMine) messageId = null;
  } else {
    const { channel, recipient, template, subject, text, html, orderId, dedupeKey } = message;
    messageId = await repo.saveMessage(
      db,
      {
        channel,
        recipient,
        template,
        subject,
        text,
        html,
        orderId,
        dedupeKey: `${dedupeKey}:again-${tries}`,
      },
      at,
    );
  }
  if (!messageId) throw new AppError("CONFLICT", "This message is being sent again already.");
  await announce(db, ctx, {
    kind: MessageRetried,
    payload: { messageId },
    change: { subject: id, before: { status }, after: { status: "queued" } },
  });
  await enqueue(db, { task: SEND_TASK, payload: { messageId }, key: `${SEND_TASK}:${messageId}` });
}

const toRow = ({
  id,
  channel,
  recipient,
  template,
  subject,
  status,
  problem,
  tries,
  orderId,
  createdAt,
  sentAt,
}: repo.MessageRecord): MessageRow => ({
  id,
  channel,
  template,
  subject,
  status,
  problem,
  tries,
  orderId,
  createdAt,
  sentAt,
  recipient: channel === "email" ? maskEmail(recipient) : maskPhone(recipient),
});
