import type { Db, Prisma } from "@/server/platform/db";
import type { OrderId } from "@/server/shared/id";
import { type Currency, money } from "@/server/shared/money";
import { AttemptView } from "../contract";

const COLUMNS = {
  reference: true,
  orderId: true,
  provider: true,
  method: true,
  status: true,
  currency: true,
  amountMinor: true,
  capturedMinor: true,
  refundedMinor: true,
  providerRef: true,
  captureRef: true,
  redirectUrl: true,
  problem: true,
  claimedAt: true,
  looks: true,
  createdAt: true,
  settledAt: true,
} as const satisfies Prisma.PaymentAttemptSelect;

type Row = Prisma.PaymentAttemptGetPayload<{ select: typeof COLUMNS }>;

export type Attempt = AttemptView & {
  readonly orderId: OrderId;
  readonly providerRef: string | null;
  readonly captureRef: string | null;
  readonly redirectUrl: string | null;
  readonly claimedAt: Date | null;
  readonly looks: number;
};

function toAttempt({
  orderId,
  providerRef,
  captureRef,
  redirectUrl,
  claimedAt,
  looks,
  currency,
  amountMinor,
  capturedMinor,
  refundedMinor,
  ...row
}: Row): Attempt {
  const of = (minor: bigint) => money(minor, currency as Currency);
  const view = AttemptView.parse({
    ...row,
    amount: of(amountMinor),
    captured: of(capturedMinor),
    refunded: of(refundedMinor),
  });
  return { ...view, orderId: orderId as OrderId, providerRef, captureRef, redirectUrl, claimedAt, looks };
}

type NewAttempt = Pick<Attempt, "reference" | "orderId" | "provider" | "method" | "amount"> & {
  readonly at: Date;
  readonly lookAt: Date;
};

export async function saveAttempt(db: Db, attempt: NewAttempt): Promise<boolean> {
  const { reference, orderId, provider, method, amount, at, lookAt } = attempt;
  const count = await db.$executeRaw`
    INSERT INTO payment_attempt (reference, order_id, provider, method, status, currency, amount_minor, created_at, look_at)
    VALUES (${reference}, ${orderId}, ${provider}, ${method}, 'created', ${amount.currency}, ${amount.minor}, ${at}::timestamptz, ${lookAt}::timestamptz)
    ON CONFLICT DO NOTHING`;
  return count === 1;
}

export async function findAttempt(db: Db, reference: string): Promise<Attempt | null> {
  const row = await db.paymentAttempt.findUnique({ where: { reference }, select: COLUMNS });
  return row && toAttempt(row);
}

/** The attempt a provider's own id belongs to. */
export async function findAttemptByProviderRef(db: Db, providerRef: string): Promise<Attempt | null> {
  const row = await db.paymentAttempt.findFirst({
    where: { OR: [{ providerRef }, { captureRef: providerRef }] },
    select: COLUMNS,
  });
  return row && toAttempt(row);
}

/** Attempts of an order, oldest first. */
export async function listAttempts(db: Db, orderId: string): Promise<Attempt[]> {
  const rows = await db.paymentAttempt.findMany({
    where: { orderId },
    orderBy: [{ createdAt: "asc" }, { reference: "asc" }],
    select: COLUMNS,
  });
  return rows.map(toAttempt);
}

/** Locks all attempts of the order that owns this one, so that two captures of one order see each other. */
export async function lockAttempts(db: Db, orderId: string): Promise<Attempt[]> {
  await db.$queryRaw`SELECT reference FROM payment_attempt WHERE order_id = ${orderId} ORDER BY reference FOR UPDATE`;
  return listAttempts(db, orderId);
}

/**
 * Makes the caller the only one who talks to the provider about starting this attempt.
 * A claim that is older than `staleBefore` died with its process and may be taken over.
 */
