import { PLAN_EACH_TIME, Prisma } from "@/server/platform/db";
import { type Currency, type Money, money } from "@/server/shared/money";
import type { ListInput } from "../contract";

export const PICTURE = Prisma.sql`json_build_object('path', m.path, 'widths', m.widths, 'width', m.width, 'height', m.height, 'colour', m.colour, 'alt', m.alt)`;

/** The first picture of a product `p`, or null. */
export const FIRST_PICTURE = Prisma.sql`(SELECT ${PICTURE} FROM media m WHERE m.product_id = p.id ORDER BY m.position LIMIT 1)`;

export const toMoney = (minor: string | null, currency: Currency): Money | null => (minor === null ? null : money(BigInt(minor), currency));

/** What a list is filtered by; which page of it and in which order is another matter. */
export type Filter = Pick<ListInput, "currency" | "category" | "query" | "filters">;

export const plain = (words: string): Prisma.Sql => Prisma.sql`plain(${words})`;

/** The query's words as they are and by their stems, in any order. */
export const asQuery = (words: string): Prisma.Sql =>
  Prisma.sql`(websearch_to_tsquery('english', ${plain(words)}) || websearch_to_tsquery('simple', ${plain(words)}))`;

/** The products `p` that a filter means. */
export function matches({ currency, category, query, filters }: Filter): Prisma.Sql {
  const isPlain = !query && !filters;
  const parts = [isPlain ? Prisma.sql`p.status = 'active'` : Prisma.sql`${PLAN_EACH_TIME} p.status = 'active'`];
  if (category) parts.push(isInCategory(category));
  if (query) parts.push(matchesWords(query));
  if (filters?.tags?.length) parts.push(Prisma.sql`p.tags @> ${filters.tags}::text[]`);
  if (filters?.inStock) parts.push(Prisma.sql`p.id IN (SELECT v.product_id FROM variant v JOIN stock_level s ON s.variant_id = v.id
    WHERE v.status = 'active' AND s.on_hand > s.reserved)`);
  if (filters?.minMinor !== undefined || filters?.maxMinor !== undefined) parts.push(costsBetween(currency, filters));
  return Prisma.join(parts, " AND ");
}

export const isInCategory = (slug: string): Prisma.Sql => Prisma.sql`p.category_id = (SELECT id FROM category WHERE slug = ${slug})`;

const MOST_WORDS = 6;

/** All of the words, somewhere; or each of them, about so spelled, in the title or tags. */
function matchesWords(query: string): Prisma.Sql {
  const words = query.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 1).slice(0, MOST_WORDS);
  const alike = words.map((word) => Prisma.sql`${plain(word)} <% p.search_text`);
  const exact = Prisma.sql`p.search @@ ${asQuery(query)}`;
  return alike.length === 0 ? exact : Prisma.sql`(${exact} OR (${Prisma.join(alike, " AND ")}))`;
}

/** Sold for an amount within the bounds, in any of its variants. */
function costsBetween(currency: Currency, { minMinor, maxMinor }: NonNullable<ListInput["filters"]>): Prisma.Sql {
  const low = minMinor ?? 0n;
  const high = maxMinor ?? 9_000_000_000_000_000n;
  const spans = Prisma.sql`p.id IN (SELECT product_id FROM product_price WHERE currency = ${currency} AND low <= ${high} AND high >= ${low})`;
  if (minMinor === undefined || maxMinor === undefined) return spans;
  // A product from 10 to 50 may have nothing between 20 and 30.
  return Prisma.sql`${spans} AND EXISTS (SELECT FROM variant v JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${currency}
    WHERE v.product_id = p.id AND v.status = 'active' AND pr.minor BETWEEN ${low} AND ${high})`;
}
