import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "./env";
import { Prisma, PrismaClient } from "./prisma/client";

export type Database = PrismaClient;
/** A database or a transaction: what a repo needs. */
export type Db = Prisma.TransactionClient;
export { Prisma };

type Options = { readonly connectionString: string; readonly poolSize: number };

/** A pooled connection whose every statement ends: 5 s for a statement, 3 s for a lock, 4 s for a place in the pool. */
export function connect({ connectionString, poolSize }: Options): Database {
  const isOurs = !isPooled(connectionString);
  const pool = {
    connectionString,
    ...(isOurs && { options: LENIENT }),
    max: poolSize,
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 5_000,
    query_timeout: 6_000,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: "oja",
  };
  const adapter = new PrismaPg(pool, isOurs ? { statementNameGenerator: nameStatement } : {});
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 4_000, timeout: 8_000 } });
}

/** "neckalce" is 0.44 like "necklace". Only searches that found nothing are asked this way, so leniency costs no one else. */
const LENIENT = "-c pg_trgm.word_similarity_threshold=0.42";

/** Behind a pooler that hands out connections per transaction (`?pgbouncer=true`), what is set on a connection is lost at once. */
const isPooled = (connectionString: string): boolean =>
  new URL(connectionString).searchParams.get("pgbouncer") === "true";

/** Written into a statement whose best plan depends on what is asked for, such as a search: one plan would not fit all. */
export const PLAN_EACH_TIME = Prisma.sql`/* plan each time */`;

const MOST_NAMES = 300;
const names = new Map<string, string>();

/**
 * A named statement is parsed and planned once per connection rather than each time, which is most of the work of a
 * small query. Statements are written in the code, so there are only so many; past a limit they stay nameless.
 */
function nameStatement({ sql }: { readonly sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (sql.includes(PLAN_EACH_TIME.sql)) return "";
  const name = names.size < MOST_NAMES ? `oja_${names.size}` : "";
  if (name) names.set(sql, name);
  return name;
}

const held = globalThis as typeof globalThis & { ojaDatabase?: Database };

/** The database of this process. Kept on `globalThis` because a hot reload would open a new pool each time. */
export function database(): Database {
  held.ojaDatabase ??= connect({ connectionString: env().DATABASE_URL, poolSize: env().DATABASE_POOL });
  return held.ojaDatabase;
}
