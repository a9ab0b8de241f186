import type { Ctx } from "@/server/context";
import { after, MINUTE } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { type Currency, formatMoney, type Money, money } from "@/server/shared/money";
import { RefundFailed, RefundRequested } from "../events";
import { nextLook } from "../policy";
import type { RefundNews } from "../provider";
import * as attempts from "../repo/attempts";
import { saveException } from "../repo/exceptions";
import * as repo from "../repo/refunds";
import { finishRefund } from "./finish-refund";
import { askPerson } from "./refund-by-hand";

export const REFUND_TASK = "payments.send-refund";

type Wish = { readonly reference: string; readonly amount: Money; readonly reason: string };

/**
 * Promises money back, in the caller's transaction: the amount is set aside at once (never
 * more than was captured, however many ask) and a job asks the provider. CONFLICT when too much.
 */
export async function requestRefund(ctx: Ctx, db: Db, { reference, amount, reason }: Wish): Promise<string> {
  const attempt = await attempts.findAttempt(db, reference);
  if (!attempt) throw new AppError("NOT_FOUND", "There is no such payment.");
  const id = await repo.saveRefund(db, {
    reference,
    orderId: attempt.orderId,
    currency: amount.currency,
    amountMinor: amount.minor,
    reason,
    at: ctx.clock(),
  });
  if (!id)
    throw new AppError(
      "CONFLICT",
      "That is more than is left of this payment. Reload to see what was refunded.",
    );
  await announce(db, ctx, {
    kind: RefundRequested,
    payload: { refundId: id },
    change: {
      subject: reference,
      after: { amount: amount.minor.toString(), currency: amount.currency },
      reason,
    },
  });
  await enqueue(db, { task: REFUND_TASK, payload: { refundId: id }, key: `${REFUND_TASK}:${id}` });
  return id;
}

/** Asks the provider for a refund that is due: one caller at a time, and never twice without having looked. */
export async function sendRefund(ctx: Ctx<System>, refundId: string): Promise<void> {
  if (!(await repo.claimRefund(ctx.db, refundId, ctx.clock()))) return;
  const refund = await repo.findRefund(ctx.db, refundId);
  const attempt = refund && (await attempts.findAttempt(ctx.db, refund.reference));
  if (!refund || !attempt?.captureRef) throw new Error(`Refund ${refundId} has no captured payment`);
  const provider = ctx.payments[attempt.provider];
  if (!provider)
    return keepWaiting(ctx, refund, { status: "due", problem: `${attempt.provider} is switched off` });

  const answer = await provider.refund({
    id: refund.id,
    reference: attempt.reference,
    captureRef: attempt.captureRef,
    amount: money(refund.amountMinor, refund.currency as Currency),
    reason: refund.reason,
  });
  if (answer.ok) return applyNews(ctx, refund, answer.value);
  switch (answer.failure) {
    case "unavailable":
      return keepWaiting(ctx, refund, { status: "due", problem: answer.detail });
    case "unclear":
      return keepWaiting(ctx, refund, { status: "unknown", problem: answer.detail });
    case "by_hand":
      return askPerson(ctx, refund, answer.detail);
    case "refused":
      return failRefund(ctx, refund, answer.detail);
  }
}

/** Asks the provider which refunds of a payment it knows, and matches them with ours. */
export async function lookAtRefunds(ctx: Ctx<System>, attempt: attempts.Attempt): Promise<void> {
  const provider = ctx.payments[attempt.provider];
  if (!provider || !attempt.captureRef) return;
  const answer = await provider.lookRefunds({ reference: attempt.reference, captureRef: attempt.captureRef });
  if (!answer.ok)
    throw new Error(`${attempt.provider} could not be asked about refunds of ${attempt.reference}`);

  const ours = await repo.listPaymentRefunds(ctx.db, attempt.reference);
  const matched = new Set<string>();
  for (const news of answer.value) {
    const refund =
      ours.find(
        (candidate) => candidate.providerRef !== null && candidate.providerRef === news.providerRef,
      ) ??
      ours.find(
        (candidate) =>
          candidate.providerRef === null &&
          candidate.status !== "due" &&
          candidate.amountMinor === news.amount.minor &&
          !matched.has(candidate.id),
      );
    if (refund) {
      matched.add(refund.id);
      await applyNews(ctx, refund, news);
    } else if (news.status !== "failed") {
      await keepForeignRefund(ctx, attempt, news);
    }
  }
  // Asked for, no answer, and the provider knows of none: it was never carried out.
  for (const refund of ours) {
    const isLost =
      !matched.has(refund.id) &&
      (refund.status === "unknown" || refund.status === "asking") &&
      refund.providerRef === null;
    if (isLost)
      await keepWaiting(ctx, refund, {
        status: "due",
        problem: "The provider knows of no such refund; asking again",
      });
  }
}

