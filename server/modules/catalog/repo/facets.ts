import { type Db, PLAN_EACH_TIME, Prisma } from "@/server/platform/db";
import { costs, type Filter, hasTags, hasWords, IS_IN_STOCK, isInCategory } from "./pieces";

export type Counts = {
  readonly total: number;
  readonly inStock: number;
  readonly categories: readonly { readonly slug: string; readonly name: string; readonly count: number }[];
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly prices: readonly {
    readonly low: string | null;
    readonly high: string | null;
    readonly count: number;
  }[];
};

/**
 * How many there are, in all and behind each filter that could be chosen next: one walk over what fits. A filter does
 * not narrow its own counts, except that tags narrow each other, as two tags ask for both.
 */
export async function countFacets(db: Db, filter: Filter): Promise<Counts> {
  const { category, search, filters, currency, pinned, scope } = filter;
  const always = [Prisma.sql`${PLAN_EACH_TIME} true`];
  if (scope) always.push(scope.condition);
  if (search) always.push(hasWords(search, pinned));
  if (filters?.tags?.length) always.push(hasTags(filters.tags));
  const isHere = category ? isInCategory(category) : Prisma.sql`true`;
  const isWanted = filters?.inStock ? Prisma.sql`in_stock` : Prisma.sql`true`;
  const [row] = await db.$queryRaw<[Counts]>`
    WITH found AS MATERIALIZED (
      SELECT p.id, p.category_id, p.tags, ${isHere} AS is_here, ${IS_IN_STOCK} AS in_stock, ${costs(filter)} AS fits, pp.steps
      FROM search_entry p LEFT JOIN product_price pp ON pp.product_id = p.id AND pp.currency = ${currency}
      WHERE ${Prisma.join(always, " AND ")}
    ), here AS (SELECT count(*)::int AS total, (count(*) FILTER (WHERE in_stock))::int AS in_stock,
        (count(*) FILTER (WHERE ${isWanted}))::int AS wanted FROM found WHERE is_here AND fits)
    SELECT here.wanted AS total, here.in_stock AS "inStock",
      coalesce((SELECT json_agg(json_build_object('slug', c.slug, 'name', c.name, 'count', f.count) ORDER BY c.position, c.slug)
        FROM (SELECT category_id, count(*)::int AS count FROM found WHERE fits AND ${isWanted} GROUP BY category_id) f
        JOIN category c ON c.id = f.category_id), '[]') AS categories,
      coalesce((SELECT json_agg(f) FROM (
        SELECT tag, count(*)::int AS count FROM (SELECT unnest(tags) AS tag FROM found WHERE is_here AND fits AND ${isWanted}) t
        GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 12) f), '[]') AS tags,
      coalesce((SELECT json_agg(json_build_object('low', (price_steps(${currency}))[f.step]::text,
          'high', (price_steps(${currency}))[f.step + 1]::text, 'count', f.count) ORDER BY f.step)
        FROM (SELECT step, count(*)::int AS count FROM (SELECT unnest(steps) AS step FROM found WHERE is_here AND ${isWanted}) t
        GROUP BY step) f), '[]') AS prices
    FROM here`;
  return row;
}
