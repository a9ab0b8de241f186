import type { Ctx } from "@/server/context";
import { findOrder } from "@/server/modules/orders/service";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { type Currency, money } from "@/server/shared/money";
import type { ExceptionView } from "../contract";
import { ExceptionResolved } from "../events";
import * as attempts from "../repo/attempts";
import * as repo from "../repo/exceptions";
import { requestRefund } from "./refund-payment";

type Resolution = { readonly id: string; readonly resolution: "refund" | "dismiss"; readonly reason: string };

/**
 * Ends an exception once: `refund` gives back what should not be kept (all of it, or
 * the part above the price), `dismiss` closes it with the reason a person gave.
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
    if (resolution === "refund") {
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

type Asked = { readonly kind: string; readonly expectedMinor: bigint | null; readonly paidMinor: bigint };

/** What a refund of this exception gives back: all that came, the part above the price, or the refund that failed. */
function minorToReturn({ kind, expectedMinor, paidMinor }: Asked): bigint {
  if (kind === "refunded_elsewhere")
    throw new AppError("CONFLICT", "This money went back already. Dismiss it, and say what you checked.");
  if (kind === "refund_failed") return expectedMinor ?? 0n;
  return kind === "overpaid" ? paidMinor - (expectedMinor ?? 0n) : paidMinor;
}

export async function listExceptions(ctx: Ctx<Staff>): Promise<ExceptionView[]> {
  const rows = await repo.listExceptions(ctx.db, 100);
  return Promise.all(
    rows.map(async ({ orderId, currency, expectedMinor, paidMinor, resolvedAt: _, ...row }) => {
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
