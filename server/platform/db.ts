import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "./env";
import { Prisma, PrismaClient } from "./prisma/client";

export type Database = PrismaClient;
/** A database or a transaction: what a repo needs. */
export type Db = Prisma.TransactionClient;
export { Prisma };

type Options = { readonly connectionString: string; readonly poolSize: number };

/** A pooled connection whose every statement ends: 5 s for a statement, 3 s for a lock, 4 s for a place in the pool. */
export function connect(options: Options): Database {
  const db = open(options, 5_000);
  let quick: Database | null = null;
  openers.set(db, () => (quick ??= open(options, QUICK_MS)));
  const close = db.$disconnect.bind(db);
  return Object.assign(db, {
    $disconnect: () => Promise.all([close(), quick?.$disconnect()]).then(() => {}),
  });
}

const QUICK_MS = 900;
const openers = new WeakMap<object, () => Database>();

/**
 * The same database for questions anybody may ask, such as searches: a statement that takes 0.9 s is given up. The limit
 * belongs to the connection, as setting it for one statement would cost three trips. Inside a transaction, that itself.
 */
export const quickly = (db: Database): Database => openers.get(db)?.() ?? db;

function open({ connectionString, poolSize }: Options, statementMs: number): Database {
  const isOurs = !isPooled(connectionString);
  const pool = {
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMs,
    query_timeout: 6_000,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: "oja",
  };
  const adapter = new PrismaPg(pool, isOurs ? { statementNameGenerator: nameStatement } : {});
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 4_000, timeout: 8_000 } });
}

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
