import { hash } from "@node-rs/argon2";
import pg from "pg";
import { newId } from "@/server/platform/id";
import { DEMO_PASSWORD, PEOPLE } from "./people";
import { LOCATIONS } from "./places";
import { RATES } from "./rates";
import {
  categoryRows,
  chosenRows,
  collectionRows,
  GOODS,
  mediaRows,
  priceRows,
  productRow,
  type Row,
  rateRow,
  stockRows,
  variantRow,
} from "./rows";
import {
  CATEGORY,
  CHOSEN,
  COLLECTION,
  LOCATION,
  MEDIA,
  PRICE,
  PRODUCT,
  RATE,
  STOCK,
  USER,
  VARIANT,
} from "./statements";

type Options = {
  readonly onProgress?: (line: string) => void;
  /** Sign-ins with a password that everybody knows: only where no real money can move. */
  readonly hasDemoPeople?: boolean;
};

/** As the sign-in room hashes: OWASP's least for Argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Fills a migrated database with the shop: goods, pictures, prices, stock with its ledger, delivery, and the
 * demonstration sign-ins. Everything is known by its slug, SKU, code or e-mail, and what is there already is left
 * as it is, so a second run changes nothing.
 */
export async function seed(connectionString: string, options: Options = {}): Promise<void> {
  const { onProgress = () => undefined, hasDemoPeople = process.env["OJA_SANDBOX"] === "1" } = options;
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("BEGIN");
    if (hasDemoPeople) await savePeople(client);
    await saveGoods(client, onProgress);
    onProgress("delivery to every state and abroad");
    await saveRows(client, RATE, RATES.map(rateRow));
    await client.query("COMMIT");
    await client.query("ANALYZE");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    await client.end();
  }
}

async function saveGoods(client: pg.Client, onProgress: (line: string) => void): Promise<void> {
  const variants = GOODS.flatMap(({ product }) => product.variants);
  await saveRows(client, CATEGORY, categoryRows());
  await saveRows(
    client,
    LOCATION,
    LOCATIONS.map((place) => ({ id: newId("location"), ...place })),
  );
  onProgress(`${GOODS.length} products with their pictures`);
  await saveRows(client, PRODUCT, GOODS.map(productRow));
  await saveRows(
    client,
    MEDIA,
    GOODS.flatMap(({ product }) => mediaRows(product)),
  );
  onProgress(`${variants.length} sizes and colours with their prices`);
  await saveRows(
    client,
    VARIANT,
    GOODS.flatMap(({ product }) => product.variants.map(variantRow(product))),
  );
  await saveRows(client, PRICE, variants.flatMap(priceRows));
  await saveRows(client, COLLECTION, collectionRows());
  await saveRows(client, CHOSEN, chosenRows());
  onProgress("stock in Lagos and London");
  await saveRows(client, STOCK, variants.flatMap(stockRows));
  await client.query("SELECT settle_stock_changes(1000000), count_search_words()");
}

/** One statement for all rows: they travel as one JSON value. */
const saveRows = (client: pg.Client, statement: string, rows: readonly Row[]) =>
  client.query(statement, [
    JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)),
  ]);

async function savePeople(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ email: string }>("SELECT email FROM users WHERE email = ANY($1)", [
    PEOPLE.map(({ email }) => email),
  ]);
  const missing = PEOPLE.filter(({ email }) => !rows.some((row) => row.email === email));
  const people = missing.map(async (person) => ({
    id: newId("user"),
    ...person,
    secret: await hash(DEMO_PASSWORD, COST),
  }));
  await saveRows(client, USER, await Promise.all(people));
}
