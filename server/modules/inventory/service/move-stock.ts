import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { actorName } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { type Lot, pickFirstExpiring } from "../policy";
import * as repo from "../repo/levels";

/** Units that come (above nought) or go; without a batch, what goes is picked by expiry and what comes is loose. */
export type Change = repo.Place & { readonly delta: number; readonly batchId?: string | null | undefined };
export type Why = Pick<repo.Cause, "kind" | "reference" | "reason">;

export type Moved = { readonly before: readonly repo.Level[]; readonly batches: readonly repo.BatchStep[] };

/**
 * Changes stock in the caller's transaction: counters, batches and both ledgers together. Refuses to
 * take what is not there or is put aside for a buyer. One call per transaction, or two could deadlock.
 */
export async function moveStock(ctx: Ctx, db: Db, why: Why, changes: readonly Change[]): Promise<Moved> {
  const cause = { ...why, actor: actorName(ctx.actor), at: ctx.clock() };
  const variantIds = [...new Set(changes.map((change) => change.variantId))];
  await refuseClosed(db, changes);
  await repo.openLevels(db, changes);
  const before = await repo.lockLevels(db, variantIds);
  await refuseMissing(db, before, changes);
  const lots = before.some((level) => level.batched > 0) ? await repo.listLots(db, variantIds) : [];
  const steps = changes.flatMap((change) => takeFrom(change, { before, lots, at: cause.at }));
  const batches = mergeBatches(steps);
  await repo.moveLevels(db, mergeLevels(steps), cause);
  if (batches.length > 0) await repo.moveBatches(db, batches, cause);
  return { before, batches };
}

async function refuseClosed(db: Db, changes: readonly Change[]): Promise<void> {
  const ids = [...new Set(changes.map((change) => change.locationId))];
  const open = await repo.pinLocations(db, ids);
  if (ids.some((id) => !open.has(id)))
    throw new AppError("NOT_FOUND", "There is no such location, or it is archived.", {
      locationId: "Choose an open location",
    });
}

async function refuseMissing(
  db: Db,
  before: readonly repo.Level[],
  changes: readonly Change[],
): Promise<void> {
  const net = new Map<repo.Level, number>();
  for (const change of changes) {
    const level = findLevel(before, change);
    if (!level)
      throw new AppError("NOT_FOUND", "There is no such variant.", { variantId: "Choose another variant" });
    net.set(level, (net.get(level) ?? 0) + change.delta);
  }
  const [short] = [...net].filter(([level, delta]) => level.onHand + delta < level.reserved);
  if (!short) return;
  const [{ variantId, onHand, reserved }, delta] = short;
  const sku = (await repo.nameVariants(db, [variantId])).get(variantId) ?? "that";
  throw new AppError(
    "CONFLICT",
    `Only ${onHand - reserved} of ${sku} can be taken: ${onHand} are there and ${reserved} are put aside for buyers, but ${-delta} would go.`,
    { quantity: `At most ${onHand - reserved}` },
  );
}

const findLevel = (levels: readonly repo.Level[], { variantId, locationId }: repo.Place) =>
  levels.find((level) => level.variantId === variantId && level.locationId === locationId);

type Shelf = {
  readonly before: readonly repo.Level[];
  readonly lots: readonly (Lot & repo.Place)[];
  readonly at: Date;
};
type Step = repo.Place & { readonly batchId: string | null; readonly delta: number };

function takeFrom(change: Change, { before, lots, at }: Shelf): Step[] {
  const { variantId, locationId, delta, batchId = null } = change;
  const place = { variantId, locationId };
  const here = lots.filter((lot) => lot.variantId === variantId && lot.locationId === locationId);
  if (delta >= 0) return [{ ...place, batchId, delta }];
  if (batchId !== null) {
    const held = here.find((lot) => lot.batchId === batchId)?.onHand ?? 0;
    if (held < -delta)
      throw new AppError("CONFLICT", `Only ${held} of that batch are here.`, { batchId: `At most ${held}` });
    return [{ ...place, batchId, delta }];
  }
  const level = findLevel(before, place);
  const loose = (level?.onHand ?? 0) - (level?.batched ?? 0);
  return pickFirstExpiring(here, { quantity: -delta, loose, at }).map((taken) => ({
    ...place,
    batchId: taken.batchId,
    delta: -taken.quantity,
  }));
}

/** One row per level: the stock ledger takes one of each kind for one reference. */
function mergeLevels(steps: readonly Step[]): repo.LevelStep[] {
  const merged = new Map<string, repo.LevelStep>();
  for (const { variantId, locationId, batchId, delta } of steps) {
    const key = `${variantId} ${locationId}`;
    const so = merged.get(key) ?? { variantId, locationId, delta: 0, batched: 0 };
    merged.set(key, {
      ...so,
      delta: so.delta + delta,
      batched: so.batched + (batchId === null ? 0 : delta),
    });
  }
  return [...merged.values()];
}

function mergeBatches(steps: readonly Step[]): repo.BatchStep[] {
  const merged = new Map<string, repo.BatchStep>();
  for (const { variantId, locationId, batchId, delta } of steps) {
    if (batchId === null) continue;
    const key = `${batchId} ${locationId}`;
    const so = merged.get(key)?.delta ?? 0;
    merged.set(key, { variantId, locationId, batchId, delta: so + delta });
  }
  return [...merged.values()].filter((step) => step.delta !== 0);
}
