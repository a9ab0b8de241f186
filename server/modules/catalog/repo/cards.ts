import { type Db, Prisma } from "@/server/platform/db";
import type { Currency } from "@/server/shared/money";
import type { ListInput, ProductCard } from "../contract";
import { FIRST_PICTURE, type Filter, matches, toMoney } from "./pieces";

/** Where a page ended: in which part of the list, at which value of what it is sorted by, at which product. */
export type Position = { readonly part: number; readonly key: string; readonly id: string };
export type Listed = { readonly card: ProductCard; readonly position: Position };
export type Page = Filter & {
  readonly sort?: ListInput["sort"];
  readonly limit: number;
  readonly after: Position | null;
  /** The tsquery of the words as best guessed, where `search` holds several guesses. */
  readonly best?: string | null;
};

/** A stretch of a list with one order: a whole number, then the id. An index holds each of them in this order. */
type Part = {
  readonly from: Prisma.Sql;
  readonly key: Prisma.Sql;
  readonly isDescending: boolean;
  readonly where?: Prisma.Sql;
};

const ENTRY = Prisma.sql`search_entry p`;
const SHELVES: Part = { from: ENTRY, key: Prisma.sql`p.position`, isDescending: false };
const NEWEST: Part = { from: ENTRY, key: Prisma.sql`p.newest`, isDescending: true };

/** Sorted by price, what is not sold in the currency comes last. */
const byPrice = (currency: Currency, isDescending: boolean): readonly Part[] => [
  {
    from: Prisma.sql`product_price pp JOIN search_entry p ON p.id = pp.product_id AND pp.currency = ${currency}`,
    key: Prisma.sql`pp.low`,
    isDescending,
  },
  {
    ...SHELVES,
    from: Prisma.sql`(SELECT * FROM search_entry q WHERE NOT EXISTS (SELECT FROM product_price WHERE product_id = q.id AND currency = ${currency})) p`,
  },
];

/** Up to this many are put in order by how well they fit. */
export const MOST_RANKED = 1_000;
export const RANKED = 0;

/**
 * By how well they fit. Words that too many have say little about any of them: then those with the words in title or
 * tags come first and the rest after, each in the order of the shelves, which costs the same however many there are.
 */
function byRelevance({ search, best, after, ...filter }: Page): readonly Part[] {
  const words = Prisma.sql`${search}::tsquery`;
  const guess = best ? Prisma.sql`10 * ts_rank(p.words, ${best}::tsquery) + ` : Prisma.empty;
  // Who began with a ranked page gets the rest of it ranked, whatever came to the market meanwhile.
  const few = after ? Prisma.sql`TABLE found` : Prisma.sql`TABLE found LIMIT ${MOST_RANKED + 1}`;
  const isFew = after ? Prisma.sql`true` : Prisma.sql`(SELECT count(*) FROM few) <= ${MOST_RANKED}`;
  return [
    {
      from: Prisma.sql`(WITH found AS (SELECT p.id, p.words FROM search_entry p WHERE ${matches({ ...filter, search })}),
        few AS MATERIALIZED (${few}) SELECT * FROM few WHERE ${isFew}) p`,
      key: Prisma.sql`(1000000 * (${guess}ts_rank(p.words, ${words})))::bigint`,
      isDescending: true,
      where: Prisma.sql`true`,
    },
    { ...SHELVES, where: Prisma.sql`${matches({ ...filter, search: null })} AND p.head @@ ${words}` },
    {
      ...SHELVES,
      where: Prisma.sql`${matches({ ...filter, search, pinned: [] })} AND NOT p.head @@ ${words}`,
    },
  ];
}

/** The order that people gave a collection. */
const asArranged = (collectionId: string): Part => ({
  from: Prisma.sql`collection_product cp JOIN search_entry p ON p.id = cp.product_id AND cp.collection_id = ${collectionId}`,
  key: Prisma.sql`cp.position`,
  isDescending: false,
});

function partsOf(page: Page): readonly Part[] {
  switch (page.sort) {
    case "newest":
      return [NEWEST];
    case "price-up":
    case "price-down":
      return byPrice(page.currency, page.sort === "price-down");
    default:
      if (page.search) return byRelevance(page);
      return [page.scope?.orderedBy ? asArranged(page.scope.orderedBy) : SHELVES];
  }
}

export type CardPage = { readonly cards: readonly Listed[]; readonly hasMore: boolean };

