import type { Ctx } from "@/server/context";
import { after, DAY } from "@/server/platform/clock";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import { type ListQuery, readCursor, toPage } from "@/server/shared/list";
import type {
  BatchesInput,
  BatchPage,
  FindVariantsInput,
  FoundVariant,
  HistoryInput,
  HistoryPage,
  LevelPage,
  VariantStock,
} from "../contract/levels";
import { nextPage } from "../policy";
import * as batches from "../repo/batches";
import * as repo from "../repo/reads";
import { findRule } from "../repo/rules";
import { STANDARD_RULE } from "./set-rules";

/** Stock by variant and location, a page at a time. */
export async function listLevels(ctx: Ctx<Staff>, query: ListQuery): Promise<LevelPage> {
  const { q, location, low, promised, batched } = query.filters;
  const rows = await repo.listLevelPage(ctx.db, {
    query: q,
    location,
    isLow: isYes(low),
    isPromised: isYes(promised),
    isBatched: isYes(batched),
    sort: query.sort,
    after: readCursor(query.cursor),
    limit: query.limit,
  });
  const page = toPage(rows, query.limit, ({ sortKey }) => sortKey);
  return { ...page, rows: page.rows.map(({ sortKey: _, ...row }) => row) };
}

const isYes = (flag: string | undefined): boolean | undefined =>
  flag === undefined ? undefined : flag === "yes";

/** One variant with every level, and what is put aside or promised of it. NOT_FOUND when there is none. */
export async function readVariantStock(ctx: Ctx<Staff>, variantId: VariantId): Promise<VariantStock> {
  const variant = await repo.findVariant(ctx.db, variantId);
  if (!variant) throw new AppError("NOT_FOUND", "There is no such variant.");
  const [levels, own, standard, holds, promises] = await Promise.all([
    repo.listVariantLevels(ctx.db, variantId),
    findRule(ctx.db, variantId),
    findRule(ctx.db, null),
    repo.listVariantHolds(ctx.db, variantId),
    repo.listVariantPromises(ctx.db, variantId),
  ]);
  const rule = own ?? { ...(standard ?? STANDARD_RULE), version: 0 };
  return { ...variant, levels, rule, holds, promises };
}

const MOST_FOUND = 8;

/** Variants by SKU, barcode or part of the name. */
export const findVariants = (ctx: Ctx<Staff>, { query }: FindVariantsInput): Promise<FoundVariant[]> =>
  repo.findVariants(ctx.db, query, MOST_FOUND);

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
