import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";

export type RefundRow = NonNullable<Awaited<ReturnType<typeof findRefund>>>;

type NewRefund = {
  readonly reference: string;
  readonly orderId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly at: Date;
};

/**
 * Sets an amount of a captured payment aside for its refund: one statement decides, so
 * two people who click at once cannot give back more than was taken. Null: too much.
 */
export async function saveRefund(db: Db, refund: NewRefund): Promise<string | null> {
  const { reference, amountMinor, at, ...rest } = refund;
  const taken = await db.$executeRaw`
    UPDATE payment_attempt SET refunded_minor = refunded_minor + ${amountMinor}
    WHERE reference = ${reference} AND refunded_minor + ${amountMinor} <= captured_minor`;
  if (taken === 0) return null;
  const id = newId("refund", at);
  await db.refund.create({
    data: { ...rest, id, reference, amountMinor, status: "due", lookAt: at, createdAt: at },
    select: { id: true },
  });
  return id;
}

export const findRefund = (db: Db, id: string) => db.refund.findUnique({ where: { id } });

export const listRefunds = (db: Db, orderId: string) =>
  db.refund.findMany({ where: { orderId }, orderBy: { createdAt: "asc" } });

export const listPaymentRefunds = (db: Db, reference: string) =>
  db.refund.findMany({ where: { reference }, orderBy: { createdAt: "asc" } });

/** Makes the caller the only one who asks the provider for this refund. */
export async function claimRefund(db: Db, id: string, at: Date): Promise<boolean> {
  const { count } = await db.refund.updateMany({
    where: { id, status: "due" },
    data: { status: "asking", claimedAt: at },
  });
  return count === 1;
}

type Change = {
  readonly status: "due" | "asked" | "unknown";
  readonly providerRef?: string | null;
  readonly problem: string | null;
  readonly lookAt: Date;
};

export async function saveRefundState(
  db: Db,
  id: string,
  { status, providerRef, problem, lookAt }: Change,
): Promise<void> {
  await db.refund.updateMany({
    where: { id, status: { in: ["due", "asking", "asked", "unknown"] } },
    data: { status, problem, lookAt, looks: { increment: 1 }, ...(providerRef ? { providerRef } : {}) },
  });
}

/** The money is back with the buyer. False when that was known. */
export async function saveRefundDone(
  db: Db,
  id: string,
  providerRef: string | null,
  at: Date,
): Promise<boolean> {
  const { count } = await db.refund.updateMany({
    where: { id, status: { notIn: ["done", "failed"] } },
    data: { status: "done", doneAt: at, problem: null, ...(providerRef ? { providerRef } : {}) },
  });
  return count === 1;
}

/** The provider will not pay this refund: the amount is free to be refunded in another way. */
export async function saveRefundFailed(
  db: Db,
  refund: Pick<RefundRow, "id" | "reference" | "amountMinor">,
  problem: string,
): Promise<boolean> {
  const { count } = await db.refund.updateMany({
    where: { id: refund.id, status: { not: "failed" } },
    data: { status: "failed", problem },
  });
  if (count === 0) return false;
  await db.$executeRaw`UPDATE payment_attempt SET refunded_minor = refunded_minor - ${refund.amountMinor} WHERE reference = ${refund.reference}`;
  return true;
}

/** How much of a payment still matches no order: taken beyond the price, and not given back yet. */
export async function sumUnmatched(db: Db, reference: string): Promise<bigint> {
  const [row] = await db.$queryRaw<{ minor: bigint }[]>`
    SELECT coalesce(-sum(e.minor), 0)::bigint AS minor
    FROM ledger_entry e JOIN ledger_transfer t ON t.id = e.transfer_id
    WHERE e.account_code LIKE 'unmatched:%' AND (
      (t.kind = 'capture' AND t.reference = ${reference})
      OR (t.kind = 'refund' AND t.reference IN (SELECT id FROM refund WHERE reference = ${reference})))`;
  return row?.minor ?? 0n;
}

export const listDueRefunds = (db: Db, at: Date, limit: number) =>
  db.refund.findMany({
    where: { status: { in: ["due", "asking", "asked", "unknown"] }, lookAt: { lte: at } },
    orderBy: { lookAt: "asc" },
    take: limit,
  });

export const countUnfinished = (db: Db): Promise<number> =>
  db.refund.count({ where: { status: { in: ["due", "unknown", "failed"] } } });
