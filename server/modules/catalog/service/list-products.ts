import { z } from "zod";
import { SECOND } from "@/server/platform/clock";
import { quickly } from "@/server/platform/db";
import { createMemo } from "@/server/platform/memo";
import { AppError } from "@/server/shared/error";
import type { Currency } from "@/server/shared/money";
import type { ListInput, ProductCard, ProductList, ShelfInput } from "../contract";
import { type CardPage, listCards, type Page, type Position, readCards } from "../repo/cards";
import { findScope } from "../repo/collections";
import type { Pin, PinPlace } from "../repo/curation";
import { type Counts, countFacets } from "../repo/facets";
import { type Filter, type Scope, toMoney } from "../repo/pieces";
import { noteSearch } from "./note-searches";
import { type Placed, pinsAt, placePins } from "./place-pins";
import { type Guess, guessQuery, type Reading, readQuery, type Searcher } from "./read-query";

/** Counting walks over everything that fits, so one count serves everyone for a moment. The products themselves are always read. */
const counts = createMemo<Counts>({ milliseconds: 5 * SECOND, most: 500 });

/** Fewer than this are few: perhaps the words were meant otherwise. */
const FEW = 3;

type Found = { readonly placed: Placed; readonly counts: Counts; readonly spelling: Spelling };
type Spelling = "exact" | "alike";

/**
 * Products for sale that fit the query, with counts behind each filter (up to five seconds old), what staff pinned at
 * its place, and a cursor to the next. When no product has the words, those with words spelled about so.
 */
export async function listProducts(
  ctx: Searcher,
  input: ListInput,
  { isCounted = true }: { readonly isCounted?: boolean } = {},
): Promise<ProductList> {
  const collection = input.collection === undefined ? null : await findCollection(ctx, input.collection);
  const sort = input.sort ?? collection?.sort;
  const order = sort ?? "featured";
  const cursor = readCursor(input.cursor, order);
  const at = cursor?.at ?? ctx.clock().getTime();
  const reading = input.query ? await readQuery(ctx, input.query) : null;
  const pins = order === "featured" ? await findPinsFor(ctx, input, { reading, at }) : [];
  const wish: Wish = { input, sort, order, scope: collection?.scope ?? null, cursor, at, pins };

  const isExact = cursor?.spelling !== "alike";
  const exact = isExact
    ? await find(ctx, wish, { search: reading?.search ?? null, spelling: "exact" })
    : null;
  const isFound = exact !== null && (exact.placed.items.length > 0 || exact.counts.total > 0);
  const isScarce = input.query !== undefined && (exact?.counts.total ?? 0) < FEW && (!cursor || !isExact);
  const guess = isScarce && input.query ? await guessQuery(ctx, input.query) : null;
  const alike = guess && !isFound ? await find(ctx, wish, { ...guess, spelling: "alike" }) : null;
  const found =
    alike ?? exact ?? (await find(ctx, wish, { search: reading?.search ?? null, spelling: "exact" }));

  if (reading && isCounted && !cursor)
    noteSearch(ctx, { plain: reading.plain, given: input.query ?? "", isEmpty: !isFound });
  const suggestion =
    guess && !cursor ? await tryGuess(ctx, wish, { guess, total: exact?.counts.total ?? 0 }) : null;
  return toList(found, wish, suggestion);
}

async function findCollection({ db, clock }: Searcher, slug: string) {
  const found = await findScope(db, slug, clock());
  if (!found) throw new AppError("NOT_FOUND", "There is no such collection, or not any more.");
  return found;
}

type Wish = {
  readonly input: ListInput;
  readonly sort: ListInput["sort"];
  readonly scope: Scope | null;
  readonly order: string;
  readonly cursor: Cursor | null;
  readonly at: number;
  readonly pins: readonly Pin[];
};
type Look = { readonly search: string | null; readonly best?: string; readonly spelling: Spelling };

async function find(
  ctx: Searcher,
  { input, sort, scope, cursor, pins }: Wish,
  { search, best, spelling }: Look,
): Promise<Found> {
  const db = quickly(ctx.db);
  const filter: Filter = { ...input, scope, search, pinned: pins.map(({ productId }) => productId) };
  const page: Page = {
    ...filter,
    sort,
    limit: input.limit,
    after: cursor?.position ?? null,
    best: best ?? null,
  };
  const [found, pinned, counted]: [CardPage, ReadonlyMap<string, ProductCard>, Counts] = await Promise.all([
    listCards(db, page),
    pins.length > 0 ? readCards(db, filter) : new Map<string, ProductCard>(),
    countOnce(ctx, filter),
  ]);
  const placed = placePins({ found, pins, pinned, taken: cursor?.taken ?? 0, limit: input.limit });
  return { placed, counts: counted, spelling };
}

