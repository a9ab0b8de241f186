import type { Ctx } from "@/server/context";
import { after, MINUTE } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { actorName } from "@/server/shared/actor";
import type { VariantId } from "@/server/shared/id";
import type { Pick, Shortfall, StockLevelRow, Wanted } from "./contract";
import * as repo from "./repo";

/** How long stock is put aside while a shopper is at the checkout, and once the payment page is open. */
const HOLD_AT_CHECKOUT = 15 * MINUTE;
const HOLD_WHILE_PAYING = 45 * MINUTE;

type Hold = { readonly reference: string; readonly lines: readonly Wanted[]; readonly country: string };

/**
 * Puts stock aside for a reference, all lines or none, in the caller's transaction.
 * Returns what was short; then nothing was put aside and the caller should roll back.
 * A second call with the same reference puts nothing more aside.
 */
export async function holdStock(ctx: Ctx, db: Db, { reference, lines, country }: Hold): Promise<Shortfall[]> {
  const at = ctx.clock();
  const isOpened = await repo.openHold(db, { reference, at, expiresAt: after(at, HOLD_AT_CHECKOUT) });
  if (!isOpened) return [];
  return repo.reserve(db, {
    reference,
    lines: sumByVariant(lines),
    country,
    at,
    actor: actorName(ctx.actor),
  });
}

/** Keeps a hold for as long as the payment page may be open. */
export const extendHold = (ctx: Ctx, db: Db, reference: string): Promise<void> =>
  repo.extendHold(db, reference, after(ctx.clock(), HOLD_WHILE_PAYING));

/** The held units are sold: they leave the shelf. False when the hold had ended before. */
export const sellHold = (ctx: Ctx, db: Db, reference: string): Promise<boolean> =>
  repo.endHold(db, { reference, to: "sold", at: ctx.clock(), actor: actorName(ctx.actor) });

/** The held units go back on sale. False when the hold had ended before. */
export const releaseHold = (ctx: Ctx, db: Db, reference: string): Promise<boolean> =>
  repo.endHold(db, { reference, to: "released", at: ctx.clock(), actor: actorName(ctx.actor) });

/** Holds past their time, oldest first. */
export const listLapsedHolds = (ctx: Ctx, limit: number): Promise<string[]> =>
  repo.listLapsedHolds(ctx.db, ctx.clock(), limit);

export const readAvailable = (db: Db, variantIds: readonly VariantId[]): Promise<Map<VariantId, number>> =>
  variantIds.length === 0
    ? Promise.resolve(new Map<VariantId, number>())
    : repo.countAvailable(db, variantIds);

export const listPicks = (db: Db, reference: string): Promise<Pick[]> => repo.listPicks(db, reference);

export const listStock = ({ db }: Ctx, query: string | null): Promise<StockLevelRow[]> =>
  repo.listLevels(db, query, 200);

/** Proves that every counter is what its ledger adds up to; returns the ones that are not. */
export const findDisagreements = ({ db }: Ctx): Promise<{ variantId: string; locationId: string }[]> =>
  repo.listDisagreements(db);

/** Lines on one variant are one line; ids in one order keep two carts from waiting for each other. */
function sumByVariant(lines: readonly Wanted[]): Wanted[] {
  const sums = new Map<VariantId, number>();
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return [...sums]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}
