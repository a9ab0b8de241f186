import { readFileSync } from "node:fs";
import path from "node:path";
import { hash } from "@node-rs/argon2";
import pg from "pg";
import { newId } from "@/server/platform/id";
import { minorOf, type SeedProduct, type SeedVariant } from "./product";
import { RATES } from "./rates";
import { SHELVES } from "./shelves";

type Options = { readonly onProgress?: (line: string) => void };
type Listed = { path: string; widths: number[]; width: number; height: number; colour: string; alt: string };

const PASSWORD = "market-day-2026";
/** As the sign-in room hashes: OWASP's floor for argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const PEOPLE = [
  { email: "admin@oja.test", name: "Adé Bákàrè", role: "admin", phone: "+2348030000001" },
  { email: "support@oja.test", name: "Súlè Musa", role: "support", phone: "+2348030000002" },
  { email: "concierge@oja.test", name: "Chika Obi", role: "concierge", phone: "+2348030000003" },
  { email: "shopper@oja.test", name: "Tọ́lá Adéyẹmí", role: "customer", phone: "+2348030000004" },
] as const;

const LOCATIONS = [
  { code: "LOS", name: "Lagos", country: "NG" },
  { code: "LON", name: "London", country: "GB" },
] as const;

/**
 * Fills a migrated database with the demo shop: goods, pictures, prices, stock with its ledger, delivery and people.
 * What is there already (by slug, SKU, e-mail, code) is left as it is, so a second run changes nothing.
 */
export async function seed(connectionString: string, { onProgress = () => {} }: Options = {}): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("BEGIN");
    onProgress("people");
    await savePeople(client);
    onProgress("stalls and stores");
    await saveRows(client, CATEGORY, categoryRows());
    await saveRows(
      client,
      LOCATION,
      LOCATIONS.map((place, position) => ({ id: newId("location"), ...place, position })),
    );
    onProgress(`${GOODS.length} products with their pictures`);
    await saveRows(client, PRODUCT, GOODS.map(productRow));
    await saveRows(
      client,
      MEDIA,
      GOODS.flatMap(({ product }) => mediaRows(product)),
    );
    onProgress("sizes, colours and prices");
    await saveRows(
      client,
      VARIANT,
      GOODS.flatMap(({ product }) => product.variants.map(variantRow(product))),
    );
    await saveRows(
      client,
      PRICE,
      GOODS.flatMap(({ product }) => product.variants.flatMap(priceRows)),
    );
    onProgress("stock in Lagos and London");
    await saveRows(
      client,
      STOCK,
      GOODS.flatMap(({ product }) => product.variants.flatMap(stockRows)),
    );
    onProgress("delivery to every state and abroad");
    await saveRows(client, RATE, RATES.map(rateRow));
    await client.query("COMMIT");
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

type Row = Readonly<Record<string, unknown>>;

/** One statement for all rows: they travel as one JSON value. */
const saveRows = (client: pg.Client, statement: string, rows: readonly Row[]) =>
  client.query(statement, [
    JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? value.toString() : value)),
  ]);

async function savePeople(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ email: string }>("SELECT email FROM users WHERE email = ANY($1)", [
    PEOPLE.map(({ email }) => email),
  ]);
  const missing = PEOPLE.filter(({ email }) => !rows.some((row) => row.email === email));
  const people = missing.map(async (person) => ({
    id: newId("user"),
    ...person,
    secret: await hash(PASSWORD, COST),
  }));
  await saveRows(client, USER, await Promise.all(people));
}

const USER = `
  INSERT INTO users (id, email, name, phone, role, password_hash)
  SELECT id, email, name, phone, role, secret
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, email text, name text, phone text, role text, secret text)
  ON CONFLICT (email) DO NOTHING`;

const CATEGORY = `
  INSERT INTO category (id, slug, name, blurb, position, media)
  SELECT id, slug, name, blurb, position, media
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, slug text, name text, blurb text, position int, media jsonb)
  ON CONFLICT (slug) DO NOTHING`;

const LOCATION = `
  INSERT INTO location (id, code, name, country, position)
  SELECT id, code, name, country, position
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, code text, name text, country text, position int)
  ON CONFLICT (code) DO NOTHING`;

const PRODUCT = `
  INSERT INTO product (id, slug, title, summary, description, status, category_id, attributes, options, tags, position, published_at, created_at, updated_at)
  SELECT row.id, row.slug, title, summary, description, 'active', category.id, attributes, options,
    array(SELECT jsonb_array_elements_text(row.tags)), row.position, published, published, published
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, slug text, title text, summary text, description text, stall text,
    attributes jsonb, options jsonb, tags jsonb, position int, published timestamptz)
  JOIN category ON category.slug = row.stall
  ON CONFLICT (slug) DO NOTHING`;

const MEDIA = `
  INSERT INTO media (id, product_id, position, alt, path, widths, width, height, colour)
  SELECT row.id, product.id, row.position, alt, path, array(SELECT jsonb_array_elements_text(row.widths)::int), width, height, colour
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, slug text, position int, alt text, path text, widths jsonb, width int, height int, colour text)
  JOIN product ON product.slug = row.slug
  ON CONFLICT (product_id, position) DO NOTHING`;

const VARIANT = `
  INSERT INTO variant (id, product_id, sku, title, options, weight_grams, position)
  SELECT row.id, product.id, row.sku, row.title, row.options, row.grams, row.position
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, slug text, sku text, title text, options jsonb, grams int, position int)
  JOIN product ON product.slug = row.slug
  ON CONFLICT (sku) DO NOTHING`;

