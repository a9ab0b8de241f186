import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabaseUrl } from "@/server/testing/database";
import { COLLECTIONS } from "./collections";
import { chosenRows } from "./rows";
import { seed } from "./run";
import { SHELVES } from "./shelves";

const client = new pg.Client({ connectionString: testDatabaseUrl() });
const products = SHELVES.flatMap((shelf) => shelf.products);
const variants = products.flatMap((product) => product.variants);

const TABLES = [
  "category",
  "collection",
  "collection_product",
  "product",
  "variant",
  "price",
  "media",
  "location",
  "stock_level",
  "stock_movement",
  "delivery_rate",
  "users",
] as const;

/** Every row of every table that the seed writes, as text. */
async function everything(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of TABLES) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`);
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

beforeAll(async () => {
  await client.connect();
  await seed(testDatabaseUrl(), { hasDemoPeople: true });
});
afterAll(() => client.end());

it("fills every shelf", async () => {
  const found = await everything();
  expect(found["product"]).toHaveLength(products.length);
  expect(found["variant"]).toHaveLength(variants.length);
  expect(found["users"]).toHaveLength(4);
  expect(found["collection"]).toHaveLength(COLLECTIONS.length);
  expect(found["collection_product"]).toHaveLength(chosenRows().length);
  expect(found["stock_level"]).toHaveLength(variants.length * 2);
});

it("changes nothing the second time", async () => {
  const before = await everything();
  await seed(testDatabaseUrl(), { hasDemoPeople: true });
  expect(await everything()).toEqual(before);
});

it("keeps what people changed since: a price, a sale of stock, a password", async () => {
  await client.query("UPDATE price SET minor = 100, compare_at_minor = NULL WHERE currency = 'NGN'");
  await client.query("UPDATE stock_level SET on_hand = on_hand - 1 WHERE on_hand > 0");
  await client.query("UPDATE users SET password_hash = 'changed'");
  const before = await everything();
  await seed(testDatabaseUrl(), { hasDemoPeople: true });
  expect(await everything()).toEqual(before);
});

it("explains opening stock in the stock ledger", async () => {
  const fresh = await client.query(
    `SELECT FROM stock_movement WHERE kind <> 'receipt' OR reference <> 'opening-stock' OR actor <> 'system:seed'`,
  );
  expect(fresh.rowCount).toBe(0);
  const { rows } = await client.query<{ units: string }>(
    "SELECT sum(on_hand_delta) AS units FROM stock_movement",
  );
  const units = variants.reduce((sum, { stock }) => sum + stock[0] + stock[1], 0);
  expect(rows[0]?.units).toBe(String(units));
});

it("makes no sign-ins unless asked", async () => {
  await client.query("DELETE FROM users");
  await seed(testDatabaseUrl(), { hasDemoPeople: false });
  const { rowCount } = await client.query("SELECT FROM users");
  expect(rowCount).toBe(0);
});
