import type { Ctx } from "@/server/context";
import { DAY } from "@/server/platform/clock";
import { quickly } from "@/server/platform/db";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { Preview, PreviewInput, ZeroResult, ZeroResultsInput } from "../contract/search";
import { explainFound, listZeroResults, type Reason } from "../repo/curation";
import { listProducts } from "./list-products";
import { pinsAt } from "./place-pins";
import { guessQuery, readQuery } from "./read-query";

const PERIOD = 30 * DAY;

/** Searches that found nothing in a period, the most frequent first. Days are UTC; INVALID when they are the wrong way round. */
export function listEmptySearches(
  ctx: Ctx<Staff>,
  { from, to, limit }: ZeroResultsInput,
): Promise<ZeroResult[]> {
  const last = to ?? ctx.clock().toISOString().slice(0, 10);
  const first = from ?? new Date(Date.parse(last) - PERIOD).toISOString().slice(0, 10);
  if (first > last) throw new AppError("INVALID", "The first day must come before the last.");
  return listZeroResults(ctx.db, { from: first, to: last, limit });
}

const MOST_SHOWN = 24;
const PLACES = {
  inTitle: "title",
  inTags: "tags and SKUs",
  inSummary: "summary",
  inText: "description",
} as const;

/** The first page of a search as shoppers get it now, and why each product is where it is. It is not counted as a search. */
export async function previewSearch(ctx: Ctx<Staff>, { query, currency }: PreviewInput): Promise<Preview> {
  const reading = await readQuery(ctx, query);
  const list = await listProducts(ctx, { query, currency, limit: MOST_SHOWN }, { isCounted: false });
  const guess = list.suggestion ? await guessQuery(ctx, query) : null;
  const pins = await pinsAt(ctx, { query: reading.plain }, ctx.clock().getTime());
  const ids = list.items.map(({ id }) => id);
  const reasons = await explainFound(quickly(ctx.db), ids, reading.search);
  const hasReason = reasons.some(({ hasAll }) => hasAll);
  const told = hasReason || !guess ? reasons : await explainFound(quickly(ctx.db), ids, guess.search);
  return {
    plain: reading.plain,
    total: list.total,
    suggestion: list.suggestion,
    isGuess: !hasReason && guess !== null && ids.length > 0,
    rows: list.items.map(({ id, slug, title }) => {
      const reason = told.find((row) => row.id === id);
      const pin = pins.find(({ productId }) => productId === id);
      return {
        id,
        slug,
        title,
        pinnedAt: pin?.position ?? null,
        rank: reason?.rank ?? 0,
        foundIn: placesOf(reason),
      };
    }),
  };
}

function placesOf(reason: Reason | undefined): Preview["rows"][number]["foundIn"] {
  if (!reason) return [];
  return (["inTitle", "inTags", "inSummary", "inText"] as const)
    .filter((place) => reason[place])
    .map((place) => PLACES[place]);
}
