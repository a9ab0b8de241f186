import type { Ctx } from "@/server/context";
import { bookTransfer } from "@/server/modules/ledger/service";
import { findOrder, signalOrder } from "@/server/modules/orders/service";
import type { Db } from "@/server/platform/db";
import { type Currency, formatMoney, money } from "@/server/shared/money";
import * as attempts from "../repo/attempts";
import * as repo from "../repo/refunds";

/** The money is back with the buyer: refund, books and order in the caller's transaction, once. */
export async function finishRefund(
  ctx: Ctx,
  db: Db,
  refund: repo.RefundRow,
  providerRef: string | null,
): Promise<void> {
  if (!(await repo.saveRefundDone(db, refund.id, providerRef, ctx.clock()))) return;
  await bookRefund(ctx, db, refund);
  const order = await findOrder(db, { id: refund.orderId });
  if (order?.status !== "refund_due") return;
  const moved = await signalOrder(ctx, db, { order, signal: "refund_settled", reason: refund.reason });
  if (moved === "raced") throw new Error(`Order ${order.number} moved under its refund`);
}

async function bookRefund(ctx: Ctx, db: Db, refund: repo.RefundRow): Promise<void> {
  const currency = refund.currency as Currency;
  const attempt = await attempts.findAttempt(db, refund.reference);
  const amount = money(refund.amountMinor, currency);
  // What matched no order goes back first; only the rest was ever a deposit.
  const unmatched = await repo.sumUnmatched(db, refund.reference);
  const stray = unmatched < amount.minor ? unmatched : amount.minor;
  await bookTransfer(ctx, db, {
    kind: "refund",
    reference: refund.id,
    orderId: refund.orderId,
    memo: `${formatMoney(amount)} back to the buyer`,
    postings: [
      { account: { kind: "unmatched", currency }, amount: money(stray, currency) },
      { account: { kind: "deposits", currency }, amount: money(amount.minor - stray, currency) },
      {
        account: { kind: "clearing", owner: attempt?.provider ?? "unknown", currency },
        amount: money(-amount.minor, currency),
      },
    ],
  });
}
