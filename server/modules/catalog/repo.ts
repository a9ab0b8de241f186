import { type Db, Prisma } from "@/server/platform/db";
import type { CategoryId, ProductId, VariantId } from "@/server/shared/id";
import { type Currency, money } from "@/server/shared/money";
import type { CategoryView, ListInput, Picture, ProductCard, ProductView, Sellable, StaffProduct, StaffProductsInput } from "./contract";

type CardRow = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  category_slug: string;
  category_name: string;
  low: bigint | null;
  high: bigint | null;
  compare_at: bigint | null;
  available: number | null;
  picture: Picture | null;
  variant_count: number;
  first_variant: string | null;
  sort_key: string;
};

/** Keyset position: the sort value and the id of the last card. */
export type Position = { readonly key: string; readonly id: string };
type Query = Omit<ListInput, "cursor"> & { readonly after: Position | null };

const PICTURE = Prisma.sql`json_build_object('path', m.path, 'widths', m.widths, 'width', m.width, 'height', m.height, 'colour', m.colour, 'alt', m.alt)`;

/** What a card needs beside the product itself, looked up only for the rows that are shown. */
const cardParts = (currency: Currency) => Prisma.sql`
  JOIN category c ON c.id = p.category_id
  LEFT JOIN LATERAL (
    SELECT min(pr.minor) AS low, max(pr.minor) AS high, (array_agg(pr.compare_at_minor ORDER BY pr.minor))[1] AS compare_at,
           count(*)::int AS variant_count, min(v.id) AS first_variant,
           (SELECT coalesce(sum(s.on_hand - s.reserved), 0)::int FROM stock_level s
              WHERE s.variant_id IN (SELECT id FROM variant WHERE product_id = p.id AND status = 'active')) AS available
    FROM variant v LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${currency}
    WHERE v.product_id = p.id AND v.status = 'active'
  ) x ON true
  LEFT JOIN LATERAL (SELECT ${PICTURE} AS picture FROM media m WHERE m.product_id = p.id ORDER BY m.position LIMIT 1) pic ON true`;

const CARD_COLUMNS = Prisma.sql`p.id, p.slug, p.title, p.summary, c.slug AS category_slug, c.name AS category_name,
  x.low, x.high, x.compare_at, x.available, x.variant_count, x.first_variant, pic.picture`;

/** The order of a list: an expression that sorts as text, so that one keyset serves all sorts. */
function sortKey(query: Query): { readonly key: Prisma.Sql; readonly isDescending: boolean } {
  const price = Prisma.sql`(SELECT min(pr.minor) FROM price pr JOIN variant v ON v.id = pr.variant_id
    WHERE v.product_id = p.id AND v.status = 'active' AND pr.currency = ${query.currency})`;
  switch (query.sort) {
    case "newest":
      return { key: Prisma.sql`to_char(p.published_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS')`, isDescending: true };
    case "price-up":
      return { key: Prisma.sql`lpad(coalesce(${price}, 999999999999999)::text, 18, '0')`, isDescending: false };
    case "price-down":
      return { key: Prisma.sql`lpad(coalesce(${price}, 0)::text, 18, '0')`, isDescending: true };
    default:
      return query.query
        ? { key: Prisma.sql`to_char(${relevance(query.query)}, 'FM0.000000')`, isDescending: true }
        : { key: Prisma.sql`lpad(p.position::text, 10, '0')`, isDescending: false };
  }
}

const plain = (words: string) => Prisma.sql`plain(${words})`;
const relevance = (words: string) => Prisma.sql`least(9.0,
  ts_rank(p.search, websearch_to_tsquery('english', ${plain(words)})) + ts_rank(p.search, websearch_to_tsquery('simple', ${plain(words)}))
  + word_similarity(${plain(words)}, p.search_text))::numeric`;

/** The products a query means, without its paging; shared by the rows and the counts. */
function matches(query: Query, without?: "category" | "tags"): Prisma.Sql {
  const parts = [Prisma.sql`p.status = 'active'`];
  const { filters } = query;
  if (query.category && without !== "category") {
    parts.push(Prisma.sql`p.category_id = (SELECT id FROM category WHERE slug = ${query.category})`);
  }
  if (query.query) {
    parts.push(Prisma.sql`(p.search @@ websearch_to_tsquery('english', ${plain(query.query)})
      OR p.search @@ websearch_to_tsquery('simple', ${plain(query.query)})
      OR ${plain(query.query)} <% p.search_text)`);
  }
  if (filters?.tags?.length && without !== "tags") parts.push(Prisma.sql`p.tags @> ${filters.tags}::text[]`);
  if (filters?.inStock) {
    parts.push(Prisma.sql`EXISTS (SELECT FROM variant v JOIN stock_level s ON s.variant_id = v.id
      WHERE v.product_id = p.id AND v.status = 'active' AND s.on_hand > s.reserved)`);
  }
  if (filters?.minMinor !== undefined || filters?.maxMinor !== undefined) {
    parts.push(Prisma.sql`EXISTS (SELECT FROM variant v JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${query.currency}
      WHERE v.product_id = p.id AND v.status = 'active'
        AND pr.minor BETWEEN ${filters.minMinor ?? 0n} AND ${filters.maxMinor ?? 9_000_000_000_000_000n})`);
  }
  return Prisma.join(parts, " AND ");
}