const PRICE = `
  INSERT INTO price (variant_id, currency, minor, compare_at_minor)
  SELECT variant.id, currency, minor, before
  FROM jsonb_to_recordset($1::jsonb) AS row (sku text, currency text, minor bigint, before bigint)
  JOIN variant ON variant.sku = row.sku
  ON CONFLICT (variant_id, currency) DO NOTHING`;

/** Opening stock is a receipt in the stock ledger; the counters grow only by receipts that were new. */
const STOCK = `
  WITH wanted AS (
    SELECT row.id, variant.id AS variant_id, location.id AS location_id, units
    FROM jsonb_to_recordset($1::jsonb) AS row (id text, sku text, code text, units int)
    JOIN variant ON variant.sku = row.sku JOIN location ON location.code = row.code
  ), received AS (
    INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, reason, actor, at)
    SELECT id, variant_id, location_id, 'receipt', units, 0, 'opening-stock', 'Opening stock', 'system:seed', now()
    FROM wanted WHERE units > 0
    ON CONFLICT (reference, variant_id, location_id, kind) DO NOTHING
    RETURNING variant_id, location_id, on_hand_delta
  )
  INSERT INTO stock_level (variant_id, location_id, on_hand)
  SELECT variant_id, location_id, coalesce(on_hand_delta, 0)
  FROM wanted LEFT JOIN received USING (variant_id, location_id)
  ON CONFLICT (variant_id, location_id) DO UPDATE SET on_hand = stock_level.on_hand + excluded.on_hand
    WHERE excluded.on_hand > 0`;

const RATE = `
  INSERT INTO delivery_rate (id, country, state, method, currency, fee_minor, free_from_minor, min_days, max_days, is_pay_on_delivery)
  SELECT row.id, row.country, row.state, row.method, row.currency, fee, free_from, fewest, most, is_pay_on_delivery
  FROM jsonb_to_recordset($1::jsonb) AS row (id text, country text, state text, method text, currency text, fee bigint,
    free_from bigint, fewest int, most int, is_pay_on_delivery boolean)
  WHERE NOT EXISTS (
    SELECT FROM delivery_rate rate WHERE rate.country = row.country AND rate.state IS NOT DISTINCT FROM row.state
      AND rate.method = row.method AND rate.currency = row.currency)`;

const pictures = JSON.parse(readFileSync(path.join(import.meta.dirname, "media.json"), "utf8")) as Readonly<
  Record<string, Listed | undefined>
>;

type Good = { readonly product: SeedProduct; readonly stall: string; readonly position: number };

/** Featured order takes one from each stall in turn, so that the front page shows the whole market. */
const GOODS: readonly Good[] = SHELVES.flatMap(({ slug, products }, stall) =>
  products.map((product, place) => ({ product, stall: slug, position: place * SHELVES.length + stall })),
);

const categoryRows = (): Row[] =>
  SHELVES.map(({ slug, name, blurb }, position) => ({
    id: newId("category"),
    slug,
    name,
    blurb,
    position,
    media: pictures[`category-${slug}`] ?? null,
  }));

const HOUR = 3_600_000;
const OPENED = Date.UTC(2026, 9, 1, 8);

function productRow({ product, stall, position }: Good): Row {
  const names = Object.keys(product.variants[0].options);
  return {
    id: newId("product"),
    slug: product.slug,
    title: product.title,
    summary: product.summary,
    description: product.description,
    stall,
    attributes: product.attributes.map(([name, value]) => ({ name, value })),
    options: names.map((name) => ({
      name,
      values: [...new Set(product.variants.map(({ options }) => options[name]))],
    })),
    tags: product.tags,
    position,
    published: new Date(OPENED + ((position * 29) % 97) * 11 * HOUR).toISOString(),
  };
}

const mediaRows = ({ slug }: SeedProduct): Row[] =>
  [1, 2, 3].flatMap((number) => {
    const listed = pictures[`${slug}-${number}`];
    return listed ? [{ id: newId("media"), slug, position: number - 1, ...listed }] : [];
  });

const variantRow =
  ({ slug }: SeedProduct) =>
  ({ sku, options, grams }: SeedVariant, position: number): Row => ({
    id: newId("variant"),
    slug,
    sku,
    title: Object.values(options).join(" / "),
    options,
    grams,
    position,
  });

function priceRows({ sku, ngn, usd, was }: SeedVariant): Row[] {
  const naira = { sku, currency: "NGN", minor: minorOf(ngn), before: was?.ngn ? minorOf(was.ngn) : null };
  const dollars = usd && {
    sku,
    currency: "USD",
    minor: minorOf(usd),
    before: was?.usd ? minorOf(was.usd) : null,
  };
  return dollars ? [naira, dollars] : [naira];
}

const stockRows = ({ sku, stock }: SeedVariant): Row[] =>
  LOCATIONS.map(({ code }, place) => ({ id: newId("movement"), sku, code, units: stock[place] ?? 0 }));

const rateRow = ({
  country,
  state,
  method,
  currency,
  fee,
  freeFrom,
  days,
  isPayOnDelivery,
}: (typeof RATES)[number]): Row => ({
  id: newId("deliveryRate"),
  country,
  state,
  method,
  currency,
  fee: minorOf(fee),
  free_from: freeFrom === null ? null : minorOf(freeFrom),
  fewest: days[0],
  most: days[1],
  is_pay_on_delivery: isPayOnDelivery,
});