/** One page of a list without what staff pinned to it, and whether there is more of it. */
export async function listCards(db: Db, page: Page): Promise<CardPage> {
  const cards: Listed[] = [];
  const parts = partsOf(page);
  const isRanked = parts.length === 3;
  for (const [part, stretch] of parts.entries()) {
    if (page.after && page.after.part > part) continue;
    const after = page.after?.part === part ? page.after : null;
    const rows = await readPart(db, stretch, { ...page, after, limit: page.limit + 1 - cards.length });
    cards.push(
      ...rows.map((row) => ({
        card: toCard(row, page.currency),
        position: { part, key: row.sortKey, id: row.id },
      })),
    );
    if (cards.length > page.limit) return { cards: cards.slice(0, page.limit), hasMore: true };
    // A ranked list is whole; the parts after it are for lists too long to rank.
    if (isRanked && part === RANKED && (cards.length > 0 || page.after)) break;
  }
  return { cards, hasMore: false };
}

/** Some products as cards, as far as they fit the filter, by id. */
export async function readCards(db: Db, filter: Filter): Promise<ReadonlyMap<string, ProductCard>> {
  const { pinned, currency } = filter;
  const page = Prisma.sql`SELECT p.id, 0 AS sort_key FROM search_entry p WHERE ${matches({ ...filter, search: null })} AND p.id = ANY(${[...pinned]})`;
  const rows = await readRows(db, page, { currency, isDescending: false });
  return new Map(rows.map((row) => [row.id, toCard(row, currency)]));
}

type CardRow = Omit<ProductCard, "price" | "compareAt" | "hasManyPrices" | "orderAhead"> & {
  readonly orderAhead: { readonly shipsFrom: string | null } | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly compareAt: string | null;
  readonly sortKey: string;
};

function readPart(db: Db, part: Part, page: Page): Promise<readonly CardRow[]> {
  const direction = part.isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const isApart = page.pinned.length > 0 ? Prisma.sql`AND p.id <> ALL(${[...page.pinned]})` : Prisma.empty;
  const ids = Prisma.sql`SELECT p.id, ${part.key} AS sort_key FROM ${part.from} WHERE ${part.where ?? matches(page)} ${isApart} ${past(part, page.after)}
    ORDER BY sort_key ${direction}, p.id ${direction} LIMIT ${page.limit}`;
  return readRows(db, ids, { currency: page.currency, isDescending: part.isDescending });
}

/**
 * The ids are found first, in order; what a card shows is looked up for those alone. The page comes as one JSON value:
 * 25 rows of 13 columns cost the app twice as much to take apart.
 */
async function readRows(
  db: Db,
  ids: Prisma.Sql,
  { currency, isDescending }: { readonly currency: Currency; readonly isDescending: boolean },
): Promise<readonly CardRow[]> {
  const direction = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const [row] = await db.$queryRaw<[{ cards: CardRow[] }]>`
    WITH page AS MATERIALIZED (${ids})
    SELECT coalesce(json_agg(card), '[]') AS cards FROM (
      SELECT p.id, p.slug, p.title, p.summary, json_build_object('slug', c.slug, 'name', c.name) AS category,
      price.low::text, price.high::text, price.compare_at::text AS "compareAt", ${FIRST_PICTURE} AS picture, page.sort_key::bigint::text AS "sortKey",
      (SELECT CASE WHEN count(*) = 1 THEN min(v.id) END FROM variant v WHERE v.product_id = p.id AND v.status = 'active') AS "onlyVariantId",
      EXISTS (SELECT FROM variant v JOIN stock_level s ON s.variant_id = v.id
        WHERE v.product_id = p.id AND v.status = 'active' AND s.on_hand > s.reserved) AS "isInStock",
      (SELECT json_build_object('shipsFrom', min(ahead.available_from)) FROM variant v JOIN stock_policy ahead ON ahead.variant_id = v.id
        WHERE v.product_id = p.id AND v.status = 'active' AND ahead.mode <> 'deny' AND ahead.most > ahead.backordered
        HAVING count(*) > 0) AS "orderAhead"
    FROM page JOIN product p ON p.id = page.id JOIN category c ON c.id = p.category_id
    LEFT JOIN product_price price ON price.product_id = p.id AND price.currency = ${currency}
    ORDER BY page.sort_key ${direction}, p.id ${direction}) card`;
  return row.cards;
}

function past({ key, isDescending }: Part, after: Position | null): Prisma.Sql {
  if (!after) return Prisma.empty;
  const comparison = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`AND (${key}, p.id) ${comparison} (${after.key}::bigint, ${after.id})`;
}

const toCard = (
  { low, high, compareAt, orderAhead, sortKey: _, ...row }: CardRow,
  currency: Currency,
): ProductCard => ({
  ...row,
  price: toMoney(low, currency),
  compareAt: toMoney(compareAt, currency),
  hasManyPrices: low !== high,
  orderAhead: orderAhead && { shipsFrom: orderAhead.shipsFrom ? new Date(orderAhead.shipsFrom) : null },
});
