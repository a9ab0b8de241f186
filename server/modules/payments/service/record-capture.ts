import type { Ctx } from "@/server/context";
import { bookTransfer } from "@/server/modules/ledger/service";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import { formatMoney, type Money, money } from "@/server/shared/money";
import { PaymentCaptured, PaymentMismatched } from "../events";
import { comparePaid } from "../policy";
import type { PaymentNews } from "../provider";
import * as repo from "../repo/attempts";
import { saveException } from "../repo/exceptions";

type Paid = Extract<PaymentNews, { kind: "paid" }>;

/**
 * Writes down that a provider took money: payment, ledger and news in one transaction,
 * once, however often and by however many it is told. Money that does not match its
 * order goes to the exceptions queue, and nothing is released on it. False when it was
 * not even money of the right currency: then the payment is as it was.
 */
export async function recordCapture(
  ctx: Ctx,
  { orderId, reference }: repo.Attempt,
  news: Paid,
): Promise<boolean> {
  return ctx.db.$transaction(async (db) => {
    const attempts = await repo.lockAttempts(db, orderId);
    const attempt = attempts.find((candidate) => candidate.reference === reference);
    if (!attempt || attempt.status === "paid") return attempt !== undefined;
    if (news.paid.currency !== attempt.amount.currency) {
      await keepException(ctx, db, { attempt, news, kind: "wrong_currency" });
      return false;
    }

    await repo.saveCapture(db, {
      reference,
      capturedMinor: news.paid.minor,
      captureRef: news.captureRef,
      feeMinor: news.feeMinor,
      at: ctx.clock(),
    });
    const match = comparePaid(attempt.amount.minor, news.paid.minor);
    const isSecond = attempts.some(
      (other) => other.reference !== reference && other.captured.minor >= other.amount.minor,
    );
    const kind = isSecond ? "paid_twice" : match;
    const isEnough = kind === "exact" || kind === "overpaid";
    await bookCapture(ctx, db, {
      attempt,
      paid: news.paid,
      deposit: isEnough ? attempt.amount : money(0n, news.paid.currency),
      feeMinor: news.feeMinor,
    });
    if (kind !== "exact") await keepException(ctx, db, { attempt, news, kind });
    if (isEnough) {
      const change = {
        subject: reference,
        after: { captured: news.paid.minor.toString(), currency: news.paid.currency },
      };
      await announce(db, ctx, { kind: PaymentCaptured, payload: { reference, orderId }, change });
    }
    return true;
  });
}

type Booking = {
  readonly attempt: repo.Attempt;
  readonly paid: Money;
  readonly deposit: Money;
  readonly feeMinor: bigint | null;
};

/** Cash at the provider against what we owe for it: goods for the matching part, an answer for the rest. */
async function bookCapture(ctx: Ctx, db: Db, { attempt, paid, deposit, feeMinor }: Booking): Promise<void> {
  const { currency } = paid;
  const { reference, orderId, provider } = attempt;
  const clearing = { kind: "clearing", owner: provider, currency } as const;
  await bookTransfer(ctx, db, {
    kind: "capture",
    reference,
    orderId,
    memo: `${provider} took ${formatMoney(paid)}`,
    postings: [
      { account: clearing, amount: paid },
      { account: { kind: "deposits", currency }, amount: money(-deposit.minor, currency) },
      { account: { kind: "unmatched", currency }, amount: money(deposit.minor - paid.minor, currency) },
    ],
  });
  if (!feeMinor) return;
  await bookTransfer(ctx, db, {
    kind: "fee",
    reference,
    orderId,
    memo: `${provider} kept its fee`,
    postings: [
      { account: { kind: "fees", owner: provider, currency }, amount: money(feeMinor, currency) },
      { account: clearing, amount: money(-feeMinor, currency) },
    ],
  });
}

type Mismatch = { readonly attempt: repo.Attempt; readonly news: Paid; readonly kind: string };

async function keepException(ctx: Ctx, db: Db, { attempt, news, kind }: Mismatch): Promise<void> {
  const detail = `${attempt.provider} took ${formatMoney(news.paid)}; ${formatMoney(attempt.amount)} was asked.`;
  const isNew = await saveException(db, {
    kind,
    provider: attempt.provider,
    reference: attempt.reference,
    orderId: attempt.orderId,
    currency: news.paid.currency,
    expectedMinor: attempt.amount.minor,
    paidMinor: news.paid.minor,
    detail,
    at: ctx.clock(),
  });
  if (!isNew) return;
  await repo.saveProblem(db, attempt.reference, detail);
  const change = { subject: attempt.reference, after: { kind, detail } };
  await announce(db, ctx, { kind: PaymentMismatched, payload: { reference: attempt.reference }, change });
}
