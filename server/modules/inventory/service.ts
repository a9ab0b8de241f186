import type { Ctx } from "@/server/context";
import { after, MINUTE } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { actorName } from "@/server/shared/actor";
import type { VariantId } from "@/server/shared/id";
import type { Pick, Shortfall, Wanted } from "./contract";
import type { Availability } from "./contract/levels";
import { POLICY_MODES } from "./contract/writes";
import { referencesOf } from "./policy";
import * as repo from "./repo";
import * as backorders from "./repo/backorders";
import { listSoldBatches } from "./repo/batches";

/** How long stock is put aside while a shopper is at the checkout, and once the payment page is open. */
const HOLD_AT_CHECKOUT = 15 * MINUTE;
const HOLD_WHILE_PAYING = 45 * MINUTE;

type Hold = { readonly reference: string; readonly lines: readonly Wanted[]; readonly country: string };

/**
 * Puts stock aside for a reference, all lines or none, in the caller's transaction. What may be sold
 * before it is there is promised up to its limit. Returns what was short; then the caller must roll
 * back. A second call with the same reference puts nothing more aside.
 */
export async function holdStock(ctx: Ctx, db: Db, { reference, lines, country }: Hold): Promise<Shortfall[]> {
  const at = ctx.clock();
  const variantIds = lines.map((line) => line.variantId);
  const isOpened = await repo.openHold(db, {
    reference,
    at,
    expiresAt: after(at, HOLD_AT_CHECKOUT),
    variantIds,
  });
  if (!isOpened) return [];
  const reservation = { reference, lines: sumByVariant(lines), country, at, actor: actorName(ctx.actor) };
  const refused = await repo.reserve(db, reservation);
  const short = refused.map(({ mayWait: _, ...one }) => one);
  if (refused.every((one) => one.mayWait))
    return short.length === 0 ? [] : promiseRest(db, reservation, short);
  return short.filter((_, place) => !refused[place]?.mayWait);
}

/** What is there is put aside, and the rest is promised. The first attempt has locked the levels already. */
async function promiseRest(
  db: Db,
  reservation: Parameters<typeof repo.reserve>[1],
  short: readonly Shortfall[],
): Promise<Shortfall[]> {
  const missing = new Map(short.map((one) => [one.variantId, one.wanted - one.available]));
  const lines = short.map(({ variantId, wanted, available }) => ({
    variantId,
    quantity: wanted - available,
  }));
  const refused = await backorders.promiseUnits(db, { ...reservation, lines });
  if (refused.length > 0) {
    return short.flatMap((one) => {
      const room = refused.find(({ variantId }) => variantId === one.variantId)?.available;
      return room === undefined ? [] : [{ ...one, available: one.available + room }];
    });
  }
  const there = reservation.lines
    .map(({ variantId, quantity }) => ({ variantId, quantity: quantity - (missing.get(variantId) ?? 0) }))
    .filter((line) => line.quantity > 0);
  return there.length === 0 ? [] : repo.reserve(db, { ...reservation, lines: there });
}

/** Keeps a hold for as long as the payment page may be open. */
export const extendHold = (ctx: Ctx, db: Db, reference: string): Promise<void> =>
  repo.extendHold(db, reference, after(ctx.clock(), HOLD_WHILE_PAYING));

/**
 * The held units are sold: they leave the shelf, from the batch that expires first. What was promised
 * stays promised. False when the hold had ended before.
 */
export const sellHold = async (ctx: Ctx, db: Db, reference: string): Promise<boolean> => {
  const stamp = { at: ctx.clock(), actor: actorName(ctx.actor) };
  return (await repo.endHold(db, { ...stamp, reference, to: "sold" })).isEnded;
};

/** The held units go back on sale, and what was promised no longer is. False when the hold had ended before. */
export const releaseHold = async (ctx: Ctx, db: Db, reference: string): Promise<boolean> => {
  const stamp = { at: ctx.clock(), actor: actorName(ctx.actor) };
  const { isEnded, isWaiting } = await repo.endHold(db, { ...stamp, reference, to: "released" });
  if (isWaiting) await backorders.dropPromises(db, [reference]);
  return isEnded;
};

/** An order's money goes back: what it still waits for is no longer promised. In the caller's transaction. */
export async function dropBackorders(db: Db, orderId: string): Promise<number> {
  const references = referencesOf(orderId);
  await backorders.lockHolds(db, references);
  return backorders.dropPromises(db, references);
}

/** What an order waits for: it is complete, and may be shipped, once this is empty. */
export const listWaiting = (db: Db, orderId: string): Promise<backorders.Waiting[]> =>
  backorders.listWaiting(db, referencesOf(orderId));

/** Which batches an order's goods came out of. */
export const listOrderBatches = (db: Db, orderId: string) => listSoldBatches(db, referencesOf(orderId));

/** Holds past their time, oldest first. */
export const listLapsedHolds = (ctx: Ctx, limit: number): Promise<string[]> =>
  repo.listLapsedHolds(ctx.db, ctx.clock(), limit);

export const readAvailable = (db: Db, variantIds: readonly VariantId[]): Promise<Map<VariantId, number>> =>
  variantIds.length === 0
    ? Promise.resolve(new Map<VariantId, number>())
    : repo.countAvailable(db, variantIds);

/** How many are there, and how many more may be promised, from when. Unknown variants have none of either. */
export async function readAvailability(
  db: Db,
  variantIds: readonly VariantId[],
): Promise<Map<VariantId, Availability>> {
  const rows = variantIds.length === 0 ? [] : await backorders.listAvailability(db, variantIds);
  return new Map(
    rows.map(({ variantId, ...row }) => [
      variantId as VariantId,
      { ...row, mode: POLICY_MODES.find((mode) => mode === row.mode) ?? "deny" },
    ]),
  );
}

export const listPicks = (db: Db, reference: string): Promise<Pick[]> => repo.listPicks(db, reference);

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
