import { z } from "zod";
import type { Ctx } from "@/server/context";
import { SECOND } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { createMemo } from "@/server/platform/memo";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import type { Currency } from "@/server/shared/money";
import type {
  CategoryView,
  ListInput,
  ProductCard,
  ProductInput,
  ProductList,
  ProductView,
  Sellable,
  ShelfInput,
} from "./contract";
import { type Counts, countFacets, listCards, type Position } from "./repo/cards";
import type { Filter } from "./repo/pieces";
import { findProduct, findSellables, listCategories } from "./repo/products";

/** Counting walks over everything that fits, so one count serves everyone for a moment. The products themselves are always read. */
const counts = createMemo<Counts>({ milliseconds: 5 * SECOND, most: 500 });

/**
 * Products for sale that fit the query, with counts behind each filter (up to five seconds old) and a cursor to the
 * next. When no product has the words, those with words spelled about so.
 */
export async function listProducts(ctx: Ctx, input: ListInput): Promise<ProductList> {
  const found = await listSpelled(ctx, input, "exact");
  const isEmpty = found.items.length === 0 && found.total === 0;
  return isEmpty && input.query ? listSpelled(ctx, input, "alike") : found;
}

async function listSpelled(
  ctx: Ctx,
  { cursor, sort, limit, ...wish }: ListInput,
  spelling: Filter["spelling"],
): Promise<ProductList> {
  const order = sort ?? "featured";
  const after = readCursor(cursor, order);
  const filter = { ...wish, spelling };
  const [{ cards, hasMore }, { total, categories, tags }] = await Promise.all([
    listCards(ctx.db, { ...filter, sort, limit, after }),
    counts(ctx, keyOf(filter), () => countFacets(ctx.db, filter)),
  ]);
  const last = cards.at(-1);
  return {
    items: cards.map(({ card }) => card),
    total: hasMore || after ? total : cards.length,
    facets: { categories: [...categories], tags: [...tags] },
    nextCursor: hasMore && last ? writeCursor(order, last.position) : null,
  };
}

/** Names a filter. The currency is part of it only where prices are. */
const keyOf = ({ category, query, filters, spelling, currency }: Filter): string =>
  JSON.stringify([category, query, spelling, filters, filters && currency], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );

/** The first few products of a category or of all, for a part of a page. Much less work than a list: nothing is counted. */
export async function readShelf(
  { db }: Ctx,
  { inStock, sort, ...shelf }: ShelfInput,
): Promise<ProductCard[]> {
  const page = {
    ...shelf,
    filters: inStock ? { inStock } : undefined,
    spelling: "exact",
    after: null,
  } as const;
  const { cards } = await listCards(db, { ...page, sort });
  return cards.map(({ card }) => card);
}

/** A handful of products for the words typed so far. */
export async function suggestProducts(
  { db }: Ctx,
  input: { query: string; currency: ListInput["currency"] },
): Promise<ProductCard[]> {
  const page = { ...input, sort: undefined, limit: 6, after: null };
  const found = await listCards(db, { ...page, spelling: "exact" });
  const { cards } = found.cards.length > 0 ? found : await listCards(db, { ...page, spelling: "alike" });
  return cards.map(({ card }) => card);
}

/** One product for sale. NOT_FOUND for drafts, archived products and unknown addresses alike. */
export async function readProduct({ db }: Ctx, { slug, currency }: ProductInput): Promise<ProductView> {
  const product = await findProduct(db, slug, currency);
  if (!product) throw new AppError("NOT_FOUND", "We do not sell that, or not any more.");
  return product;
}

/** Every page shows them, and how many products they have is counted anew: so they too are kept for a moment. */
const stalls = createMemo<CategoryView[]>({ milliseconds: 5 * SECOND, most: 1 });

/** The categories in their order, with how many products each has, up to five seconds old. */
export const readCategories = (ctx: Ctx): Promise<CategoryView[]> =>
  stalls(ctx, "all", () => listCategories(ctx.db));

/** Variants as they can be sold at this moment, for the rooms that sell them. */
export const readSellables = (
  db: Db,
  variantIds: readonly VariantId[],
  currency: Currency,
): Promise<Sellable[]> =>
  variantIds.length === 0 ? Promise.resolve([]) : findSellables(db, variantIds, currency);

const Cursor = z.tuple([
  z.string(),
  z.number().int().min(0).max(9),
  z.string().regex(/^-?\d{1,15}$/),
  z.string().max(60),
]);

const writeCursor = (order: string, { part, key, id }: Position): string =>
  Buffer.from(JSON.stringify([order, part, key, id])).toString("base64url");

/** A cursor belongs to one order: in another it would point nowhere in particular. */
function readCursor(cursor: string | undefined, order: string): Position | null {
  if (cursor === undefined) return null;
  try {
    const [its, part, key, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (its === order) return { part, key, id };
  } catch {
    // Falls through to the one refusal below.
  }
  throw new AppError("INVALID", "That page of the list cannot be found. Please start from the first.", {
    cursor: "Not a cursor of ours",
  });
}
