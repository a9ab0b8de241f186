import { hash } from "@node-rs/argon2";
import pg from "pg";
import { newId } from "@/server/platform/id";
import type { IdKind } from "@/server/shared/id";
import { CATEGORIES } from "./categories";
import media from "./media.json" with { type: "json" };
import { DEMO_PASSWORD, PEOPLE } from "./people";
import { LOCATIONS, RATES } from "./places";
import type { SeedProduct, SeedVariant } from "./product";

type Options = {
  readonly onProgress?: (line: string) => void;
  /** Sign-ins with a password that everybody knows: only where no real money can move. */
  readonly hasDemoPeople?: boolean;
};
type Query = (text: string, values: readonly unknown[]) => Promise<unknown>;

/**
 * Fills the shop: stalls, goods with pictures and prices, stock in two places, delivery
 * rates, and the demonstration sign-ins. Run again it changes nothing: everything is
 * known by its slug, SKU, code or e-mail.
 */
export async function seed(connectionString: string, { onProgress = () => undefined, hasDemoPeople = process.env["OJA_SANDBOX"] === "1" }: Options = {}): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const query: Query = (text, values) => client.query(text, [...values]);
  try {
    await client.query("BEGIN");
    await seedPlaces(query);
    await seedCatalogue(query);
    await seedStock(query);
    onProgress("goods and stock");
    if (hasDemoPeople) await seedPeople(query);
    await client.query("COMMIT");
    await client.query("ANALYZE");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    await client.end();
  }
}

const GOODS = CATEGORIES.flatMap((category) => category.products.map((product, position) => ({ category, product, position })));
const VARIANTS = GOODS.flatMap(({ product }) => product.variants.map((variant, position) => ({ product, variant, position })));

/** One statement for many rows: `unnest` of one array per column. */
async function insertRows(query: Query, table: string, columns: Readonly<Record<string, string>>, rows: readonly (readonly unknown[])[], conflict: string): Promise<void> {
  const names = Object.keys(columns);
  const arrays = names.map((_, at) => rows.map((row) => row[at] ?? null));
  const casts = Object.values(columns).map((type, at) => `$${at + 1}::${type}[]`);
  await query(`INSERT INTO ${table} (${names.join(", ")}) SELECT * FROM unnest(${casts.join(", ")}) ON CONFLICT ${conflict}`, arrays);
}

const ids = (kind: IdKind) => newId(kind);

async function seedPlaces(query: Query): Promise<void> {
  const locations = LOCATIONS.map(({ code, name, country, position }) => [ids("location"), code, name, country, position]);
  await insertRows(query, "location", { id: "text", code: "text", name: "text", country: "text", position: "int" }, locations, "(code) DO NOTHING");
  const rates = RATES.map((rate) => [ids("deliveryRate"), rate.country, rate.state, rate.method, rate.currency, rate.feeMinor, rate.freeFromMinor, rate.minDays, rate.maxDays]);
  const columns = { id: "text", country: "text", state: "text", method: "text", currency: "text", fee_minor: "bigint", free_from_minor: "bigint", min_days: "int", max_days: "int" };
  // The key has a null for "the whole country", which two rows may share; so what is there stays.
  await query("CREATE TEMP TABLE wanted_rate (LIKE delivery_rate) ON COMMIT DROP", []);
  await insertRows(query, "wanted_rate", columns, rates, "DO NOTHING");
  await query(
    `INSERT INTO delivery_rate (${Object.keys(columns).join(", ")}) SELECT ${Object.keys(columns).join(", ")} FROM wanted_rate w
     WHERE NOT EXISTS (SELECT FROM delivery_rate r WHERE (r.country, r.method, r.currency) = (w.country, w.method, w.currency) AND r.state IS NOT DISTINCT FROM w.state)`,
    [],
  );
}

const pictureOf = (key: string) => {
  const picture = (media as Readonly<Record<string, (typeof media)[keyof typeof media]>>)[key];
  if (!picture) throw new Error(`There is no picture ${key}; run scripts/draw/pictures.ts`);
  return picture;
};

