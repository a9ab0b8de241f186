import pg from "pg";
import media from "./media.json" with { type: "json" };
import { MAKERS, PLACES, SHELVES, TONES } from "./volume-words";

type Options = { readonly variants: number; readonly onProgress?: (step: string) => void };

export type Volume = { readonly products: number; readonly variants: number };

/** Products have one to eight variants, five on average, repeating in this order. */
const VARIANTS_EACH = [1, 8, 3, 6, 4, 8, 1, 6, 5, 8];
const PRODUCTS_PER_VARIANT = VARIANTS_EACH.length / VARIANTS_EACH.reduce((sum, count) => sum + count);

/**
 * Fills a migrated database with a believable amount of goods, beside whatever is there: variants with prices in
 * both currencies, stock with its ledger, pictures and words to search. The same number gives the same goods, so a
 * second run adds nothing. Takes about a second for every 5,000 variants.
 */
export async function seedVolume(
  connectionString: string,
  { variants, onProgress = () => {} }: Options,
): Promise<Volume> {
  const products = Math.max(1, Math.round(variants * PRODUCTS_PER_VARIANT));
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0; BEGIN");
    for (const [label, statement, parameters] of steps(products)) {
      onProgress(label);
      await client.query(statement, [...parameters]);
    }
    await client.query("COMMIT");
    onProgress("counting for the query planner");
    await client.query(
      "VACUUM (ANALYZE) category, product, variant, price, product_price, media, stock_level, stock_movement, search_entry, search_word, search_stock_change",
    );
    const { rows } = await client.query<Volume>(
      "SELECT (SELECT count(*)::int FROM product) AS products, (SELECT count(*)::int FROM variant) AS variants",
    );
    return rows[0] ?? { products: 0, variants: 0 };
  } finally {
    await client.end();
  }
}

type Step = readonly [label: string, statement: string, parameters: readonly unknown[]];

const steps = (products: number): readonly Step[] => [
  ["laying out shelves", CATEGORIES, [JSON.stringify(SHELVES)]],
  ["opening the stores", LOCATIONS, []],
  ["setting delivery fees", RATES, []],
  ["thinking of goods", DRAFT, [products, JSON.stringify(SHELVES), TONES, MAKERS, PLACES]],
  ["thinking of sizes and colours", DRAFT_VARIANTS, [VARIANTS_EACH, TONES]],
  ["writing products", PRODUCTS, []],
  ["writing variants", VARIANTS, []],
  ["hanging pictures", PICTURES, [JSON.stringify(media)]],
  ["pricing", PRICES, []],
  ["stocking", STOCK, []],
  ["writing the stock ledger", MOVEMENTS, []],
  ["making it all findable", SEARCH, []],
];

/** An id of the usual form that is the same every time: prefix, number, and what makes it look like the others. */
const id = (prefix: string, number: string) =>
  `'${prefix}_0v' || left(lpad(to_hex(${number}), 8, '0') || md5('${prefix}' || ${number}), 24)`;

const CATEGORIES = `
  INSERT INTO category (id, slug, name, blurb, position)
  SELECT ${id("cat", "shelf.ordinality")}, value ->> 'slug', value ->> 'name', value ->> 'blurb', shelf.ordinality
  FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS shelf
  ON CONFLICT (slug) DO NOTHING`;

const LOCATIONS = `
  INSERT INTO location (id, code, name, country, position)
  VALUES (${id("loc", "1")}, 'LOS', 'Lagos', 'NG', 0), (${id("loc", "2")}, 'LON', 'London', 'GB', 1)
  ON CONFLICT (code) DO NOTHING`;

const RATES = `
  INSERT INTO delivery_rate (id, country, state, method, currency, fee_minor, min_days, max_days)
  SELECT ${id("rat", "row_number() OVER ()")}, country, state, 'standard', currency, fee, fastest, slowest
  FROM (VALUES ('NG', 'Lagos', 'NGN', 250000, 1, 3), ('NG', NULL, 'NGN', 400000, 3, 6), ('US', NULL, 'USD', 3000, 5, 10))
    AS rate (country, state, currency, fee, fastest, slowest)
  WHERE NOT EXISTS (SELECT FROM delivery_rate)`;

const DRAFT = `
  CREATE TEMP TABLE draft ON COMMIT DROP AS
  WITH shelf AS (
    SELECT ordinality - 1 AS place, value ->> 'slug' AS slug, array(SELECT jsonb_array_elements_text(value -> 'stuffs')) AS stuffs,
      array(SELECT jsonb_array_elements_text(value -> 'things')) AS things
    FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY
  ), chosen AS (
    SELECT n, slug, stuffs[1 + n / 8 % cardinality(stuffs)] AS stuff, things[1 + n / 64 % cardinality(things)] AS thing,
      ($3::text[])[1 + n / 7 % cardinality($3::text[])] AS tone, ($4::text[])[1 + n / 11 % cardinality($4::text[])] AS maker,
      ($5::text[])[1 + n / 13 % cardinality($5::text[])] AS town
    FROM generate_series(1, $1::int) AS n JOIN shelf ON shelf.place = n % (SELECT count(*) FROM shelf)
  )
  SELECT *, initcap(tone) || ' ' || stuff || ' ' || thing AS title FROM chosen`;