/** Asks again about refunds whose end is not known, and sends those that were left. */
export async function reconcileRefunds(ctx: Ctx<System>, limit: number): Promise<number> {
  const due = await repo.listDueRefunds(ctx.db, ctx.clock(), limit);
  for (const refund of due) {
    try {
      await settleRefund(ctx, refund);
    } catch (error) {
      ctx.log.warn({ error, refund: refund.id }, "refund could not be settled yet");
      await keepWaiting(ctx, refund, {
        status: refund.status === "due" ? "due" : "unknown",
        problem: "The provider could not be asked",
      });
    }
  }
  return due.length;
}

async function settleRefund(ctx: Ctx<System>, refund: repo.RefundRow): Promise<void> {
  const isFresh =
    refund.status === "asking" && refund.claimedAt !== null && after(refund.claimedAt, MINUTE) > ctx.clock();
  if (isFresh) return;
  if (refund.status === "due") return sendRefund(ctx, refund.id);
  const attempt = await attempts.findAttempt(ctx.db, refund.reference);
  if (!attempt) return;
  await lookAtRefunds(ctx, attempt);
  const now = await repo.findRefund(ctx.db, refund.id);
  if (now?.status === "due") await sendRefund(ctx, refund.id);
  else if (now?.status === "asked") await keepWaiting(ctx, now, { status: "asked", problem: null });
}

async function applyNews(ctx: Ctx<System>, refund: repo.RefundRow, news: RefundNews): Promise<void> {
  if (news.status === "failed") return failRefund(ctx, refund, "The provider could not pay the refund");
  if (news.status === "asked")
    return keepWaiting(ctx, refund, { status: "asked", providerRef: news.providerRef, problem: null });
  await ctx.db.$transaction((db) => finishRefund(ctx, db, refund, news.providerRef));
}

/** A refund made on the provider's own dashboard: money is gone that we never promised. */
async function keepForeignRefund(ctx: Ctx, attempt: attempts.Attempt, news: RefundNews): Promise<void> {
  await saveException(ctx.db, {
    kind: "refunded_elsewhere",
    provider: attempt.provider,
    reference: attempt.reference,
    orderId: attempt.orderId,
    currency: news.amount.currency,
    expectedMinor: 0n,
    paidMinor: news.amount.minor,
    detail: `${formatMoney(news.amount)} was refunded on ${attempt.provider}'s own pages.`,
    at: ctx.clock(),
  });
}

async function failRefund(ctx: Ctx, refund: repo.RefundRow, problem: string): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    if (!(await repo.saveRefundFailed(db, refund, problem))) return;
    const attempt = await attempts.findAttempt(db, refund.reference);
    await saveException(db, {
      kind: "refund_failed",
      provider: attempt?.provider ?? "unknown",
      reference: refund.reference,
      orderId: refund.orderId,
      currency: refund.currency,
      expectedMinor: refund.amountMinor,
      paidMinor: 0n,
      detail: problem,
      refundId: refund.id,
      at: ctx.clock(),
    });
    await announce(db, ctx, {
      kind: RefundFailed,
      payload: { refundId: refund.id },
      change: { subject: refund.reference, after: { problem } },
    });
  });
}

type Waiting = {
  readonly status: "due" | "asked" | "unknown";
  readonly providerRef?: string | null;
  readonly problem: string | null;
};

const keepWaiting = (ctx: Ctx, refund: repo.RefundRow, waiting: Waiting): Promise<void> =>
  repo.saveRefundState(ctx.db, refund.id, {
    ...waiting,
    lookAt: nextLook(ctx.clock(), Math.min(refund.looks, 11)) ?? after(ctx.clock(), 24 * 60 * MINUTE),
  });
