import { type Db, Prisma } from "@/server/platform/db";
import { PAGE } from "../contract/levels";
import type { DraftTransferInput, TransfersInput, TransferView } from "../contract/transfers";
import { unpackCursor } from "../policy";

type NewTransfer = Pick<DraftTransferInput, "fromId" | "toId" | "note" | "lines"> & {
  readonly id: string;
  readonly createdBy: string;
  readonly createdAt: Date;
};

export async function saveTransfer(db: Db, { lines, ...transfer }: NewTransfer): Promise<void> {
  await db.stockTransfer.create({
    data: { ...transfer, status: "draft", lines: { create: lines.map((line) => ({ ...line })) } },
  });
}

type Step = {
  readonly id: string;
  readonly from: "draft" | "sent";
  readonly to: "sent" | "received" | "cancelled";
  readonly version?: number;
  readonly at: Date;
};

/** Moves a transfer on. False when it is not where it was, or someone changed it since. */
export async function stepTransfer(db: Db, { id, from, to, version, at }: Step): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE stock_transfer SET status = ${to}, version = version + 1,
      sent_at = CASE WHEN ${to} = 'sent' THEN ${at}::timestamptz ELSE sent_at END,
      received_at = CASE WHEN ${to} = 'received' THEN ${at}::timestamptz ELSE received_at END
    WHERE id = ${id} AND status = ${from} AND (${version ?? null}::int IS NULL OR version = ${version ?? null}::int)`;
  return count === 1;
}

/** Keeps a transfer as it is until the transaction ends. */
export async function lockTransfer(
  db: Db,
  id: string,
): Promise<{ status: string; fromId: string; toId: string } | null> {
  const [row] = await db.$queryRaw<{ status: string; fromId: string; toId: string }[]>`
    SELECT status, from_id AS "fromId", to_id AS "toId" FROM stock_transfer WHERE id = ${id} FOR UPDATE`;
  return row ?? null;
}

type Sent = { readonly variantId: string; readonly batchId: string; readonly quantity: number };

export async function saveSentBatches(db: Db, transferId: string, sent: readonly Sent[]): Promise<void> {
  await db.stockTransferBatch.createMany({ data: sent.map((one) => ({ transferId, ...one })) });
}

/** The batches of a variant that have not all come yet, the first to expire first. */
export async function listTravelling(
  db: Db,
  transferId: string,
): Promise<{ variantId: string; batchId: string; open: number }[]> {
  return db.$queryRaw`
    SELECT t.variant_id AS "variantId", t.batch_id AS "batchId", t.quantity - t.received AS open
    FROM stock_transfer_batch t JOIN batch ON batch.id = t.batch_id
    WHERE t.transfer_id = ${transferId} AND t.received < t.quantity
    ORDER BY batch.expires_at NULLS LAST, t.batch_id`;
}

/** False when more would have come than was sent. */
export async function receiveLine(
  db: Db,
  { transferId, variantId, quantity }: { transferId: string; variantId: string; quantity: number },
): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE stock_transfer_line SET received = received + ${quantity}::int
    WHERE transfer_id = ${transferId} AND variant_id = ${variantId} AND received + lost + ${quantity}::int <= quantity`;
  return count === 1;
}

export async function receiveBatch(
  db: Db,
  { transferId, batchId, quantity }: { transferId: string; batchId: string; quantity: number },
): Promise<void> {
  await db.$executeRaw`
    UPDATE stock_transfer_batch SET received = received + ${quantity}::int WHERE transfer_id = ${transferId} AND batch_id = ${batchId}`;
}

/** What has not come is lost. Returns how many units that were. */
export async function loseRest(db: Db, transferId: string, reason: string): Promise<number> {
  const rows = await db.$queryRaw<{ lost: number }[]>`
    UPDATE stock_transfer_line SET lost = quantity - received, lost_reason = ${reason}
    WHERE transfer_id = ${transferId} AND received < quantity RETURNING lost`;
  return rows.reduce((sum, row) => sum + row.lost, 0);
}

export async function hasArrived(db: Db, transferId: string): Promise<boolean> {
  const open = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM stock_transfer_line WHERE transfer_id = ${transferId} AND received + lost < quantity LIMIT 1`;
  return open.length === 0;
}

/** Transfers, newest first, one more than a page; or the one of an id. */
export async function listTransfers(
  db: Db,
  { status, cursor, id }: Partial<TransfersInput> & { readonly id?: string },
): Promise<TransferView[]> {
  const before = unpackCursor(cursor, 2);
  const parts = [Prisma.sql`true`];
  if (id) parts.push(Prisma.sql`t.id = ${id}`);
  if (status) parts.push(Prisma.sql`t.status = ${status}`);
  if (before && !Number.isNaN(Date.parse(before[0] ?? "")))
    parts.push(Prisma.sql`(t.created_at, t.id) < (${before[0]}::timestamptz, ${before[1]})`);
  return db.$queryRaw<TransferView[]>`
    SELECT t.id, t.status, t.from_id AS "fromId", a.name AS "from", t.to_id AS "toId", b.name AS "to", t.note, t.version,
      t.created_by AS "createdBy", t.created_at AS "createdAt", t.sent_at AS "sentAt", t.received_at AS "receivedAt",
      (SELECT json_agg(json_build_object('variantId', l.variant_id, 'sku', v.sku, 'title', p.title, 'quantity', l.quantity,
          'received', l.received, 'lost', l.lost, 'lostReason', l.lost_reason,
          'inTransit', CASE WHEN t.status = 'sent' THEN l.quantity - l.received - l.lost ELSE 0 END) ORDER BY v.sku)
        FROM stock_transfer_line l JOIN variant v ON v.id = l.variant_id JOIN product p ON p.id = v.product_id WHERE l.transfer_id = t.id) AS lines
    FROM stock_transfer t JOIN location a ON a.id = t.from_id JOIN location b ON b.id = t.to_id
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY t.created_at DESC, t.id DESC LIMIT ${PAGE + 1}`;
}
