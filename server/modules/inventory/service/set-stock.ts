import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { actorName, type Staff } from "@/server/shared/actor";
import * as repo from "../repo/set-stock";

export type StockToSet = repo.StockToSet;
export type StockSet = {
  readonly changed: number;
  readonly same: number;
  /** More is put aside for orders than there would be: those levels stay as they are. */
  readonly short: readonly {
    readonly reference: string;
    readonly locationId: string;
    readonly reserved: number;
  }[];
};

/**
 * Sets what is on hand, as if counted, in the caller's transaction; dry, it only says what it would do. Each line has its
 * own reference: told again, it moves nothing more. Levels are held in one order, so carts never wait in a ring.
 */
export async function setStock(
  ctx: Ctx<Staff>,
  db: Db,
  { lines, isDry }: { readonly lines: readonly StockToSet[]; readonly isDry: boolean },
): Promise<StockSet> {
  const standing = isDry ? await repo.readLevels(db, lines) : await repo.holdLevels(db, lines);
  const differing = lines.filter((line) => line.onHand !== (standing.get(repo.keyOf(line))?.onHand ?? 0));
  const reservedOf = (line: StockToSet): number => standing.get(repo.keyOf(line))?.reserved ?? 0;
  const short = differing.filter((line) => line.onHand < reservedOf(line));
  const movable = differing.filter((line) => line.onHand >= reservedOf(line));
  if (!isDry) await repo.countStock(db, movable, { at: ctx.clock(), actor: actorName(ctx.actor) });
  return {
    changed: movable.length,
    same: lines.length - differing.length,
    short: short.map((line) => ({
      reference: line.reference,
      locationId: line.locationId,
      reserved: reservedOf(line),
    })),
  };
}

export type KnownLocation = { readonly id: string; readonly code: string; readonly name: string };

/** Where stock can lie, in the shop's order. */
export const listLocations = (db: Db): Promise<KnownLocation[]> => repo.listLocations(db);

export type LevelOfFile = repo.LevelOfFile;

/** What is on hand of these variants, per location. */
export const listOnHand = (db: Db, variantIds: readonly string[]): Promise<LevelOfFile[]> =>
  repo.listOnHand(db, variantIds);