/** One more than asked for, so that the caller sees whether there are others. */
export async function listCards(db: Db, query: Query): Promise<readonly (ProductCard & { sortKey: string })[]> {
  const { key, isDescending } = sortKey(query);
  const direction = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const past = query.after
    ? Prisma.sql`WHERE (f.sort_key, f.id) ${isDescending ? Prisma.sql`<` : Prisma.sql`>`} (${query.after.key}, ${query.after.id})`
    : Prisma.empty;
  const rows = await db.$queryRaw<CardRow[]>`
    WITH found AS (SELECT p.id, ${key} AS sort_key FROM product p WHERE ${matches(query)}),
    page AS (SELECT * FROM found f ${past} ORDER BY f.sort_key ${direction}, f.id ${direction} LIMIT ${query.limit + 1})
    SELECT ${CARD_COLUMNS}, page.sort_key FROM page JOIN product p ON p.id = page.id ${cardParts(query.currency)}
    ORDER BY page.sort_key ${direction}, page.id ${direction}`;
  return rows.map((row) => ({ ...toCard(row, query.currency), sortKey: row.sort_key }));
}

type Counts = {
  readonly total: number;
  readonly categories: readonly { slug: string; name: string; count: number }[];
  readonly tags: readonly { tag: string; count: number }[];
};

/** How many there are, in all and behind each filter that could be chosen next. */
export async function countFacets(db: Db, query: Query): Promise<Counts> {
  const [row] = await db.$queryRaw<[Counts]>`
    SELECT (SELECT count(*)::int FROM product p WHERE ${matches(query)}) AS total,
      coalesce((SELECT json_agg(f) FROM (
        SELECT c.slug, c.name, count(*)::int AS count FROM product p JOIN category c ON c.id = p.category_id
        WHERE ${matches(query, "category")} GROUP BY c.slug, c.name, c.position ORDER BY c.position) f), '[]') AS categories,
      coalesce((SELECT json_agg(f) FROM (
        SELECT tag, count(*)::int AS count FROM product p, unnest(p.tags) AS tag
        WHERE ${matches(query)} GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 12) f), '[]') AS tags`;
  return row;
}

type ProductRow = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  description: string;
  category: ProductView["category"];
  attributes: ProductView["attributes"];
  options: ProductView["options"];
  tags: string[];
  variants: { id: string; sku: string; title: string; options: Record<string, string>; minor: string | null; compare_at: string | null; available: number }[];
  pictures: Picture[];
};

/** One product for sale with all that its page shows, in one statement; null when there is none. */
export async function findProduct(db: Db, slug: string, currency: Currency): Promise<ProductView | null> {
  const [row] = await db.$queryRaw<ProductRow[]>`
    SELECT p.id, p.slug, p.title, p.summary, p.description, p.attributes, p.options, p.tags,
      json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) AS category,
      coalesce((SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'title', v.title, 'options', v.options,
          'minor', pr.minor::text, 'compare_at', pr.compare_at_minor::text,
          'available', (SELECT coalesce(sum(s.on_hand - s.reserved), 0) FROM stock_level s WHERE s.variant_id = v.id)) ORDER BY v.position)
        FROM variant v LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${currency}
        WHERE v.product_id = p.id AND v.status = 'active'), '[]') AS variants,
      coalesce((SELECT json_agg(${PICTURE} ORDER BY m.position) FROM media m WHERE m.product_id = p.id), '[]') AS pictures
    FROM product p JOIN category c ON c.id = p.category_id
    WHERE p.slug = ${slug} AND p.status = 'active'`;
  if (!row) return null;
  return {
    ...row,
    id: row.id as ProductId,
    category: { ...row.category, id: row.category.id as CategoryId },
    variants: row.variants.map(({ minor, compare_at, ...variant }) => ({
      ...variant,
      id: variant.id as VariantId,
      price: toMoney(minor, currency),
      compareAt: toMoney(compare_at, currency),
    })),
  };
}

export async function listCategories(db: Db): Promise<CategoryView[]> {
  const rows = await db.$queryRaw<(Omit<CategoryView, "productCount"> & { product_count: number })[]>`
    SELECT c.id, c.slug, c.name, c.blurb, c.media AS picture,
      (SELECT count(*)::int FROM product p WHERE p.category_id = c.id AND p.status = 'active') AS product_count
    FROM category c ORDER BY c.position, c.slug`;
  return rows.map(({ product_count, ...row }) => ({ ...row, productCount: product_count }));
}

