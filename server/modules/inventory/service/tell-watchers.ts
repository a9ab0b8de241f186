import type { Ctx } from "@/server/context";
import { after, DAY, MINUTE } from "@/server/platform/clock";
import { announce } from "@/server/platform/outbox";
import type { System } from "@/server/shared/actor";
import type { Contact } from "../contract/alerts";
import { CameBackInStock } from "../events";
import { takeTurn } from "../repo/alerts";
import * as repo from "../repo/watches";
import { stopToken } from "./watch-variant";

/** So many are told for each unit that is back: some will not come, and nobody should come in vain. */
const PER_UNIT = 3;
/** How long those who were told have before others are. */
const HEAD_START = 30 * MINUTE;
/** Nobody waits longer; a contact is not kept for ever. */
const LONGEST_WAIT = 365 * DAY;

/**
 * Chooses who is told that a variant is back: the longest waiting first, at most three per unit and `limit` in all.
 * Each is told once, whatever happens. Returns how many were chosen.
 */
export async function tellWatchers(ctx: Ctx<System>, limit: number): Promise<number> {
  const at = ctx.clock();
  return ctx.db.$transaction(async (db) => {
    if (!(await takeTurn(db, "notice"))) return 0;
    await repo.deleteOldWatches(db, after(at, -LONGEST_WAIT), limit);
    const told = await repo.takeWatchers(db, {
      at,
      perUnit: PER_UNIT,
      lastToldBefore: after(at, -HEAD_START),
      limit,
    });
    for (const [variantId, sku] of new Map(told.map((watch) => [watch.variantId, watch.sku]))) {
      const watchIds = told.filter((watch) => watch.variantId === variantId).map(({ id }) => id);
      const change = { subject: sku, after: { told: watchIds.length } };
      await announce(db, ctx, { kind: CameBackInStock, payload: { variantId, watchIds }, change });
    }
    return told.length;
  });
}

export type BackNotice = Contact & {
  readonly id: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly url: string;
  readonly stopUrl: string;
};

/** The letters to write for those who were chosen and have not been written to. */
export async function readBackNotices(ctx: Ctx<System>, ids: readonly string[]): Promise<BackNotice[]> {
  const rows = await repo.listNotices(ctx.db, ids);
  return rows.map(({ slug, sku, ...row }) => ({
    ...row,
    url: `${ctx.shop.appUrl}/products/${slug}?variant=${encodeURIComponent(sku)}`,
    stopUrl: `${ctx.shop.appUrl}/stock-notices/stop?t=${stopToken(ctx, row.address)}`,
  }));
}

/** Forgets whom a notice went to, once its letter is on its way. */
export const forgetWatcher = (ctx: Ctx<System>, id: string): Promise<void> => repo.forgetContact(ctx.db, id);
