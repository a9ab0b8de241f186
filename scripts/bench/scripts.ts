import pg from "pg";
import type { Script } from "./load";

export type Scripts = {
  readonly list: Script;
  /** The same lists, asked by people about whom nothing is known: a second's answers serve them all. */
  readonly crowd: Script;
  readonly product: Script;
  readonly search: Script;
  readonly add: Script;
  readonly order: Script;
};

const PRODUCTS = "/api/v1/products";

/** Whoever brings a session is asked about, and never answered from memory: what is measured is the app at work. */
const SOMEBODY = "oja.session=of-nobody";
const WORDS = [
  "kola bead",
  "basket",
  "aso oke",
  "necklace coral",
  "indigo wrapper",
  "bracelet",
  "honey",
  "adire scarf",
];

/** The shelves as people walk past them: mostly the front of the shop and its stalls, sometimes sorted or narrowed. */
const LISTS = [
  "",
  "&category=textiles",
  "&category=home",
  "&sort=newest",
  "",
  "&category=food&sort=price-up",
  "&filters.tags=kola",
  "&sort=price-up",
];

/** What is asked of both servers, made from what is on the shelves. */
export async function writeScripts(databaseUrl: string): Promise<Scripts> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client
    .query<{ slug: string; variant: string }>(
      `SELECT p.slug, min(v.id) AS variant FROM product p JOIN variant v ON v.product_id = p.id JOIN price pr ON pr.variant_id = v.id AND pr.currency = 'NGN'
       WHERE p.status = 'active' AND v.status = 'active' GROUP BY p.id ORDER BY md5(p.id) LIMIT 500`,
    )
    .finally(() => client.end());
  return {
    list: {
      method: "GET",
      paths: LISTS.map((filter) => `${PRODUCTS}?currency=NGN${filter}`),
      cookie: SOMEBODY,
    },
    product: {
      method: "GET",
      cookie: SOMEBODY,
      paths: rows.map(({ slug }) => `${PRODUCTS}/${slug}?currency=NGN`),
    },
    search: {
      method: "GET",
      cookie: SOMEBODY,
      paths: WORDS.map((words) => `${PRODUCTS}?currency=NGN&query=${encodeURIComponent(words)}`),
    },
    crowd: { method: "GET", paths: LISTS.map((filter) => `${PRODUCTS}?currency=NGN${filter}`) },
    add: {
      method: "POST",
      paths: ["/api/trpc/cart.addLine"],
      bodies: rows.map(({ variant }) => JSON.stringify({ json: { variantId: variant, quantity: 1 } })),
    },
    order: {
      method: "POST",
      paths: ["/api/trpc/checkout.start"],
      bodies: [JSON.stringify({ json: CHECKOUT })],
      cookie: "oja.cart=bench-{n}",
    },
  };
}

const CHECKOUT = {
  idempotencyKey: "bench-order-number-{n}",
  contact: { name: "Adaeze Obi", email: "adaeze@example.test", phone: "08031234567" },
  address: {
    country: "NG",
    state: "Lagos",
    city: "Surulere",
    street: "12 Adeniran Ogunsanya",
    landmark: "Opposite the stadium",
    postcode: "",
  },
  delivery: "standard",
  payment: "transfer",
};

/** Carts with two different things each, whose tokens the order script carries. */
export async function fillCarts(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0");
    await client.query(
      `INSERT INTO cart (id, token_hash, currency, reference, created_at, updated_at)
       SELECT 'crt_' || left(md5('bench' || n), 26), encode(sha256(convert_to('bench-' || n, 'UTF8')), 'hex'), 'NGN', 'BENCH' || n, now(), now()
       FROM generate_series(0, $1::int - 1) AS n`,
      [count],
    );
    await client.query(
      `WITH good AS (
         SELECT v.id, row_number() OVER (ORDER BY md5(v.id)) - 1 AS place, count(*) OVER () AS most FROM variant v JOIN product p ON p.id = v.product_id
         WHERE p.status = 'active' AND v.status = 'active' AND EXISTS (SELECT FROM stock_level s WHERE s.variant_id = v.id AND s.on_hand - s.reserved > 20)
           AND EXISTS (SELECT FROM price WHERE variant_id = v.id AND currency = 'NGN')
       )
       INSERT INTO cart_line (cart_id, variant_id, quantity, added_at)
       SELECT 'crt_' || left(md5('bench' || n), 26), good.id, 1, now()
       FROM generate_series(0, $1::int - 1) AS n, generate_series(0, 1) AS line, LATERAL (SELECT max(most) AS most FROM good) size
       JOIN good ON true WHERE good.place = (n * 2 + line) % size.most`,
      [count],
    );
    await client.query("ANALYZE cart, cart_line");
  } finally {
    await client.end();
  }
}
