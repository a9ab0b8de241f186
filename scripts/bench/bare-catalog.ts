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
  const currency = query.get("currency") ?? "NGN";
  const words = query.get("query");
  const search = words ? await readWords(pool, words) : null;
  const sort = query.get("sort") ?? (words ? "relevance" : "featured");
  const { where, values } = conditions(query, search);
  const [rows, counts] = await Promise.all([
    pool.query<Card>({
      text: pageText(sort, where),
      values: [currency, ...values],
      ...(!words && { name: nameOf(sort + where) }),
    }),
    countOnce(`${currency} ${query.get("category")} ${words} ${query.get("filters.tags")}`, () =>
      countFacets(pool, query, search),
    ),
  ]);
  const hasMore = rows.rows.length > 24;
  const page = rows.rows.slice(0, 24);
  const last = page.at(-1);
  const { total, ...facets } = counts;
  const ended = last && [0, last.sort_key, last["id"]];
  return {
    items: page.map((row) => toCard(row, currency)),
    total: hasMore ? total : page.length,
    facets: {
      ...facets,
      prices: facets.prices.map(({ low, high, count }) => ({
        low: toMoney(low, currency),
        high: toMoney(high, currency),
        count,
      })),
    },
    nextCursor: hasMore
      ? Buffer.from(
          JSON.stringify([query.get("sort") ?? "featured", "exact", ended, 24, Date.now()]),
        ).toString("base64url")
      : null,
    suggestion: null,
  };
}

const nameOf = (text: string) => createHash("sha1").update(text).digest("hex");

/** Every word by its stem or as written, the last as a beginning too. */
async function readWords(pool: pg.Pool, words: string): Promise<string> {
  const { rows } = await pool.query<{ word: string; stems: string[] }>({
    name: "words",
    text: "SELECT plain(given) AS word, ts_lexize('english_stem', plain(given)) AS stems FROM unnest($1::text[]) WITH ORDINALITY AS t (given, place) ORDER BY place",
    values: [words.split(/[^\p{L}\p{M}\p{Nd}]+/u).filter(Boolean)],
  });
  return rows
    .map(({ word, stems }, place) => {
      const forms = [
        `'${word}'${place === rows.length - 1 ? ":*" : ""}`,
        ...stems.map((stem) => `'${stem}'`),
      ];
      return `(${forms.join(" | ")})`;
    })
    .join(" & ");
}

/** `$1` is the currency; what is wanted follows, the words first. */
function conditions(
  query: URLSearchParams,
  search: string | null,
  without?: "category",
): { where: string; values: string[] } {
  const parts = ["true"];
  const values: string[] = [];
  const next = (value: string) => `$${values.push(value) + 1}`;
  const [category, tag] = [query.get("category"), query.get("filters.tags")];
  if (search) parts.push(`p.words @@ ${next(search)}::tsquery`);
  if (category && without !== "category")
    parts.push(`p.category_id = (SELECT id FROM category WHERE slug = ${next(category)})`);
  if (tag) parts.push(`p.tags @> ARRAY[${next(tag)}]`);
  return { where: parts.join(" AND "), values };
}

const SORTS: Readonly<Record<string, { from: string; key: string; way: string }>> = {
  featured: { from: "search_entry p", key: "p.position", way: "ASC" },
  newest: { from: "search_entry p", key: "p.newest", way: "DESC" },
  "price-up": {
    from: "product_price pp JOIN search_entry p ON p.id = pp.product_id AND pp.currency = $1",
    key: "pp.low",
    way: "ASC",
  },
};

function pageText(sort: string, where: string): string {
  const { from, key, way } = SORTS[sort] ?? {
    from: "search_entry p",
    key: "(1000000 * ts_rank(p.words, $2::tsquery))::bigint",
    way: "DESC",
  };
  return `
    WITH page AS MATERIALIZED (SELECT p.id, ${key} AS sort_key FROM ${from} WHERE ${where} ORDER BY sort_key ${way}, p.id ${way} LIMIT 25)
    SELECT p.id, p.slug, p.title, p.summary, c.slug AS category_slug, c.name AS category_name, price.low, price.high, price.compare_at, sort_key::text,
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
  // Nothing of the bench may be ordered ahead.
  orderAhead: null,
  isInStock: row["in_stock"],
  price: toMoney(row.low, currency),
  compareAt: toMoney(row.compare_at, currency),
  hasManyPrices: row.low !== row.high,
});

const toMoney = (minor: string | null, currency: string) =>
  minor === null ? null : { minor: Number(minor), currency };

type Counts = {
  readonly total: number;
  readonly inStock: number;
  readonly categories: unknown;
  readonly tags: unknown;
  readonly prices: readonly {
    readonly low: string | null;
    readonly high: string | null;
    readonly count: number;
  }[];
};
const kept = new Map<string, { readonly until: number; readonly counts: Promise<Counts> }>();

/** The counts are kept for five seconds here too, or the two servers would not do the same work. */
function countOnce(key: string, count: () => Promise<Counts>): Promise<Counts> {
  const held = kept.get(key);
  if (held && held.until > Date.now()) return held.counts;
  const counts = count();
  kept.set(key, { until: Date.now() + 5_000, counts });
  return counts;
}

async function countFacets(pool: pg.Pool, query: URLSearchParams, search: string | null): Promise<Counts> {
  const currency = query.get("currency") ?? "NGN";
  const { where, values } = conditions(query, search, "category");
  const category = `$${values.length + 2}`;
  const { rows } = await pool.query<Counts>(
    `WITH found AS MATERIALIZED (SELECT p.category_id, p.tags, pp.steps,
         CASE WHEN p.id IN (SELECT product_id FROM search_stock_change) THEN is_product_in_stock(p.id) ELSE p.is_in_stock END AS in_stock,
         (${category}::text IS NULL OR p.category_id = (SELECT id FROM category WHERE slug = ${category})) AS here
       FROM search_entry p LEFT JOIN product_price pp ON pp.product_id = p.id AND pp.currency = $1 WHERE ${where})
     SELECT (SELECT count(*)::int FROM found WHERE here) AS total, (SELECT count(*)::int FROM found WHERE here AND in_stock) AS "inStock",
       coalesce((SELECT json_agg(json_build_object('slug', c.slug, 'name', c.name, 'count', f.count) ORDER BY c.position, c.slug)
         FROM (SELECT category_id, count(*)::int AS count FROM found GROUP BY 1) f JOIN category c ON c.id = f.category_id), '[]') AS categories,
       coalesce((SELECT json_agg(f) FROM (SELECT tag, count(*)::int AS count FROM (SELECT unnest(tags) AS tag FROM found WHERE here) t
         GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 12) f), '[]') AS tags,
       coalesce((SELECT json_agg(json_build_object('low', (price_steps($1))[f.step]::text, 'high', (price_steps($1))[f.step + 1]::text, 'count', f.count) ORDER BY f.step)
         FROM (SELECT step, count(*)::int AS count FROM (SELECT unnest(steps) AS step FROM found WHERE here) t GROUP BY step) f), '[]') AS prices`,
    [currency, ...values, query.get("category")],
  );
  return rows[0] ?? { total: 0, inStock: 0, categories: [], tags: [], prices: [] };
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
    tiers: [],
    ...variant,
    price: toMoney(minor, currency),
    compareAt: toMoney(compare_at, currency),
  }));
  // No price lists, and no words of its own for search engines.
  return { ...row, variants, seoTitle: "", seoDescription: "" };
}