type SellableRow = {
  variant_id: string;
  product_slug: string;
  sku: string;
  title: string;
  variant_title: string;
  kind: string;
  picture: Picture | null;
  minor: bigint | null;
  is_for_sale: boolean;
};

/** Variants as they can be sold now, in one statement, in the order of their ids. */
export async function findSellables(db: Db, variantIds: readonly VariantId[], currency: Currency): Promise<Sellable[]> {
  const rows = await db.$queryRaw<SellableRow[]>`
    SELECT v.id AS variant_id, p.slug AS product_slug, v.sku, p.title, v.title AS variant_title, p.kind, pr.minor,
      (v.status = 'active' AND p.status = 'active') AS is_for_sale,
      (SELECT ${PICTURE} FROM media m WHERE m.product_id = p.id ORDER BY m.position LIMIT 1) AS picture
    FROM variant v JOIN product p ON p.id = v.product_id
    LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${currency}
    WHERE v.id = ANY(${variantIds}) ORDER BY v.id`;
  return rows.map((row) => ({
    variantId: row.variant_id as VariantId,
    productSlug: row.product_slug,
    sku: row.sku,
    title: row.title,
    variantTitle: row.variant_title,
    kind: row.kind,
    picture: row.picture,
    price: row.minor === null ? null : money(row.minor, currency),
    isForSale: row.is_for_sale,
  }));
}

type StaffRow = Omit<StaffProduct, "prices"> & { readonly position: number; readonly prices: { currency: Currency; low: string; high: string }[] };
type StaffQuery = Omit<StaffProductsInput, "cursor"> & { readonly after: { readonly position: number; readonly id: string } | null; readonly limit: number };

/** Products of any status in the order of the shelves, one more than asked for. */
export async function listStaffProducts(db: Db, { query, status, after, limit }: StaffQuery): Promise<(StaffProduct & { position: number })[]> {
  const rows = await db.$queryRaw<StaffRow[]>`
    SELECT p.id, p.slug, p.title, p.status, p.position, c.name AS category, stock.on_hand AS "onHand", stock.reserved,
      (SELECT ${PICTURE} FROM media m WHERE m.product_id = p.id ORDER BY m.position LIMIT 1) AS picture,
      ARRAY(SELECT v.sku FROM variant v WHERE v.product_id = p.id AND v.status = 'active' ORDER BY v.position) AS skus,
      coalesce((SELECT json_agg(x ORDER BY x.currency) FROM (
        SELECT pr.currency, min(pr.minor)::text AS low, max(pr.minor)::text AS high FROM price pr JOIN variant v ON v.id = pr.variant_id
        WHERE v.product_id = p.id AND v.status = 'active' GROUP BY pr.currency) x), '[]') AS prices
    FROM product p JOIN category c ON c.id = p.category_id,
      LATERAL (SELECT coalesce(sum(s.on_hand), 0)::int AS on_hand, coalesce(sum(s.reserved), 0)::int AS reserved
        FROM stock_level s JOIN variant v ON v.id = s.variant_id WHERE v.product_id = p.id) stock
    WHERE (${status ?? null}::text IS NULL OR p.status = ${status ?? null})
      AND (${query ?? null}::text IS NULL OR p.search_text LIKE '%' || plain(${query ?? ""}) || '%'
        OR EXISTS (SELECT FROM variant v WHERE v.product_id = p.id AND v.sku ILIKE '%' || ${query ?? ""} || '%'))
      AND (${after?.id ?? null}::text IS NULL OR (p.position, p.id) > (${after?.position ?? 0}, ${after?.id ?? ""}))
    ORDER BY p.position, p.id LIMIT ${limit + 1}`;
  return rows.map(({ prices, ...row }) => ({
    ...row,
    prices: prices.map(({ currency, low, high }) => ({ low: money(BigInt(low), currency), high: money(BigInt(high), currency) })),
  }));
}

function toCard(row: CardRow, currency: Currency): ProductCard {
  return {
    id: row.id as ProductId,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    category: { slug: row.category_slug, name: row.category_name },
    price: row.low === null ? null : money(row.low, currency),
    compareAt: row.compare_at === null ? null : money(row.compare_at, currency),
    hasManyPrices: row.low !== row.high,
    isInStock: (row.available ?? 0) > 0,
    picture: row.picture,
    onlyVariantId: row.variant_count === 1 ? (row.first_variant as VariantId) : null,
  };
}

const toMoney = (minor: string | null, currency: Currency) => (minor === null ? null : money(BigInt(minor), currency));