async function seedCatalogue(query: Query): Promise<void> {
  const categories = CATEGORIES.map(({ slug, name, blurb, picture }, position) => [ids("category"), slug, name, blurb, position, JSON.stringify(pictureOf(picture))]);
  await insertRows(query, "category", { id: "text", slug: "text", name: "text", blurb: "text", position: "int", media: "jsonb" }, categories, "(slug) DO NOTHING");

  const publishedAt = (at: number) => new Date(Date.UTC(2026, 9, 1) + at * 11 * 3_600_000);
  await query(
    `INSERT INTO product (id, slug, title, summary, description, status, category_id, attributes, options, tags, position, published_at)
     SELECT g->>'id', g->>'slug', g->>'title', g->>'summary', g->>'description', 'active', c.id, g->'attributes', g->'options',
       ARRAY(SELECT jsonb_array_elements_text(g->'tags')), (g->>'position')::int, (g->>'publishedAt')::timestamptz
     FROM jsonb_array_elements($1::jsonb) g JOIN category c ON c.slug = g->>'category' ON CONFLICT (slug) DO NOTHING`,
    [JSON.stringify(GOODS.map(({ category, product, position }, at) => ({ ...describe(product), category: category.slug, position: position * CATEGORIES.length + CATEGORIES.indexOf(category), publishedAt: publishedAt((at * 29) % GOODS.length) })))],
  );
  await query(
    `INSERT INTO variant (id, product_id, sku, title, options, weight_grams, position)
     SELECT v->>'id', p.id, v->>'sku', v->>'title', v->'options', (v->>'grams')::int, (v->>'position')::int
     FROM jsonb_array_elements($1::jsonb) v JOIN product p ON p.slug = v->>'product' ON CONFLICT (sku) DO NOTHING`,
    [JSON.stringify(VARIANTS.map(({ product, variant, position }) => ({ id: ids("variant"), product: product.slug, sku: variant.sku, title: Object.values(variant.options).join(" / "), options: variant.options, grams: variant.grams, position })))],
  );
  await query(
    `INSERT INTO price (variant_id, currency, minor, compare_at_minor)
     SELECT v.id, g->>'currency', (g->>'minor')::bigint, (g->>'before')::bigint
     FROM jsonb_array_elements($1::jsonb) g JOIN variant v ON v.sku = g->>'sku' ON CONFLICT (variant_id, currency) DO NOTHING`,
    [JSON.stringify(VARIANTS.flatMap(({ variant }) => pricesOf(variant)))],
  );
  await query(
    `INSERT INTO media (id, product_id, position, alt, path, widths, width, height, colour)
     SELECT m->>'id', p.id, (m->>'position')::int, m->>'alt', m->>'path', ARRAY(SELECT jsonb_array_elements_text(m->'widths')::int), (m->>'width')::int, (m->>'height')::int, m->>'colour'
     FROM jsonb_array_elements($1::jsonb) m JOIN product p ON p.slug = m->>'product' ON CONFLICT (product_id, position) DO NOTHING`,
    [JSON.stringify(GOODS.flatMap(({ product }) => product.pictures.map((key, position) => ({ ...pictureOf(key), id: ids("media"), product: product.slug, position }))))],
  );
}

function describe(product: SeedProduct) {
  const names = [...new Set(product.variants.flatMap(({ options }) => Object.keys(options)))];
  const options = names.map((name) => ({ name, values: [...new Set(product.variants.flatMap((variant) => variant.options[name] ?? []))] }));
  const attributes = Object.entries(product.attributes).map(([name, value]) => ({ name, value }));
  const { slug, title, summary, description, tags } = product;
  return { id: ids("product"), slug, title, summary, description, tags, options, attributes };
}

function pricesOf({ sku, naira, cents, nairaBefore, centsBefore }: SeedVariant) {
  const inNaira = { sku, currency: "NGN", minor: `${naira}00`, before: nairaBefore === undefined ? null : `${nairaBefore}00` };
  return cents === null ? [inNaira] : [inNaira, { sku, currency: "USD", minor: `${cents}`, before: centsBefore ?? null }];
}

/** Opening stock: the counter, and the receipt in the stock ledger that explains it. */
async function seedStock(query: Query): Promise<void> {
  const levels = VARIANTS.flatMap(({ variant: { sku, lagos, london } }) => [
    { sku, code: "LOS", quantity: lagos, movement: ids("movement") },
    { sku, code: "LON", quantity: london, movement: ids("movement") },
  ]);
  await query(
    `WITH opening AS (
       SELECT v.id AS variant_id, l.id AS location_id, (g->>'quantity')::int AS quantity, g->>'movement' AS movement
       FROM jsonb_array_elements($1::jsonb) g JOIN variant v ON v.sku = g->>'sku' JOIN location l ON l.code = g->>'code'
     ), level AS (
       INSERT INTO stock_level (variant_id, location_id, on_hand) SELECT variant_id, location_id, quantity FROM opening
       ON CONFLICT DO NOTHING RETURNING variant_id, location_id, on_hand
     )
     INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, reason, actor, at)
     SELECT opening.movement, level.variant_id, level.location_id, 'receipt', level.on_hand, 0, 'opening-stock', 'Opening stock', 'system:seed', now()
     FROM level JOIN opening USING (variant_id, location_id) WHERE level.on_hand > 0`,
    [JSON.stringify(levels)],
  );
}

async function seedPeople(query: Query): Promise<void> {
  for (const { email, name, role } of PEOPLE) {
    // A new hash would end the sessions of somebody who is there already.
    const passwordHash = await hash(DEMO_PASSWORD);
    await query("INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (email) DO NOTHING", [ids("user"), email, name, role, passwordHash]);
  }
}