const countOnce = (ctx: Searcher, filter: Filter): Promise<Counts> =>
  counts(ctx, keyOf(filter), () => countFacets(quickly(ctx.db), filter));

/** Names a filter. Prices are counted, so the currency is part of it. */
const keyOf = ({ category, search, filters, pinned, currency, scope }: Filter): string =>
  JSON.stringify([category, search, pinned, filters, currency, scope?.key], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );

/** Pins belong to the words exactly as asked for, or to a category without any. */
async function findPinsFor(
  ctx: Searcher,
  { category }: ListInput,
  { reading, at }: { readonly reading: Reading | null; readonly at: number },
): Promise<readonly Pin[]> {
  const place: PinPlace | null = reading ? { query: reading.plain } : category ? { category } : null;
  return place ? pinsAt(ctx, place, at) : [];
}

/** A guess is worth saying only when it finds more. */
async function tryGuess(
  ctx: Searcher,
  { input, scope }: Wish,
  { guess, total }: { readonly guess: Guess; readonly total: number },
): Promise<string | null> {
  const counted = await countOnce(ctx, { ...input, scope, search: guess.best, pinned: [] });
  return counted.total > total ? guess.text : null;
}

function toList(
  { placed, counts: counted, spelling }: Found,
  wish: Wish,
  suggestion: string | null,
): ProductList {
  const { order, cursor, at, input } = wish;
  const { items, hasMore, taken, last } = placed;
  const position = last?.position ?? cursor?.position ?? null;
  return {
    items: [...items],
    total: hasMore || cursor ? counted.total : items.length,
    facets: toFacets(counted, input.currency),
    nextCursor: hasMore && items.length > 0 ? writeCursor({ order, spelling, position, taken, at }) : null,
    suggestion,
  };
}

const toFacets = (
  { categories, tags, prices, inStock }: Counts,
  currency: Currency,
): ProductList["facets"] => ({
  categories: [...categories],
  tags: [...tags],
  prices: prices.map(({ low, high, count }) => ({
    low: toMoney(low, currency),
    high: toMoney(high, currency),
    count,
  })),
  inStock,
});

/** The first few products of a category or of all, for a part of a page. Much less work than a list: nothing is counted. */
export async function readShelf(
  ctx: Searcher,
  { inStock, sort, ...shelf }: ShelfInput,
): Promise<ProductCard[]> {
  const filters = inStock ? { inStock } : undefined;
  const page: Page = { ...shelf, filters, search: null, pinned: [], sort, after: null };
  const { cards } = await listCards(quickly(ctx.db), page);
  return cards.map(({ card }) => card);
}

type Cursor = {
  readonly order: string;
  readonly spelling: Spelling;
  /** Of the last product that found its place itself; null when only pinned ones were shown yet. */
  readonly position: Position | null;
  readonly taken: number;
  /** When the first page was asked for. */
  readonly at: number;
};

const Key = z.string().regex(/^-?\d{1,15}$/);
const CursorShape = z.tuple([
  z.string(),
  z.enum(["exact", "alike"]),
  z.tuple([z.number().int().min(0).max(9), Key, z.string().max(60)]).nullable(),
  z.number().int().min(0).max(1_000_000_000),
  z.number().int().min(0).max(8_000_000_000_000),
]);

const writeCursor = ({ order, spelling, position, taken, at }: Cursor): string => {
  const where = position && [position.part, position.key, position.id];
  return Buffer.from(JSON.stringify([order, spelling, where, taken, at])).toString("base64url");
};

/** A cursor belongs to one order: in another it would point nowhere in particular. */
function readCursor(cursor: string | undefined, order: string): Cursor | null {
  if (cursor === undefined) return null;
  try {
    const json: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const [its, spelling, where, taken, at] = CursorShape.parse(json);
    const position = where && { part: where[0], key: where[1], id: where[2] };
    if (its === order) return { order, spelling, position, taken, at };
  } catch {
    // Falls through to the one refusal below.
  }
  throw new AppError("INVALID", "That page of the list cannot be found. Please start from the first.", {
    cursor: "Not a cursor of ours",
  });
}
