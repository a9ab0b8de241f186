import type { Ctx } from "@/server/context";
import { after, DAY } from "@/server/platform/clock";
import type { Staff } from "@/server/shared/actor";
import type {
  BatchesInput,
  BatchPage,
  HistoryInput,
  HistoryPage,
  LevelPage,
  LevelsInput,
} from "../contract/levels";
import { nextPage } from "../policy";
import * as batches from "../repo/batches";
import * as repo from "../repo/reads";

/** Stock by variant and location, a page at a time. */
export async function listLevels(ctx: Ctx<Staff>, input: LevelsInput): Promise<LevelPage> {
  const rows = await repo.listLevelPage(ctx.db, input);
  return nextPage(rows, (last) => [last[input.sort], last.variantId, last.locationId]);
}

/** What happened to one level, newest first. */
export async function listHistory(ctx: Ctx<Staff>, input: HistoryInput): Promise<HistoryPage> {
  const rows = await repo.listHistory(ctx.db, input);
  return nextPage(rows, (last) => [last.at.toISOString(), last.id]);
}

/** Batches that lie somewhere, the first to expire first. */
export async function listBatches(ctx: Ctx<Staff>, input: BatchesInput): Promise<BatchPage> {
  const until = input.expiringDays === undefined ? null : after(ctx.clock(), input.expiringDays * DAY);
  const rows = await batches.listBatches(ctx.db, input, until);
  return nextPage(rows, (last) => [
    last.expiresAt ? last.expiresAt.getTime() / 1000 : "Infinity",
    last.id,
    last.locationId,
  ]);
}
