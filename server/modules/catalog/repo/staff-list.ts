import { type Db, PLAN_EACH_TIME, Prisma } from "@/server/platform/db";
import { type Currency, money, type ShopCurrency } from "@/server/shared/money";
import type { StaffListInput, StaffListRow } from "../contract/staff-products";
import { FIRST_PICTURE } from "./pieces";

export type StaffPlace = { readonly key: string; readonly id: string };
type Asked = Omit<StaffListInput, "cursor"> & { readonly after: StaffPlace | null; readonly limit: number };
export type StaffFound = { readonly row: StaffListRow; readonly place: StaffPlace };

/** What a list is sorted by, as SQL: where it comes from, and what it is compared as. */
type Order = { readonly key: Prisma.Sql; readonly join: Prisma.Sql; readonly type: Prisma.Sql };

const STOCK_OF_ALL = Prisma.sql`LEFT JOIN (SELECT v.product_id, sum(s.on_hand - s.reserved) AS available
  FROM stock_level s JOIN variant v ON v.id = s.variant_id GROUP BY v.product_id) stock ON stock.product_id = p.id`;

/** What has no price comes last, whichever way the list is sorted. */
function orderOf(sort: string, isDown: boolean, currency: ShopCurrency): Order {
  switch (sort) {
    case "title":
      return { key: Prisma.sql`lower(p.title)`, join: Prisma.empty, type: Prisma.sql`text` };
    case "price":
      return {
        key: isDown ? Prisma.sql`coalesce(pp.low, -1)` : Prisma.sql`coalesce(pp.low, 9223372036854775807)`,
        join: Prisma.sql`LEFT JOIN product_price pp ON pp.product_id = p.id AND pp.currency = ${currency}`,
        type: Prisma.sql`bigint`,
      };
    case "stock":
      return {
        key: Prisma.sql`coalesce(stock.available, 0)`,
        join: STOCK_OF_ALL,
        type: Prisma.sql`bigint`,
      };
    default:
      return { key: Prisma.sql`p.updated_at`, join: Prisma.empty, type: Prisma.sql`timestamptz` };
  }
}

/** A page of products of any status, one more than asked for. The ids are found first; what rows show is read for those alone. */
export async function listStaffPage(db: Db, asked: Asked): Promise<StaffFound[]> {
  const isDown = asked.sort.endsWith("-down");
  const { key, join, type } = orderOf(asked.sort.replace("-down", ""), isDown, asked.currency);
  const direction = isDown ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = isDown ? Prisma.sql`<` : Prisma.sql`>`;
  const parts = filtersOf(asked);
  if (asked.after)
    parts.push(Prisma.sql`(${key}, p.id) ${beyond} (CAST(${asked.after.key} AS ${type}), ${asked.after.id})`);
  const rows = await db.$queryRaw<Row[]>`${PLAN_EACH_TIME}
    WITH page AS (
      SELECT p.id, ${key} AS sort_key FROM product p ${join}
      WHERE ${Prisma.join(parts, " AND ")} ORDER BY ${key} ${direction}, p.id ${direction} LIMIT ${asked.limit + 1}
    )
    SELECT p.id, p.slug, p.title, p.status, p.version, p.updated_at AS "updatedAt", p.publish_at AS "publishAt",
      p.unpublish_at AS "unpublishAt", c.name AS category, page.sort_key::text AS "sortKey", ${FIRST_PICTURE} AS picture,
      (SELECT count(*)::int FROM variant v WHERE v.product_id = p.id AND v.status = 'active') AS "variantCount",
      coalesce((SELECT json_agg(json_build_object('currency', pp.currency, 'low', pp.low::text, 'high', pp.high::text) ORDER BY pp.currency)
        FROM product_price pp WHERE pp.product_id = p.id), '[]') AS prices, stock.on_hand AS "onHand", stock.reserved
    FROM page JOIN product p ON p.id = page.id JOIN category c ON c.id = p.category_id,
      LATERAL (SELECT coalesce(sum(s.on_hand), 0)::int AS on_hand, coalesce(sum(s.reserved), 0)::int AS reserved
        FROM stock_level s JOIN variant v ON v.id = s.variant_id WHERE v.product_id = p.id) stock
    ORDER BY page.sort_key ${direction}, p.id ${direction}`;
  return rows.map(toFound);
}

function filtersOf({ query, status, categoryId, tag, missingPrice, missingPicture }: Asked): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [Prisma.sql`true`];
  if (status) parts.push(Prisma.sql`p.status = ${status}`);
  if (categoryId) parts.push(Prisma.sql`p.category_id = ${categoryId}`);
  if (tag) parts.push(Prisma.sql`p.tags @> ARRAY[${tag}]::text[]`);
  if (query) parts.push(hasWords(query));
  if (missingPicture) parts.push(Prisma.sql`NOT EXISTS (SELECT FROM media m WHERE m.product_id = p.id)`);
  if (missingPicture === false)
    parts.push(Prisma.sql`EXISTS (SELECT FROM media m WHERE m.product_id = p.id)`);
  if (missingPrice) parts.push(lacksPrice(missingPrice));
  return parts;
}

/** Nothing on offer, or something on offer without a price. Counted product by product: a page needs few of them. */
const lacksPrice = (currency: ShopCurrency): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM variant v LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${currency}
  WHERE v.product_id = p.id AND v.status = 'active' HAVING count(*) = 0 OR count(*) > count(pr.variant_id))`;

/** In the title or tags without accents, or in a SKU, or the barcode. Each is asked by itself, so that each has its index. */
function hasWords(query: string): Prisma.Sql {
  const literal = query.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return Prisma.sql`p.id IN (SELECT id FROM product WHERE search_text LIKE '%' || plain(${literal}) || '%'
    UNION SELECT product_id FROM variant WHERE sku ILIKE ${`%${literal}%`}
    UNION SELECT product_id FROM variant WHERE barcode = ${query})`;
}

type Row = Omit<StaffListRow, "prices"> & {
  readonly sortKey: string;
  readonly prices: { readonly currency: Currency; readonly low: string; readonly high: string }[];
};

const toFound = ({ sortKey, prices, ...row }: Row): StaffFound => ({
  row: {
    ...row,
    prices: prices.map(({ currency, low, high }) => ({
      low: money(BigInt(low), currency),
      high: money(BigInt(high), currency),
    })),
  },
  place: { key: sortKey, id: row.id },
});

/** Every tag that a product has, those of most products first. */
export async function listTags(db: Db, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ tag: string }[]>`
    SELECT tag FROM product, unnest(tags) AS tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${limit}`;
  return rows.map(({ tag }) => tag);
}

/** Products by what they are called, for those who only have their ids. */
export async function listTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.product.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, title: true },
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
