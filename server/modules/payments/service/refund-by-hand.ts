import type { Ctx } from "@/server/context";
import { after, DAY } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { AppError } from "@/server/shared/error";
import * as attempts from "../repo/attempts";
import { saveException } from "../repo/exceptions";
import * as repo from "../repo/refunds";
import { finishRefund } from "./finish-refund";

/** A person must give this back outside of the shop: a task says how, and the refund waits for it. */
export async function askPerson(ctx: Ctx, refund: repo.RefundRow, detail: string): Promise<void> {
  const attempt = await attempts.findAttempt(ctx.db, refund.reference);
  await ctx.db.$transaction(async (db) => {
    await repo.saveRefundState(db, refund.id, {
      status: "asked",
      problem: detail,
      lookAt: after(ctx.clock(), DAY),
    });
    await saveException(db, {
      kind: "refund_by_hand",
      provider: attempt?.provider ?? "unknown",
      reference: refund.reference,
      orderId: refund.orderId,
      currency: refund.currency,
      expectedMinor: refund.amountMinor,
      paidMinor: 0n,
      detail,
      refundId: refund.id,
      at: ctx.clock(),
    });
  });
}

type ByHand = { readonly refundId: string; readonly isPaid: boolean; readonly note: string };

/** How a refund by hand ended, in the caller's transaction: the money went back, with its receipt, or it will not go. */
export async function closeRefundByHand(ctx: Ctx, db: Db, { refundId, isPaid, note }: ByHand): Promise<void> {
  const refund = await repo.findRefund(db, refundId);
  if (!refund) throw new AppError("NOT_FOUND", "There is no such refund.");
  if (isPaid) await finishRefund(ctx, db, refund, note.slice(0, 100));
  else await repo.saveRefundFailed(db, refund, note);
}
