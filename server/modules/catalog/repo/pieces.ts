import { PLAN_EACH_TIME, Prisma } from "@/server/platform/db";
import { type Currency, type Money, money } from "@/server/shared/money";
import type { ListInput } from "../contract";

export const PICTURE = Prisma.sql`json_build_object('path', m.path, 'widths', m.widths, 'width', m.width, 'height', m.height, 'colour', m.colour, 'alt', m.alt)`;

/** The first picture of a product `p`, or null. */
export const FIRST_PICTURE = Prisma.sql`(SELECT ${PICTURE} FROM media m WHERE m.product_id = p.id ORDER BY m.position LIMIT 1)`;

export const toMoney = (minor: string | null, currency: Currency): Money | null =>
  minor === null ? null : money(BigInt(minor), currency);

/** Which products a collection has: named so that counts can be remembered, and by whose order if people gave one. */
export type Scope = {
  readonly key: string;
  readonly condition: Prisma.Sql;
  /** The collection whose hand-made order holds; null when a rule chose. */
  readonly orderedBy: string | null;
};

/** What a list is filtered by; which page of it and in which order is another matter. */
export type Filter = Pick<ListInput, "currency" | "category" | "query" | "filters"> & {
  /** Words as written, or, should nothing have them, words spelled about so. */
  readonly spelling: "exact" | "alike";
  readonly scope?: Scope | null;
};

/** The products `p` that a filter means. */
export function matches({ currency, category, query, filters, spelling, scope }: Filter): Prisma.Sql {
  const isPlain = !query && !filters && !scope;
  const parts = [
    isPlain ? Prisma.sql`p.status = 'active'` : Prisma.sql`${PLAN_EACH_TIME} p.status = 'active'`,
  ];
  if (category) parts.push(isInCategory(category));
  if (scope) parts.push(scope.condition);
  if (query) parts.push(spelling === "exact" ? Prisma.sql`p.search @@ ${asQuery(query)}` : looksLike(query));
  if (filters?.tags?.length) parts.push(Prisma.sql`p.tags @> ${filters.tags}::text[]`);
  if (filters?.inStock)
    parts.push(Prisma.sql`p.id IN (SELECT v.product_id FROM variant v JOIN stock_level s ON s.variant_id = v.id
    WHERE v.status = 'active' AND s.on_hand > s.reserved)`);
  if (filters?.minMinor !== undefined || filters?.maxMinor !== undefined)
    parts.push(costsBetween(currency, filters));
  return Prisma.join(parts, " AND ");
}

/** In the category, or in one below it. */
export const isInCategory = (slug: string): Prisma.Sql =>
  Prisma.sql`p.category_id = ANY (ARRAY(SELECT category_and_below((SELECT id FROM category WHERE slug = ${slug} AND status = 'active'))))`;

const MOST_WORDS = 8;
const wordsOf = (query: string): string[] =>
  query
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter(Boolean)
    .slice(0, MOST_WORDS);

/** The way words are kept: small, without accents. */
export const plain = (words: string): Prisma.Sql => Prisma.sql`plain(${words})`;

/** All words, in any order: by their stem anywhere, or as beginnings of words in the title and tags. */
export function asQuery(query: string): Prisma.Sql {
  const stems = Prisma.sql`plainto_tsquery('english', ${plain(query)})`;
  const starts = wordsOf(query).map(
    (word) => Prisma.sql`quote_literal(${plain(word)}) || ${word.length > 2 ? ":*" : ""}`,
  );
  return starts.length === 0
    ? stems
    : Prisma.sql`(${stems} || to_tsquery('simple', ${Prisma.join(starts, " || ' & ' || ")}))`;
}

/** Each of the words looks like one in the title or tags; how much is the connection's to say. */
function looksLike(query: string): Prisma.Sql {
  const words = wordsOf(query).map((word) => Prisma.sql`${plain(word)} <% p.search_text`);
  return words.length === 0 ? Prisma.sql`false` : Prisma.join(words, " AND ");
}

/** Sold for an amount within the bounds, in any of its variants. */
function costsBetween(
  currency: Currency,
  { minMinor, maxMinor }: NonNullable<ListInput["filters"]>,
): Prisma.Sql {
  const low = minMinor ?? 0n;
  const high = maxMinor ?? 9_000_000_000_000_000n;
  // A product from 10 to 50 may have nothing between 20 and 30.
  const isBetween =
    minMinor === undefined || maxMinor === undefined
      ? Prisma.sql`true`
      : Prisma.sql`EXISTS (SELECT FROM unnest(minors) AS minor WHERE minor BETWEEN ${low} AND ${high})`;
  return Prisma.sql`p.id IN (SELECT product_id FROM product_price
    WHERE currency = ${currency} AND low <= ${high} AND high >= ${low} AND ${isBetween})`;
}
