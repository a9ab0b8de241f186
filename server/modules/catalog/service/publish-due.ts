import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import { actorName, type System } from "@/server/shared/actor";
import { PublishMissed } from "../events";
import { type EditedProduct, lockDueProduct, saveProduct, type Touch } from "../repo/product-edits";
import { hasPricedVariant } from "../repo/variant-edits";
import { applySignal } from "./move-product";

/**
 * Carries out what was planned up to now, one product at a time, each once however many workers are at it; after a day
 * without a worker it catches up. Returns how many plans it carried out, `limit` at most.
 */
export async function publishDue(ctx: Ctx<System>, limit: number): Promise<number> {
  let done = 0;
  while (done < limit && (await ctx.db.$transaction((db) => publishNext(ctx, db)))) done += 1;
  return done;
}

async function publishNext(ctx: Ctx<System>, db: Db): Promise<boolean> {
  const touch = { by: actorName(ctx.actor), at: ctx.clock() };
  const product = await lockDueProduct(db, touch.at);
  if (!product) return false;
  const { status, publishAt, unpublishAt } = product;
  const hasEnded = unpublishAt !== null && unpublishAt <= touch.at;
  const reason = "As planned";
  if (hasEnded && status === "active")
    await applySignal(ctx, db, { product, signal: "unpublish", touch, reason });
  else if (hasEnded || status !== "draft" || publishAt === null)
    await miss(ctx, db, { product, touch, reason: "Its time on sale was over before it began" });
  else if (await hasPricedVariant(db, product.id))
    await applySignal(ctx, db, { product, signal: "publish", touch, reason });
  else await miss(ctx, db, { product, touch, reason: "No variant with a price" });
  return true;
}

type Missed = { readonly product: EditedProduct; readonly touch: Touch; readonly reason: string };

/** The plan cannot be carried out, now or later: it is taken away and written down, so that the others go on. */
async function miss(
  ctx: Ctx<System>,
  db: Db,
  { product: { id, publishAt, unpublishAt }, touch, reason }: Missed,
): Promise<void> {
  await saveProduct(db, id, { publishAt: null, unpublishAt: null }, touch);
  await announce(db, ctx, {
    kind: PublishMissed,
    payload: { productId: id },
    change: {
      subject: id,
      before: {
        publishAt: publishAt?.toISOString() ?? null,
        unpublishAt: unpublishAt?.toISOString() ?? null,
      },
      after: { publishAt: null, unpublishAt: null },
      reason,
    },
  });
}
