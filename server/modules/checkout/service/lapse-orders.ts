import type { Ctx } from "@/server/context";
import { extendHold, listLapsedHolds, releaseHold } from "@/server/modules/inventory/service";
import { findOrder, signalOrder } from "@/server/modules/orders/service";
import { tryLook } from "@/server/modules/payments/service/look-at-attempt";
import { listAttempts } from "@/server/modules/payments/service/read-payments";
import type { System } from "@/server/shared/actor";
import { settleOrder } from "./settle-order";

/**
 * Cancels orders that nobody paid in time and puts their stock back on sale. Providers are
 * asked once more first: a payment whose webhook was lost is settled instead. Returns how
 * many holds it looked at.
 */
export async function lapseOrders(ctx: Ctx<System>, limit: number): Promise<number> {
  const references = await listLapsedHolds(ctx, limit);
  for (const reference of references) await lapse(ctx, reference);
  return references.length;
}

async function lapse(ctx: Ctx<System>, orderId: string): Promise<void> {
  for (const attempt of await listAttempts(ctx.db, orderId)) {
    if ((await tryLook(ctx, attempt)) !== "paid") continue;
    // Half the money is no payment: the order lapses all the same, and a person gives it back.
    if ((await settleOrder(ctx, attempt.reference)).outcome !== "not_enough") return;
  }
  await ctx.db.$transaction(async (db) => {
    const order = await findOrder(db, { id: orderId });
    if (!order) {
      await releaseHold(ctx, db, orderId);
      return;
    }
    const moved = await signalOrder(ctx, db, { order, signal: "cancel", reason: "Not paid in time" });
    if (moved === "raced") return;
    if (moved === "stuck" && order.status !== "cancelled") return extendHold(ctx, db, orderId);
    await releaseHold(ctx, db, orderId);
  });
}
