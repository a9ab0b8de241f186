import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "./env";
import { Prisma, PrismaClient } from "./prisma/client";

export type Database = PrismaClient;
/** A database or a transaction: what a repo needs. */
export type Db = Prisma.TransactionClient;
export { Prisma };

type Options = { readonly connectionString: string; readonly poolSize: number };

/** A pooled connection whose every statement ends: 5 s for a statement, 3 s for a lock, 3 s for a place in the pool. */
export function connect({ connectionString, poolSize }: Options): Database {
  const adapter = new PrismaPg({
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 5_000,
    query_timeout: 6_000,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: "oja",
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 4_000, timeout: 8_000 } });
}

const held = globalThis as typeof globalThis & { ojaDatabase?: Database };

/** The database of this process. Kept on `globalThis` because a hot reload would open a new pool each time. */
export function database(): Database {
  held.ojaDatabase ??= connect({ connectionString: env().DATABASE_URL, poolSize: env().DATABASE_POOL });
  return held.ojaDatabase;
}

/** The columns of a raw row count: PostgreSQL says int8, people mean number. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
