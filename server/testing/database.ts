import pg from "pg";
import { inject } from "vitest";
import { setLimits } from "@/scripts/postgres/limits";

const TEMPLATE = "oja";

/** Filled by migrations, never by the app: a test that lost them would run under other rules. */
const STATIC_TABLES = ["_prisma_migrations", "order_move"];

const ownName = () => `oja_test_${process.env["VITEST_POOL_ID"] ?? "1"}`;

/** Where this worker's own database is. For files named `*.db.test.ts`; it is empty when each of them starts. */
export function testDatabaseUrl(): string {
  return withDatabase(inject("testServer").url, ownName());
}

/** The same database as the superuser, for what the app may not do to itself. */
export const testAdminUrl = (): string => withDatabase(inject("testServer").adminUrl, ownName());

/** Copies the migrated database for this worker, or empties the copy that an earlier file left. */
export async function prepareOwnDatabase(): Promise<void> {
  const { adminUrl } = inject("testServer");
  const isNew = await asAdmin(adminUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [ownName()]);
    if (rowCount) return false;
    await client.query(`CREATE DATABASE ${ownName()} TEMPLATE ${TEMPLATE} OWNER oja STRATEGY file_copy`);
    return true;
  });
  if (isNew) await asAdmin(testAdminUrl(), setLimits);
  else await resetDatabase();
}

/**
 * Empties every table and the job queue, and starts sequences again; tables that migrations filled stay as they are.
 * Triggers do not fire, so append-only tables can be emptied here and nowhere else.
 */
export async function resetDatabase(): Promise<void> {
  await asAdmin(testAdminUrl(), async (client) => {
    const { rows } = await client.query<{ tables: string | null }>(LIST_TABLES, [STATIC_TABLES]);
    await client.query("SET session_replication_role = replica");
    if (rows[0]?.tables) await client.query(`TRUNCATE ${rows[0].tables} RESTART IDENTITY CASCADE`);
  });
}

const LIST_TABLES = `
  SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables FROM pg_tables
   WHERE (schemaname = 'public' AND tablename <> ALL ($1))
      OR (schemaname = 'graphile_worker' AND tablename LIKE '\\_private%')`;

async function asAdmin<Answer>(url: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
