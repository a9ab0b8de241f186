import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { AdjustInput, Written } from "../contract/writes";
import { StockAdjusted } from "../events";
import { findBatch } from "../repo/batches";
import { nameVariants } from "../repo/levels";
import { fillPromises } from "./fill-backorders";
import { moveStock } from "./move-stock";
import { writeOnce } from "./write-once";

/** Puts a counter right by hand, for a reason. Never below what is put aside for buyers. */
export const adjustStock = (ctx: Ctx<Staff>, input: AdjustInput): Promise<Written> =>
  writeOnce(ctx, { action: "adjust", input }, async (db) => {
    const { key, variantId, locationId, delta, code, note, batchId } = input;
    if (batchId && (await findBatch(db, batchId))?.variantId !== variantId)
      throw new AppError("NOT_FOUND", "There is no such batch of this variant.", {
        batchId: "Choose another",
      });
    const id = `adjust:${ctx.actor.id}:${key}`;
    const reason = note ? `${code}: ${note}` : code;
    const change = { variantId, locationId, delta, batchId };
    const { before } = await moveStock(ctx, db, { kind: "adjustment", reference: id, reason }, [change]);
    if (delta > 0) await fillPromises(ctx, db, [variantId]);
    const was = before.find((level) => level.locationId === locationId)?.onHand ?? 0;
    await announce(db, ctx, {
      kind: StockAdjusted,
      payload: { id, variantIds: [variantId] },
      change: {
        subject: (await nameVariants(db, [variantId])).get(variantId) ?? variantId,
        before: { locationId, onHand: was },
        after: { locationId, onHand: was + delta },
        reason,
      },
    });
    return { id };
  });
