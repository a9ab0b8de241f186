import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import { actorName, type System } from "@/server/shared/actor";
import type { VariantId } from "@/server/shared/id";
import { BackorderFilled } from "../events";
import { endHold, openHold, reserve } from "../repo";
import * as repo from "../repo/backorders";
import { lockLevels } from "../repo/levels";

/** The most promises of one variant that one arrival fills; the job does the rest. */
const MOST_PROMISES = 200;

/**
 * Gives units that have arrived to those they were promised to, the oldest promise first, before anybody
 * else can take them. In the transaction of the arrival; the caller has locked all levels of the variants.
 */
export async function fillPromises(ctx: Ctx, db: Db, variantIds: readonly string[]): Promise<void> {
  for (const variantId of [...new Set(variantIds)].sort()) await fillVariant(ctx, db, variantId);
}

async function fillVariant(ctx: Ctx, db: Db, variantId: string): Promise<void> {
  const promises = await repo.listOpenPromises(db, variantId, MOST_PROMISES);
  if (promises.length === 0) return;
  let free = (await lockLevels(db, [variantId])).reduce(
    (sum, level) => sum + level.onHand - level.reserved,
    0,
  );
  for (const promised of promises) {
    const quantity = Math.min(free, promised.open);
    if (quantity <= 0) return;
    await fillOne(ctx, db, { promised, variantId, quantity });
    free -= quantity;
  }
}

type Fill = { readonly promised: repo.OpenPromise; readonly variantId: string; readonly quantity: number };

async function fillOne(ctx: Ctx, db: Db, { promised, variantId, quantity }: Fill): Promise<void> {
  const { reference, country, filled, status } = promised;
  const stamp = { at: ctx.clock(), actor: actorName(ctx.actor) };
  // Named by how much was there before, so each part is written once.
  const cause = `${reference}:fill:${variantId}:${filled}`;
  const lines = [{ variantId: variantId as VariantId, quantity }];
  if (status === "held") {
    await reserve(db, { ...stamp, reference, cause, lines, country });
  } else {
    // Paid for already: it leaves the shelf at once, as everything does that is paid.
    await openHold(db, {
      reference: cause,
      at: stamp.at,
      expiresAt: stamp.at,
      parent: reference,
      variantIds: [],
    });
    await reserve(db, { ...stamp, reference: cause, lines, country });
    await endHold(db, { ...stamp, reference: cause, to: "sold" });
  }
  await repo.fillPromise(db, { reference, variantId, quantity });
  await announce(db, ctx, {
    kind: BackorderFilled,
    payload: { id: reference },
    change: { subject: reference, after: { variantId, quantity, stillWaiting: promised.open - quantity } },
  });
}

/** Fills promises that an arrival passed over. Returns how many variants it looked at; a second run finds none. */
export async function fillBackorders(ctx: Ctx<System>, limit: number): Promise<number> {
  const variantIds = await repo.listFillable(ctx.db, limit);
  for (const variantId of variantIds) {
    await ctx.db.$transaction(async (db) => {
      await lockLevels(db, [variantId]);
      await fillVariant(ctx, db, variantId);
    });
  }
  return variantIds.length;
}
