import { PLAN_EACH_TIME, Prisma } from "@/server/platform/db";
import { type Currency, type Money, money } from "@/server/shared/money";
import type { ListInput } from "../contract";

export const PICTURE = Prisma.sql`json_build_object('path', m.path, 'widths', m.widths, 'width', m.width, 'height', m.height, 'colour', m.colour, 'alt', m.alt,
  'focal', CASE WHEN m.focal_x <> 500 OR m.focal_y <> 500 THEN json_build_object('x', m.focal_x, 'y', m.focal_y) END)`;

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
export type Filter = Pick<ListInput, "currency" | "category" | "filters"> & {
  /** A tsquery, as `writeSearch` writes it; null when no words were asked for. */
  readonly search: string | null;
  /** Products that staff put into this list, words or not. */
  readonly pinned: readonly string[];
  readonly scope?: Scope | null;
};

const isFiltered = ({ filters }: Filter): boolean => Object.keys(filters ?? {}).length > 0;

/** The entries `p` that a filter means. */
export function matches(filter: Filter): Prisma.Sql {
  const { category, search, filters, scope } = filter;
  const parts =
    search || scope || isFiltered(filter) ? [Prisma.sql`${PLAN_EACH_TIME} true`] : [Prisma.sql`true`];
  if (category) parts.push(isInCategory(category));
  if (scope) parts.push(scope.condition);
  if (search) parts.push(hasWords(search, filter.pinned));
  if (filters?.tags?.length) parts.push(hasTags(filters.tags));
  if (filters?.inStock) parts.push(IS_IN_STOCK);
  parts.push(costs(filter));
  return Prisma.join(parts, " AND ");
}

export function hasWords(search: string, pinned: readonly string[]): Prisma.Sql {
  const hasThem = Prisma.sql`p.words @@ ${search}::tsquery`;
  return pinned.length === 0 ? hasThem : Prisma.sql`(${hasThem} OR p.id = ANY(${[...pinned]}))`;
}

export const hasTags = (tags: readonly string[]): Prisma.Sql => Prisma.sql`p.tags @> ${[...tags]}::text[]`;

/** In the category, or in one below it. */
export const isInCategory = (slug: string): Prisma.Sql =>
  Prisma.sql`p.category_id = ANY (ARRAY(SELECT category_and_below((SELECT id FROM category WHERE slug = ${slug} AND status = 'active'))))`;

/** As settled, except for products whose stock has changed since: those are looked at now, one by one. */
export const IS_IN_STOCK = Prisma.sql`CASE WHEN p.id IN (SELECT product_id FROM search_stock_change) THEN is_product_in_stock(p.id) ELSE p.is_in_stock END`;

/** Sold for an amount within the bounds, in any of its variants: a product from 10 to 50 may have nothing between 20 and 30. */
export function costs({ currency, filters }: Pick<Filter, "currency" | "filters">): Prisma.Sql {
  const { minMinor, maxMinor } = filters ?? {};
  if (minMinor === undefined && maxMinor === undefined) return Prisma.sql`true`;
  const low = minMinor ?? 0n;
  const high = maxMinor ?? 9_000_000_000_000_000n;
  return Prisma.sql`p.id IN (SELECT span.product_id FROM product_price span
    WHERE span.currency = ${currency} AND span.low <= ${high} AND span.high >= ${low}
      AND EXISTS (SELECT FROM unnest(span.minors) AS minor WHERE minor BETWEEN ${low} AND ${high}))`;
}