const DRAFT_VARIANTS = `
  CREATE TEMP TABLE draft_variant ON COMMIT DROP AS
  SELECT row_number() OVER (ORDER BY n, v) AS number, n, v, each,
    CASE WHEN each > 3 THEN ($2::text[])[1 + (n + v / 2) % cardinality($2::text[])] END AS colour,
    CASE WHEN each > 3 THEN (ARRAY['Small', 'Large'])[1 + v % 2] WHEN each > 1 THEN (ARRAY['Small', 'Medium', 'Large'])[1 + v] END AS size
  FROM draft, LATERAL (SELECT ($1::int[])[1 + n % cardinality($1::int[])] AS each) count, generate_series(0, each - 1) AS v`;

const PRODUCTS = `
  WITH choice AS (
    SELECT n, name, jsonb_agg(DISTINCT choice) AS choices
    FROM draft_variant, LATERAL (VALUES ('Colour', initcap(colour)), ('Size', size)) AS option (name, choice)
    WHERE choice IS NOT NULL GROUP BY n, name
  ), offer AS (
    SELECT n, jsonb_agg(jsonb_build_object('name', name, 'values', choices) ORDER BY name) AS options FROM choice GROUP BY n
  )
  INSERT INTO product (id, slug, title, summary, description, status, category_id, attributes, options, tags, position, published_at)
  SELECT ${id("prd", "n")}, regexp_replace(plain(title), '[^a-z0-9]+', '-', 'g') || '-' || n, title,
    'Made by ' || maker || ' in ' || town || '.',
    title || ', made by hand in ' || town || ' by ' || maker || '. No two are quite alike: ' || stuff || ' takes the hand of whoever works it. '
      || 'Each ' || thing || ' is checked, wrapped in paper and sent from Lagos or London.',
    CASE WHEN n % 50 = 0 THEN 'draft' ELSE 'active' END, category.id,
    jsonb_build_array(jsonb_build_object('name', 'Made in', 'value', town), jsonb_build_object('name', 'Made of', 'value', stuff)),
    coalesce(options, '[]'),
    ARRAY[tone, lower(thing), lower(town)], 1000 + n, timestamptz '2026-01-01' + n * interval '7 minutes'
  FROM draft JOIN category ON category.slug = draft.slug LEFT JOIN offer USING (n)
  ON CONFLICT DO NOTHING`;

const VARIANTS = `
  INSERT INTO variant (id, product_id, sku, title, options, weight_grams, position)
  SELECT ${id("var", "number")}, ${id("prd", "n")}, 'V-' || lpad(number::text, 7, '0'), concat_ws(' / ', initcap(colour), size),
    jsonb_strip_nulls(jsonb_build_object('Colour', initcap(colour), 'Size', size)), 100 + number % 40 * 50, v
  FROM draft_variant ON CONFLICT DO NOTHING`;

/** The shop's own pictures, lent out: what they show is not what hangs beside them, but they are there. */
const PICTURES = `
  WITH lent AS (
    SELECT picture, row_number() OVER () - 1 AS place, count(*) OVER () AS most
    FROM jsonb_each($1::jsonb) AS entry (name, picture) WHERE name ~ '-[12]$'
  )
  INSERT INTO media (id, product_id, position, alt, path, widths, width, height, colour)
  SELECT ${id("med", "n * 2 + side")}, ${id("prd", "n")}, side, title, picture ->> 'path',
    ARRAY(SELECT jsonb_array_elements_text(picture -> 'widths')::int), (picture ->> 'width')::int, (picture ->> 'height')::int, picture ->> 'colour'
  FROM draft CROSS JOIN generate_series(0, 1) AS side JOIN lent ON lent.place = (n * 2 + side) % lent.most
  ON CONFLICT DO NOTHING`;

const PRICES = `
  INSERT INTO price (variant_id, currency, minor, compare_at_minor)
  SELECT ${id("var", "number")}, currency, minor, CASE WHEN n % 6 = 0 THEN minor * 5 / 4 END
  FROM draft_variant, LATERAL (VALUES ('NGN', 150000 + (n * 7919 % 900) * 5000 + v * 25000), ('USD', 400 + (n * 7919 % 900) * 10 + v * 50))
    AS price (currency, minor)
  WHERE currency = 'NGN' OR n % 10 <> 0 ON CONFLICT DO NOTHING`;

/** One in eight is sold out in Lagos; a quarter is in London as well. */
const STOCK = `
  INSERT INTO stock_level (variant_id, location_id, on_hand)
  SELECT ${id("var", "number")}, location.id, CASE WHEN code = 'LOS' AND number % 8 = 0 THEN 0 ELSE 5 + number % 90 END
  FROM draft_variant JOIN location ON code = 'LOS' OR (code = 'LON' AND number % 4 = 0)
  ON CONFLICT DO NOTHING`;

const SEARCH = "SELECT settle_stock_changes(2147483647), count_search_words()";

const MOVEMENTS = `
  INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, actor, at)
  SELECT ${id("mov", "row_number() OVER ()")}, variant_id, location_id, 'receipt', on_hand, 0, 'opening-volume', 'system:seed', now()
  FROM stock_level level
  WHERE on_hand > 0 AND variant_id LIKE 'var\\_0v%'
    AND NOT EXISTS (SELECT FROM stock_movement m WHERE m.variant_id = level.variant_id AND m.location_id = level.location_id)`;
