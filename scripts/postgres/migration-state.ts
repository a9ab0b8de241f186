import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import pg from "pg";
import { checksumOf, readMigrations } from "./migration-files";

export type MigrationState = {
  readonly pending: string[];
  /** Applied, but the file has changed since. The database keeps what was applied. */
  readonly edited: string[];
  /** Began and never finished: nothing more is applied until a person has looked. */
  readonly failed: string[];
  /** Whether the job queue's tables are those of the installed graphile-worker. */
  readonly hasQueue: boolean;
};

type Row = { name: string; checksum: string; finished: boolean };

/** Compares the migrations on disk with those a database has seen. One connection, no engine, a few milliseconds. */
export async function findMigrationState(connectionString: string): Promise<MigrationState> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const rows = await findRows(client);
    const applied = new Map(rows.filter((row) => row.finished).map((row) => [row.name, row.checksum]));
    const migrations = readMigrations();
    return {
      pending: migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name),
      edited: migrations
        .filter(
          (migration) => (applied.get(migration.name) ?? checksumOf(migration)) !== checksumOf(migration),
        )
        .map(({ name }) => name),
      failed: rows.filter((row) => !row.finished).map((row) => row.name),
      hasQueue: (await findQueueVersion(client)) === queueVersion(),
    };
  } finally {
    await client.end();
  }
}

/** Notes in the database which graphile-worker its queue belongs to, so the next start need not ask it. */
export async function markQueue(client: pg.Client): Promise<void> {
  await client.query(`COMMENT ON SCHEMA graphile_worker IS ${client.escapeLiteral(queueVersion())}`);
}

async function findRows(client: pg.Client): Promise<Row[]> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    "SELECT to_regclass('public._prisma_migrations') AS found",
  );
  if (tables[0]?.found === null) return [];

  const { rows } = await client.query<Row>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

async function findQueueVersion(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ version: string | null }>(
    "SELECT obj_description(to_regnamespace('graphile_worker')::oid, 'pg_namespace') AS version",
  );
  return rows[0]?.version ?? null;
}

function queueVersion(): string {
  const entry = createRequire(import.meta.url).resolve("graphile-worker");
  const manifest = readFileSync(path.join(path.dirname(entry), "..", "package.json"), "utf8");
  return `graphile-worker ${(JSON.parse(manifest) as { version: string }).version}`;
}
