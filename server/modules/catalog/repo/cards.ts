import { type Db, Prisma } from "@/server/platform/db";
import type { Currency } from "@/server/shared/money";
import type { ListInput, ProductCard } from "../contract";
import { asQuery, FIRST_PICTURE, type Filter, isInCategory, matches, plain, toMoney } from "./pieces";

/** Where a page ended: in which part of the list, at which value of what it is sorted by, at which product. */
export type Position = { readonly part: number; readonly key: string; readonly id: string };
export type Listed = { readonly card: ProductCard; readonly position: Position };
type Page = Filter & {
  readonly sort?: ListInput["sort"];
  readonly limit: number;
  readonly after: Position | null;
};

/** A stretch of a list with one order: a whole number, then the id. An index holds each of them in this order. */
type Part = {
  readonly from: Prisma.Sql;
  readonly key: Prisma.Sql;
  readonly isDescending: boolean;
  readonly toKey?: (key: string) => Prisma.Sql;
};

const PRODUCT = Prisma.sql`product p`;
const SHELVES: Part = { from: PRODUCT, key: Prisma.sql`p.position`, isDescending: false };
const NEWEST: Part = {
  from: PRODUCT,
  key: Prisma.sql`coalesce(p.published_at, p.created_at)`,
  isDescending: true,
  toKey: (key) => Prisma.sql`to_timestamp(${key}::bigint / 1000.0)`,
};

/** Sorted by price, what is not sold in the currency comes last. */
const byPrice = (currency: Currency, isDescending: boolean): readonly Part[] => [
  {
    from: Prisma.sql`product_price pp JOIN product p ON p.id = pp.product_id AND pp.currency = ${currency}`,
    key: Prisma.sql`pp.low`,
    isDescending,
  },
  {
    ...SHELVES,
    from: Prisma.sql`(SELECT * FROM product q WHERE NOT EXISTS (SELECT FROM product_price WHERE product_id = q.id AND currency = ${currency})) p`,
  },
];

const byRelevance = (words: string, spelling: Filter["spelling"]): Part => {
  const rank =
    spelling === "exact"
      ? Prisma.sql`ts_rank(p.search, ${asQuery(words)})`
      : Prisma.sql`word_similarity(${plain(words)}, p.search_text)`;
  return { from: PRODUCT, key: Prisma.sql`(1000000 * ${rank})::bigint`, isDescending: true };
};

/** The order that people gave a collection. */
const asArranged = (collectionId: string): Part => ({
  from: Prisma.sql`collection_product cp JOIN product p ON p.id = cp.product_id AND cp.collection_id = ${collectionId}`,
  key: Prisma.sql`cp.position`,
  isDescending: false,
});

function partsOf({ sort, query, currency, spelling, scope }: Page): readonly Part[] {
  switch (sort) {
    case "newest":
      return [NEWEST];
    case "price-up":
    case "price-down":
      return byPrice(currency, sort === "price-down");
    default:
      if (query) return [byRelevance(query, spelling)];
      return [scope?.orderedBy ? asArranged(scope.orderedBy) : SHELVES];
  }
}

/** One page of a list, and whether there is more of it. */
export async function listCards(
  db: Db,
  page: Page,
): Promise<{ readonly cards: readonly Listed[]; readonly hasMore: boolean }> {
  const cards: Listed[] = [];
  for (const [part, stretch] of partsOf(page).entries()) {
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
  }
  return { cards, hasMore: false };
}

type CardRow = Omit<ProductCard, "price" | "compareAt" | "hasManyPrices"> & {
  readonly low: string | null;
  readonly high: string | null;
  readonly compareAt: string | null;
  readonly sortKey: string;
};

/**
 * The ids are found first, in order; what a card shows is looked up for those alone. The page comes as one JSON value:
 * 25 rows of 13 columns cost the app twice as much to take apart.
 */
async function readPart(db: Db, part: Part, page: Page): Promise<readonly CardRow[]> {
  const direction = part.isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const key = part.toKey
    ? Prisma.sql`(extract(epoch FROM page.sort_key) * 1000)::bigint`
    : Prisma.sql`page.sort_key::bigint`;
  const [row] = await db.$queryRaw<[{ cards: CardRow[] }]>`
    WITH page AS MATERIALIZED (
      SELECT p.id, ${part.key} AS sort_key FROM ${part.from} WHERE ${matches(page)} ${past(part, page.after)}
      ORDER BY sort_key ${direction}, p.id ${direction} LIMIT ${page.limit}
    )
    SELECT coalesce(json_agg(card), '[]') AS cards FROM (
      SELECT p.id, p.slug, p.title, p.summary, json_build_object('slug', c.slug, 'name', c.name) AS category,
      price.low::text, price.high::text, price.compare_at::text AS "compareAt", ${FIRST_PICTURE} AS picture, ${key}::text AS "sortKey",
      (SELECT CASE WHEN count(*) = 1 THEN min(v.id) END FROM variant v WHERE v.product_id = p.id AND v.status = 'active') AS "onlyVariantId",
      EXISTS (SELECT FROM variant v JOIN stock_level s ON s.variant_id = v.id
        WHERE v.product_id = p.id AND v.status = 'active' AND s.on_hand > s.reserved) AS "isInStock"
    FROM page JOIN product p ON p.id = page.id JOIN category c ON c.id = p.category_id
    LEFT JOIN product_price price ON price.product_id = p.id AND price.currency = ${page.currency}
    ORDER BY page.sort_key ${direction}, p.id ${direction}) card`;
  return row.cards;
}

function past({ key, isDescending, toKey }: Part, after: Position | null): Prisma.Sql {
  if (!after) return Prisma.empty;
  const comparison = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`AND (${key}, p.id) ${comparison} (${toKey?.(after.key) ?? Prisma.sql`${after.key}::bigint`}, ${after.id})`;
}

export type Counts = {
  readonly total: number;
  readonly categories: readonly { readonly slug: string; readonly name: string; readonly count: number }[];
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
};

/** How many there are, in all and behind each filter that could be chosen next: one walk over what fits. */
export async function countFacets(db: Db, { category, ...filter }: Filter): Promise<Counts> {
  const isHere = category ? isInCategory(category) : Prisma.sql`true`;
  const [row] = await db.$queryRaw<[Counts]>`
    WITH found AS MATERIALIZED (SELECT p.category_id, p.tags, ${isHere} AS is_here FROM product p WHERE ${matches(filter)})
    SELECT (SELECT count(*)::int FROM found WHERE is_here) AS total,
      coalesce((SELECT json_agg(json_build_object('slug', c.slug, 'name', c.name, 'count', f.count) ORDER BY c.position, c.slug)
        FROM (SELECT category_id, count(*)::int AS count FROM found GROUP BY category_id) f JOIN category c ON c.id = f.category_id), '[]') AS categories,
      coalesce((SELECT json_agg(f) FROM (
        SELECT tag, count(*)::int AS count FROM (SELECT unnest(tags) AS tag FROM found WHERE is_here) t
        GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 12) f), '[]') AS tags`;
  return row;
}

const toCard = ({ low, high, compareAt, sortKey: _, ...row }: CardRow, currency: Currency): ProductCard => ({
  ...row,
  price: toMoney(low, currency),
  compareAt: toMoney(compareAt, currency),
  hasManyPrices: low !== high,
});
