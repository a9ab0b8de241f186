import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { HoldPage, HoldsInput } from "../contract/levels";
import type { ReleaseHoldInput, Written } from "../contract/writes";
import { HoldEndedByStaff } from "../events";
import { nextPage } from "../policy";
import * as repo from "../repo/holds";
import { releaseHold } from "../service";
import { writeOnce } from "./write-once";

export async function listHolds(ctx: Ctx<Staff>, { isOverdue, cursor }: HoldsInput): Promise<HoldPage> {
  const rows = await repo.listHolds(ctx.db, { isOverdue, cursor, at: ctx.clock() });
  return nextPage(rows, (last) => [last.expiresAt.toISOString(), last.reference]);
}

/**
 * Ends a hold by hand. While its order waits for payment only its time ends, at once: the job that cancels
 * unpaid orders asks the payment provider first. A hold that no order waits for is released right away.
 */
export const endHoldByHand = (ctx: Ctx<Staff>, input: ReleaseHoldInput): Promise<Written> =>
  writeOnce(ctx, { action: "hold.release", input }, async (db) => {
    const { reference, reason } = input;
    const hold = await repo.lockHold(db, reference);
    if (hold?.status !== "held")
      throw new AppError("CONFLICT", "This hold has ended already. Reload the list.");
    const isWaiting = hold.orderStatus === "awaiting_payment";
    if (isWaiting) await repo.expireHold(db, reference, ctx.clock());
    else await releaseHold(ctx, db, reference);
    await announce(db, ctx, {
      kind: HoldEndedByStaff,
      payload: { id: reference },
      change: {
        subject: reference,
        before: { status: "held", expiresAt: hold.expiresAt.toISOString() },
        after: isWaiting ? { status: "held", expiresAt: ctx.clock().toISOString() } : { status: "released" },
        reason,
      },
    });
    return { id: reference };
  });
