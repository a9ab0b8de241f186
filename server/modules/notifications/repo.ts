import type { Db } from "@/server/platform/db";
import { sha256 } from "@/server/platform/digest";
import { newId } from "@/server/platform/id";
import type { ChannelName, Receipt } from "./channel";
import type { MessageStatus } from "./contract";
import { statusesBefore } from "./policy";

const COLUMNS = {
  id: true,
  channel: true,
  recipient: true,
  template: true,
  subject: true,
  text: true,
  html: true,
  orderId: true,
  dedupeKey: true,
  providerId: true,
  status: true,
  problem: true,
  tries: true,
  createdAt: true,
  sentAt: true,
} as const;

export type MessageRecord = {
  readonly id: string;
  readonly channel: ChannelName;
  readonly recipient: string;
  readonly template: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly orderId: string | null;
  readonly dedupeKey: string;
  readonly providerId: string | null;
  readonly status: MessageStatus;
  readonly problem: string | null;
  readonly tries: number;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
};

export type NewMessage = Pick<
  MessageRecord,
  "dedupeKey" | "channel" | "recipient" | "template" | "subject" | "text" | "html" | "orderId"
>;

/** The new message's id, or null when this fact was told on this channel already. */
export async function saveMessage(db: Db, message: NewMessage, at: Date): Promise<string | null> {
  const id = newId("message", at);
  const { count } = await db.message.createMany({
    data: [{ ...message, id, status: "queued", createdAt: at }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

export async function findMessage(db: Db, id: string): Promise<MessageRecord | null> {
  const row = await db.message.findUnique({ where: { id }, select: COLUMNS });
  return row as MessageRecord | null;
}

type Claim = {
  readonly id: string;
  readonly at: Date;
  readonly staleBefore: Date;
  readonly idempotent: readonly string[];
};

/**
 * Takes the message for sending, in one statement, or null when someone else has it. A
 * claim left by a dead worker is taken over only where asking twice sends once.
 */
export async function claimMessage(
  db: Db,
  { id, at, staleBefore, idempotent }: Claim,
): Promise<MessageRecord | null> {
  const [row] = await db.$queryRaw<MessageRecord[]>`
    UPDATE message SET status = 'sending', claimed_at = ${at}::timestamptz, tries = tries + 1
    WHERE id = ${id} AND (status = 'queued'
      OR (status = 'sending' AND claimed_at < ${staleBefore}::timestamptz AND channel = ANY (${[...idempotent]})))
    RETURNING id, channel, recipient, template, subject, text, html, order_id AS "orderId", dedupe_key AS "dedupeKey",
      provider_id AS "providerId", status, problem, tries, created_at AS "createdAt", sent_at AS "sentAt"`;
  return row ?? null;
}

type Sent = {
  readonly id: string;
  readonly providerId: string;
  readonly at: Date;
  readonly isSecret: boolean;
  /** What the recipient is replaced by, when it is not kept. */
  readonly recipient?: string | undefined;
};

export async function saveSent(db: Db, { id, providerId, at, isSecret, recipient }: Sent): Promise<void> {
  const words = isSecret ? { text: "(not kept)", html: null } : {};
  const whom = recipient === undefined ? {} : { recipient };
  await db.message.updateMany({ where: { id }, data: { providerId, sentAt: at, ...words, ...whom } });
  await db.message.updateMany({
    where: { id, status: { in: statusesBefore("sent") } },
    data: { status: "sent", problem: null },
  });
}

type Verdict = {
  readonly id: string;
  readonly from: readonly MessageStatus[];
  readonly to: MessageStatus;
  readonly problem: string | null;
};

/** False when the message is no longer where the caller left it. */
export async function saveVerdict(db: Db, { id, from, to, problem }: Verdict): Promise<boolean> {
  const { count } = await db.message.updateMany({
    where: { id, status: { in: [...from] } },
    data: { status: to, problem },
  });
  return count === 1;
}

/** Whether any message bears the service's id. A receipt never takes a message back to an earlier status. */
export async function applyReceipt(
  db: Db,
  { providerId, status, problem }: Omit<Receipt, "eventKey">,
): Promise<boolean> {
  await db.message.updateMany({
    where: { providerId, status: { in: statusesBefore(status) } },
    data: { status, problem },
  });
  return (await db.message.count({ where: { providerId } })) > 0;
}

type Stuck = { readonly id: string; readonly channel: ChannelName; readonly status: "queued" | "sending" };

type Patience = { readonly claimedBefore: Date; readonly waitingBefore: Date; readonly limit: number };

/** Messages whose job must have been lost: nobody moved them, and no next try is due. Oldest first. */
export async function listStuck(db: Db, { claimedBefore, waitingBefore, limit }: Patience): Promise<Stuck[]> {
  const rows = await db.message.findMany({
    where: {
      OR: [
        { status: "sending", claimedAt: { lt: claimedBefore } },
        { status: "queued", claimedAt: null, createdAt: { lt: claimedBefore } },
        { status: "queued", claimedAt: { lt: waitingBefore } },
      ],
    },
    orderBy: { createdAt: "asc" },
    take: limit,
    select: { id: true, channel: true, status: true },
  });
  return rows as Stuck[];
}

type Filter = {
  readonly status?: MessageStatus | undefined;
  readonly orderId?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

/** Newest first, one more than asked for. Ids sort by time. */
export async function listMessages(
  db: Db,
  { status, orderId, before, limit }: Filter,
): Promise<MessageRecord[]> {
  const where = {
    ...(status && { status }),
    ...(orderId && { orderId }),
    ...(before && { id: { lt: before } }),
  };
  const rows = await db.message.findMany({
    where,
    orderBy: { id: "desc" },
    take: limit + 1,
    select: COLUMNS,
  });
  return rows as MessageRecord[];
}

export const countMessages = (db: Db, status: MessageStatus): Promise<number> =>
  db.message.count({ where: { status } });

// The inbox for webhooks, shared with payments: one row per event of a service.

type NewEvent = {
  readonly provider: string;
  readonly eventKey: string;
  readonly topic: string;
  readonly reference: string | null;
  readonly rawBody: string;
  readonly problem: string | null;
  readonly status: "received" | "rejected";
};

/** False when this event was filed before. */
export async function fileEvent(db: Db, event: NewEvent, at: Date): Promise<boolean> {
  // PostgreSQL cannot keep a zero byte in text, and a forger would send one.
  const rawBody = event.rawBody.replaceAll("\0", "");
  const { count } = await db.providerEvent.createMany({
    data: [{ ...event, rawBody, id: newId("providerEvent", at), receivedAt: at }],
    skipDuplicates: true,
  });
  return count === 1;
}

export const keyOfBody = (rawBody: string): string => sha256(rawBody).slice(0, 40);

type EventName = { readonly provider: string; readonly eventKey: string };

/** Parking never undoes that someone else has handled the event meanwhile. */
export async function closeEvent(
  db: Db,
  { provider, eventKey }: EventName,
  status: "handled" | "parked",
  at: Date,
): Promise<void> {
  const from = status === "parked" ? ["received"] : ["received", "parked"];
  await db.providerEvent.updateMany({
    where: { provider, eventKey, status: { in: from } },
    data: { status, handledAt: status === "handled" ? at : null },
  });
}

type Waiting = { readonly eventKey: string; readonly topic: string; readonly problem: string | null };

/** Receipts that came before we had written down the id they speak of. */
export const listWaitingReceipts = (db: Db, provider: string, reference: string): Promise<Waiting[]> =>
  db.providerEvent.findMany({
    where: { provider, reference, status: { in: ["received", "parked"] } },
    orderBy: { receivedAt: "asc" },
    select: { eventKey: true, topic: true, problem: true },
  });
