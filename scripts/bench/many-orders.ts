import { parseArgs } from "node:util";
import pg from "pg";
import { loadEnvFile, readEnvironment } from "../environment";
import { withDatabase } from "../postgres/with-database";
import { main, say, step } from "../progress";

const FIRST =
  "ARRAY['Adaeze', 'Bọ́lá', 'Chidi', 'Damilọ́lá', 'Efe', 'Funmi', 'Gbenga', 'Halima', 'Ìfẹ́olú', 'Jide']";
const LAST = "ARRAY['Obi', 'Adéyẹmí', 'Okafor', 'Bello', 'Eze', 'Lawal', 'Nwosu', 'Sani', 'Uche', 'Yusuf']";
const LETTERS =
  "translate(upper(substr(md5(n::text || $1::text || clock_timestamp()::text), 1, 8)), '01258BDEF', '34679ACHJ')";

const WRITE = `
  WITH made AS (
    SELECT n, 'ord_' || substr(md5(n::text || clock_timestamp()::text), 1, 26) AS id, ${LETTERS} AS letters,
      (${FIRST})[1 + n % 10] || ' ' || (${LAST})[1 + n / 10 % 10] AS name, 100000 + n * 37 % 900000 AS subtotal
    FROM generate_series(1, $1::int) n
  ), placed AS (
    INSERT INTO orders (id, number, status, currency, subtotal_minor, delivery_minor, total_minor, explanation, name, email, phone, address,
      delivery, idempotency_key, request_hash, placed_at, status_changed_at)
    SELECT id, 'OJ-' || substr(letters, 1, 4) || '-' || substr(letters, 5, 4), 'awaiting_payment', CASE WHEN n % 5 = 0 THEN 'USD' ELSE 'NGN' END,
      subtotal, 250000, subtotal + 250000, '[]', name, 'buyer' || n || '@example.test', '+23480' || lpad((n * 7919 % 100000000)::text, 8, '0'),
      '{"country":"NG","state":"Lagos","city":"Surulere","street":"12 Adeniran","landmark":"","postcode":""}',
      '{"method":"standard","label":"Standard","minDays":1,"maxDays":3}', id, 'bench', now() - n * interval '7 minutes', now() - n * interval '7 minutes'
    FROM made ON CONFLICT DO NOTHING RETURNING id, subtotal_minor
  )
  INSERT INTO order_line (id, order_id, position, variant_id, product_slug, sku, title, variant_title, kind, quantity, unit_minor, total_minor)
  SELECT replace(id, 'ord_', 'orl_'), id, 0, 'var_bench', 'adire-cloth', 'T-1', 'Adire cloth', '', 'parcel', 1, subtotal_minor, subtotal_minor FROM placed`;
const PAY =
  "UPDATE orders SET status = 'paid' WHERE request_hash = 'bench' AND status = 'awaiting_payment' AND abs(hashtext(id)) % 10 > 0";
const SHIP =
  "UPDATE orders SET status = 'fulfilled' WHERE request_hash = 'bench' AND status = 'paid' AND abs(hashtext(id)) % 10 > 1";

const PAGE =
  "SELECT o.id, (SELECT sum(quantity)::int FROM order_line WHERE order_id = o.id) FROM orders o WHERE";
const NEWEST = "ORDER BY o.placed_at DESC, o.id DESC LIMIT 51";
const WORDS = "order_words(o.number, o.email, o.name, o.phone)";
const QUESTIONS = [
  ["The first page", `${PAGE} true ${NEWEST}`],
  ["To ship", `${PAGE} o.status = 'paid' ${NEWEST}`],
  [
    "The last page",
    `${PAGE} (o.placed_at, o.id) < ((SELECT min(placed_at) + interval '1 hour' FROM orders), 'z') ${NEWEST}`,
  ],
  ["By total", `${PAGE} true ORDER BY o.currency DESC, o.total_minor DESC, o.id DESC LIMIT 51`],
  ["By customer", `${PAGE} true ORDER BY lower(o.name), o.id LIMIT 51`],
  ["One buyer's e-mail", `${PAGE} (${WORDS} LIKE plain('%buyer4711@%')) ${NEWEST}`],
  ["A name that many have", `${PAGE} (${WORDS} LIKE plain('%adaeze%')) ${NEWEST}`],
  ["Nobody's name", `${PAGE} (${WORDS} LIKE plain('%nobodyhasit%')) ${NEWEST}`],
  [
    "The end of a phone number",
    `${PAGE} (${WORDS} LIKE plain('%0803 12%') OR ${WORDS} LIKE plain('%80312%')) ${NEWEST}`,
  ],
  ["Two letters nobody's name begins with", `${PAGE} (${WORDS} LIKE plain('zq%')) ${NEWEST}`],
] as const;

/**
 * `npx tsx scripts/bench/many-orders.ts --orders 100000` fills a database that may be thrown away with made-up orders
 * (they have no payments behind them) and shows how PostgreSQL answers what the dashboard asks of so many.
 */
await main(async () => {
  const { values } = parseArgs({ options: { orders: { type: "string", default: "100000" } } });
  const count = Number(values.orders);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error("--orders takes a whole number above zero");
  loadEnvFile();
  await withDatabase(readEnvironment(process.env, "development"), async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query("SET statement_timeout = 0");
      await step(`Writing ${count} orders`, async () => {
        await client.query(WRITE, [count]);
        for (const sql of [PAY, SHIP, "ANALYZE orders", "ANALYZE order_line"]) await client.query(sql);
      });
      for (const [what, sql] of QUESTIONS) await explain(client, what, sql);
    } finally {
      await client.end();
    }
  });
});

async function explain(client: pg.Client, what: string, sql: string): Promise<void> {
  const { rows } = await client.query<{ "QUERY PLAN": string }>(
    `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${sql}`,
  );
  say(`\n${what}\n${rows.map((row) => `  ${row["QUERY PLAN"]}`).join("\n")}`);
}