export async function claimStart(
  db: Db,
  claim: { reference: string; at: Date; staleBefore: Date; mayRepeat: boolean; mayTakeOver: boolean },
): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE payment_attempt SET status = 'starting', claimed_at = ${claim.at}::timestamptz, problem = NULL
    WHERE reference = ${claim.reference} AND (status = 'created'
      OR (status = 'starting' AND ${claim.mayTakeOver} AND claimed_at < ${claim.staleBefore}::timestamptz)
      OR (status = 'unknown' AND ${claim.mayRepeat}))`;
  return count === 1;
}

type Started = { readonly reference: string; readonly redirectUrl: string; readonly providerRef: string };

/** False when the attempt has moved on meanwhile, to paid for one. */
export async function saveStarted(
  db: Db,
  { reference, redirectUrl, providerRef }: Started,
): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE payment_attempt SET status = 'started', redirect_url = ${redirectUrl}, provider_ref = ${providerRef}, problem = NULL
    WHERE reference = ${reference} AND status IN ('starting', 'unknown')`;
  return count === 1;
}

/** Leaves `starting` for a state that says why there is no payment page. Paid attempts stay paid. */
export async function saveNotStarted(
  db: Db,
  reference: string,
  status: "created" | "unknown" | "failed",
  problem: string,
): Promise<void> {
  await db.paymentAttempt.updateMany({ where: { reference, status: "starting" }, data: { status, problem } });
}

/** Gives an attempt whose answer was lost the name its company knows it by; false when it has one, or another has that. */
export async function saveProviderRef(db: Db, reference: string, providerRef: string): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE payment_attempt SET provider_ref = ${providerRef}
    WHERE reference = ${reference} AND provider_ref IS NULL
      AND NOT EXISTS (SELECT FROM payment_attempt WHERE provider_ref = ${providerRef})`;
  return count === 1;
}

/** The receipt of a capture that was found before its message came. */
export async function saveReceipt(
  db: Db,
  { reference, providerRef }: Attempt,
  receipt: string,
): Promise<void> {
  await db.paymentAttempt.updateMany({
    where: { reference, status: "paid", captureRef: providerRef },
    data: { captureRef: receipt },
  });
}

export async function saveFailed(
  db: Db,
  reference: string,
  status: "failed" | "expired",
  problem: string,
): Promise<void> {
  await db.paymentAttempt.updateMany({
    where: { reference, status: { in: ["created", "starting", "started", "unknown"] } },
    data: { status, problem },
  });
}

export async function saveProblem(db: Db, reference: string, problem: string | null): Promise<void> {
  await db.paymentAttempt.updateMany({ where: { reference, status: { not: "paid" } }, data: { problem } });
}

type Capture = {
  readonly reference: string;
  readonly capturedMinor: bigint;
  readonly captureRef: string;
  readonly feeMinor: bigint | null;
  readonly at: Date;
};

export async function saveCapture(
  db: Db,
  { reference, capturedMinor, captureRef, feeMinor, at }: Capture,
): Promise<boolean> {
  const { count } = await db.paymentAttempt.updateMany({
    where: { reference, status: { not: "paid" } },
    data: { status: "paid", capturedMinor, captureRef, feeMinor, settledAt: at, problem: null },
  });
  return count === 1;
}

/** Attempts whose provider should be asked now. `starting` counts once its process must be dead. */
export async function listDueAttempts(db: Db, at: Date, limit: number): Promise<Attempt[]> {
  const rows = await db.paymentAttempt.findMany({
    where: { status: { in: ["created", "starting", "started", "unknown"] }, lookAt: { lte: at } },
    orderBy: { lookAt: "asc" },
    take: limit,
    select: COLUMNS,
  });
  return rows.map(toAttempt);
}

export async function saveLook(
  db: Db,
  reference: string,
  next: { lookAt: Date; looks: number },
): Promise<void> {
  await db.paymentAttempt.updateMany({ where: { reference }, data: next });
}

/** Payments refunded beyond what was captured. Empty is right. */
export async function listOverRefunded(db: Db): Promise<{ reference: string }[]> {
  return db.$queryRaw`
    SELECT a.reference FROM payment_attempt a LEFT JOIN refund r ON r.reference = a.reference AND r.status <> 'failed'
    GROUP BY a.reference HAVING coalesce(sum(r.amount_minor), 0) > a.captured_minor OR coalesce(sum(r.amount_minor), 0) <> a.refunded_minor`;
}
