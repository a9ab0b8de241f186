import pg from "pg";
import { LIMITS, setLimits } from "./limits";
import {
  MIGRATIONS_FOLDER,
  readMigrations,
  readSchema,
  withoutHandwriting,
  writeMigration,
} from "./migration-files";
import { findMigrationState, markQueue } from "./migration-state";

type Options = { readonly onProgress?: (step: string) => void };

const LOCK = 7_071_967;

/**
 * Brings a database up to date: Prisma's migrations, then the job queue's own. Returns what it applied. Safe to
 * repeat and to run from two places at once. Throws with the failing migration's name and PostgreSQL's words.
 */
export async function migrate(connectionString: string, { onProgress }: Options = {}): Promise<string[]> {
  const state = await findMigrationState(connectionString);
  for (const name of state.edited) {
    onProgress?.(
      `Warning: ${name} was edited after it was applied. \`npm run reset\` starts from the new text`,
    );
  }
  if (state.pending.length === 0 && state.failed.length === 0 && state.hasQueue) return [];

  return alone(connectionString, async (client) => {
    await setLimits(client);
    onProgress?.(`Applying migrations (${state.pending.length})`);
    // A migration is one transaction, so one that failed left nothing behind and may simply be tried again.
    const { failed } = await findMigrationState(connectionString);
    const applied = await withEngine(connectionString, (engine) => engine.apply(readMigrations(), failed));
    await migrateQueue(connectionString);
    await markQueue(client);
    return applied;
  });
}

/**
 * Writes the migration that leads from the ones on disk to prisma/schema, named after the clock, and returns its
 * name, or null when they already agree. Uses a temporary database on the same server; applies nothing.
 */
export async function draftMigration(connectionString: string, label: string): Promise<string | null> {
  const migrations = withoutHandwriting(readMigrations());
  const sql = await withEngine(connectionString, (engine) => engine.draft(migrations, readSchema()));
  return sql === null ? null : writeMigration(label, sql, new Date());
}

async function withEngine<Answer>(
  connectionString: string,
  work: (engine: import("./schema-engine").SchemaEngine) => Promise<Answer>,
): Promise<Answer> {
  // Five megabytes of WebAssembly are loaded only when there is something to do.
  const { openSchemaEngine } = await import("./schema-engine");
  const engine = await openSchemaEngine(connectionString, MIGRATIONS_FOLDER);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function migrateQueue(connectionString: string): Promise<void> {
  const { Logger, runMigrations } = await import("graphile-worker");
  await runMigrations({ connectionString, logger: new Logger(() => () => {}) });
}

/** Only one process migrates a database at a time; the others wait here and then find nothing to do. */
async function alone<Answer>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SELECT set_config(name, '0', false) FROM pg_settings WHERE name = ANY($1)", [
      Object.keys(LIMITS),
    ]);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}
