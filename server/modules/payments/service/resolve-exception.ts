import type { Ctx } from "@/server/context";
import { findOrder } from "@/server/modules/orders/service";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { type Currency, money } from "@/server/shared/money";
import type { ExceptionView } from "../contract";
import { ExceptionResolved } from "../events";
import * as attempts from "../repo/attempts";
import * as repo from "../repo/exceptions";
import { closeRefundByHand } from "./refund-by-hand";
import { requestRefund } from "./refund-payment";

type Resolution = {
  readonly id: string;
  readonly resolution: "refund" | "dismiss" | "paid_back";
  readonly reason: string;
};

/**
 * Ends an exception once: `refund` gives back what should not be kept (all of it, or
 * the part above the price), `dismiss` closes it with the reason a person gave, `paid_back`
 * says that a refund by hand was made, with its receipt in the reason.
 */
export async function resolveException(
  ctx: Ctx<Staff>,
  { id, resolution, reason }: Resolution,
): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const exception = await repo.findException(db, id);
    if (!exception) throw new AppError("NOT_FOUND", "There is no such exception.");
    if (!(await repo.closeException(db, id, resolution, ctx.clock()))) {
      throw new AppError("CONFLICT", "Someone has just resolved this. Reload to see how.");
    }
    if (exception.kind === "refund_by_hand") {
      await closeByHand(ctx, db, exception.refundId, { resolution, reason });
    } else if (resolution === "paid_back") {
      throw new AppError("CONFLICT", "Only a refund by hand can be paid back so.");
    } else if (resolution === "refund") {
      const attempt = await attempts.findAttempt(db, exception.reference);
      if (!attempt || attempt.captured.minor === 0n) {
        throw new AppError(
          "CONFLICT",
          "There is no captured payment to refund here. Refund it at the provider, then dismiss this.",
        );
      }
      const amount = money(minorToReturn(exception), exception.currency as Currency);
      await requestRefund(ctx, db, { reference: exception.reference, amount, reason });
    }
    await announce(db, ctx, {
      kind: ExceptionResolved,
      payload: { exceptionId: id },
      change: {
        subject: exception.reference,
        before: { status: "open", kind: exception.kind },
        after: { status: "resolved", resolution },
        reason,
      },
    });
  });
}

function closeByHand(
  ctx: Ctx,
  db: Db,
  refundId: string | null,
  { resolution, reason }: Omit<Resolution, "id">,
): Promise<void> {
  if (resolution === "refund" || !refundId)
    throw new AppError(
      "CONFLICT",
      "This refund was asked for already. Send the money, then say that it is paid back.",
    );
  return closeRefundByHand(ctx, db, { refundId, isPaid: resolution === "paid_back", note: reason });
}

type Asked = { readonly kind: string; readonly expectedMinor: bigint | null; readonly paidMinor: bigint };

/** What a refund of this exception gives back: all that came, the part above the price, or the refund that failed. */
function minorToReturn({ kind, expectedMinor, paidMinor }: Asked): bigint {
  if (kind === "message_differs")
    throw new AppError("CONFLICT", "Compare with the company's statement first, then dismiss this.");
  if (kind === "refunded_elsewhere")
    throw new AppError("CONFLICT", "This money went back already. Dismiss it, and say what you checked.");
  if (kind === "refund_failed") return expectedMinor ?? 0n;
  return kind === "overpaid" ? paidMinor - (expectedMinor ?? 0n) : paidMinor;
}

export async function listExceptions(ctx: Ctx<Staff>): Promise<ExceptionView[]> {
  const rows = await repo.listExceptions(ctx.db, 100);
  return Promise.all(
    rows.map(async ({ orderId, currency, expectedMinor, paidMinor, resolvedAt: _, refundId: __, ...row }) => {
      const order = orderId ? await findOrder(ctx.db, { id: orderId }) : null;
      const of = (minor: bigint) => money(minor, currency as Currency);
      return {
        ...row,
        orderNumber: order?.number ?? null,
        expected: expectedMinor === null ? null : of(expectedMinor),
        paid: of(paidMinor),
      };
    }),
  );
}
