import type { Ctx } from "@/server/context";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { System } from "@/server/shared/actor";
import { BatchExpired } from "../events";
import { listExpired } from "../repo/batches";
import { listLots, lockLevels } from "../repo/levels";
import { moveStock } from "./move-stock";

/**
 * Takes expired batches off sale. Units put aside for a buyer stay until that hold ends, one way or the
 * other. Returns how many batches it took from; a second run takes nothing.
 */
export async function expireBatches(ctx: Ctx<System>, limit: number): Promise<number> {
  const lots = await listExpired(ctx.db, ctx.clock(), limit);
  for (const lot of lots) await expire(ctx, lot);
  return lots.length;
}

type Lying = Awaited<ReturnType<typeof listExpired>>[number];

async function expire(ctx: Ctx<System>, { batchId, variantId, locationId, code }: Lying): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const level = (await lockLevels(db, [variantId])).find((one) => one.locationId === locationId);
    const lot = (await listLots(db, [variantId])).find(
      (one) => one.batchId === batchId && one.locationId === locationId,
    );
    const quantity = Math.min(lot?.onHand ?? 0, (level?.onHand ?? 0) - (level?.reserved ?? 0));
    if (quantity <= 0) return;
    const reference = `expiry:${batchId}:${newId("movement", ctx.clock())}`;
    const reason = `expired: batch ${code}`;
    await moveStock(ctx, db, { kind: "adjustment", reference, reason }, [
      { variantId, locationId, batchId, delta: -quantity },
    ]);
    await announce(db, ctx, {
      kind: BatchExpired,
      payload: { id: batchId, variantIds: [variantId] },
      change: { subject: code, before: { units: lot?.onHand ?? 0 }, after: { taken: quantity }, reason },
    });
  });
}
