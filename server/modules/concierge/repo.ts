import type { Db } from "@/server/platform/db";
import { sha256 } from "@/server/platform/digest";
import { newId } from "@/server/platform/id";
import type { ConversationRow, ConversationView } from "./contract";
import { type ReceiptStatus, statusesBefore } from "./policy";

type Opening = {
  readonly contact: string;
  readonly name: string;
  readonly windowEndsAt: Date;
  readonly at: Date;
};

/** The one conversation with this contact, opened or opened again. Its window only ever lengthens. */
export async function openConversation(
  db: Db,
  { contact, name, windowEndsAt, at }: Opening,
): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO conversation AS held (id, contact, name, status, window_ends_at, created_at, updated_at)
    VALUES (${newId("conversation", at)}, ${contact}, ${name}, 'open', ${windowEndsAt}::timestamptz, ${at}::timestamptz, ${at}::timestamptz)
    ON CONFLICT (contact) DO UPDATE SET status = 'open', updated_at = excluded.updated_at,
      name = CASE WHEN excluded.name = '' THEN held.name ELSE excluded.name END,
      window_ends_at = greatest(held.window_ends_at, excluded.window_ends_at)
    RETURNING id`;
  if (!row) throw new Error("No conversation came back");
  return row.id;
}

type NewMessage = {
  readonly conversationId: string;
  readonly providerId: string | null;
  readonly direction: "in" | "out";
  readonly author: string;
  readonly text: string;
  readonly status: "received" | "queued";
  readonly at: Date;
};

/**
 * Null when WhatsApp told us of this message before. The id is made from the time it
 * reached us: WhatsApp's own times are whole seconds, and ids break the tie.
 */
export async function saveMessage(db: Db, message: NewMessage, reachedAt: Date): Promise<string | null> {
  const id = newId("conversationMessage", reachedAt);
  const { count } = await db.conversationMessage.createMany({
    data: [{ ...message, id }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

export const isMessageKnown = async (db: Db, providerId: string): Promise<boolean> =>
  (await db.conversationMessage.count({ where: { providerId } })) > 0;

export async function saveSubject(
  db: Db,
  id: string,
  about: { readonly cartId?: string; readonly orderId?: string },
): Promise<void> {
  await db.conversation.updateMany({ where: { id }, data: about });
}

export async function touchConversation(db: Db, id: string, at: Date): Promise<void> {
  await db.conversation.updateMany({ where: { id }, data: { updatedAt: at } });
}

/** False when it was closed already. */
export async function closeConversation(db: Db, id: string, at: Date): Promise<boolean> {
  const { count } = await db.conversation.updateMany({
    where: { id, status: "open" },
    data: { status: "closed", updatedAt: at },
  });
  return count === 1;
}

export type Conversation = {
  readonly id: string;
  readonly contact: string;
  readonly status: string;
  readonly windowEndsAt: Date | null;
};

export const findConversation = (db: Db, id: string): Promise<Conversation | null> =>
  db.conversation.findUnique({
    where: { id },
    select: { id: true, contact: true, status: true, windowEndsAt: true },
  });

/** Open ones first, the latest on top. The names of cart and order are looked up where they live; nothing else of theirs is read. */
export async function listConversations(db: Db, limit: number): Promise<ConversationRow[]> {
  return db.$queryRaw<ConversationRow[]>`
    SELECT c.id, c.name, c.contact, c.status, c.updated_at AS "updatedAt", cart.reference AS "cartReference", o.number AS "orderNumber",
      coalesce((SELECT left(m.text, 160) FROM conversation_message m WHERE m.conversation_id = c.id ORDER BY m.at DESC, m.id DESC LIMIT 1), '') AS "lastText"
    FROM conversation c LEFT JOIN cart ON cart.id = c.cart_id LEFT JOIN orders o ON o.id = c.order_id
    ORDER BY c.status = 'open' DESC, c.updated_at DESC LIMIT ${limit}`;
}

export const countOpen = (db: Db): Promise<number> => db.conversation.count({ where: { status: "open" } });

export async function readConversation(db: Db, id: string, limit: number): Promise<ConversationView | null> {
  const [row] = await db.$queryRaw<Omit<ConversationView, "messages">[]>`
    SELECT c.id, c.name, c.contact, c.status, c.window_ends_at AS "windowEndsAt", cart.reference AS "cartReference", o.number AS "orderNumber"
    FROM conversation c LEFT JOIN cart ON cart.id = c.cart_id LEFT JOIN orders o ON o.id = c.order_id WHERE c.id = ${id}`;
  if (!row) return null;
  const messages = await db.conversationMessage.findMany({
    where: { conversationId: id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, direction: true, author: true, text: true, status: true, at: true },
  });
  return { ...row, messages: messages.reverse() as ConversationView["messages"] };
}

export type Outgoing = {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
  readonly contact: string;
};

/** Takes a queued reply for sending, in one statement; null when someone else has it or it has left. */
export async function claimReply(db: Db, id: string): Promise<Outgoing | null> {
  const [row] = await db.$queryRaw<Outgoing[]>`
    UPDATE conversation_message m SET status = 'sending' FROM conversation c
    WHERE m.id = ${id} AND m.status = 'queued' AND m.direction = 'out' AND c.id = m.conversation_id
    RETURNING m.id, m.text, m.at, c.contact`;
  return row ?? null;
}

export async function saveReplySent(db: Db, id: string, providerId: string): Promise<void> {
  await db.conversationMessage.updateMany({ where: { id }, data: { providerId } });
  await db.conversationMessage.updateMany({
    where: { id, status: { in: statusesBefore("sent") } },
    data: { status: "sent" },
  });
}

export async function saveReplyVerdict(
  db: Db,
  id: string,
  status: "queued" | "failed" | "unknown",
): Promise<void> {
  await db.conversationMessage.updateMany({ where: { id, status: "sending" }, data: { status } });
}

/** Whether the message is ours. A receipt never takes one back to an earlier status. */
export async function applyReceipt(db: Db, providerId: string, status: ReceiptStatus): Promise<boolean> {
  await db.conversationMessage.updateMany({
    where: { providerId, direction: "out", status: { in: statusesBefore(status) } },
    data: { status },
  });
  return isMessageKnown(db, providerId);
}

/** Replies that were queued or being sent long ago, oldest first. */
export async function listStuckReplies(
  db: Db,
  before: Date,
  limit: number,
): Promise<{ id: string; status: string }[]> {
  const where = { direction: "out", status: { in: ["queued", "sending"] }, at: { lt: before } };
  return db.conversationMessage.findMany({
    where,
    orderBy: { at: "asc" },
    take: limit,
    select: { id: true, status: true },
  });
}

// The inbox for webhooks, shared with payments: one row per letter or receipt.

type NewEvent = {
  readonly eventKey: string;
  readonly topic: string;
  readonly reference: string | null;
  readonly rawBody: string;
  readonly problem: string | null;
  readonly status: "received" | "rejected";
};

const PROVIDER = "whatsapp";

export async function fileEvent(db: Db, event: NewEvent, at: Date): Promise<void> {
  const rawBody = event.rawBody.replaceAll("\0", "");
  await db.providerEvent.createMany({
    data: [{ ...event, rawBody, provider: PROVIDER, id: newId("providerEvent", at), receivedAt: at }],
    skipDuplicates: true,
  });
}

export const keyOfBody = (rawBody: string): string => sha256(rawBody).slice(0, 40);

/** Parking never undoes that someone else has handled the event meanwhile. */
export async function closeEvent(
  db: Db,
  eventKey: string,
  status: "handled" | "parked",
  at: Date,
): Promise<void> {
  const from = status === "parked" ? ["received"] : ["received", "parked"];
  await db.providerEvent.updateMany({
    where: { provider: PROVIDER, eventKey, status: { in: from } },
    data: { status, handledAt: status === "handled" ? at : null },
  });
}

/** Receipts that came before we had written down the id they speak of. */
export const listWaitingReceipts = (
  db: Db,
  reference: string,
): Promise<{ eventKey: string; topic: string }[]> =>
  db.providerEvent.findMany({
    where: { provider: PROVIDER, reference, status: { in: ["received", "parked"] } },
    orderBy: { receivedAt: "asc" },
    select: { eventKey: true, topic: true },
  });
