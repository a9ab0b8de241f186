import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { signal } from "../postgres/processes";

/** The shop's own records, read and aged behind its back. */
export type Records = {
  /** Asks again while the database is away. A statement that changes something must bear being repeated. */
  ask<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Ends every connection to the database but this one. */
  cut(): Promise<void>;
  /** `kill -9` of one server process: PostgreSQL drops everybody, recovers from its log and opens again. */
  crash(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The time has come to ask about every payment whose end is not known; the oldest question stays the oldest. Hours pass,
 * not days: after three days the shop stops asking, and that is no part of a trial.
 */
export const ASK_AGAIN =
  "UPDATE payment_attempt SET look_at = look_at - interval '2 days', looks = least(looks, 6) WHERE status <> 'paid'";

const TRIES = 80;

export function openRecords(connectionString: string): Records {
  const pool = new pg.Pool({
    connectionString,
    max: 3,
    application_name: "prove",
    connectionTimeoutMillis: 3_000,
  });
  // A cut connection is what we are here for.
  pool.on("error", () => {});

  async function ask<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await pool.query<Row>(text, [...values])).rows;
      } catch (error) {
        if (attempt === TRIES || !isAway(error)) throw error;
        await pause(250);
      }
    }
  }

  return {
    ask,
    async cut() {
      await ask(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> 'prove'`,
      );
    },
    async crash() {
      const [victim] = await ask<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' ORDER BY backend_start LIMIT 1`,
      );
      if (victim) signal(victim.pid, "SIGKILL");
      await ask("SELECT 1");
    },
    close: () => pool.end(),
  };
}

/** Class 08 and 57P: no connection, or one that the server ended; an error without a code is the socket's. */
const isAway = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || /^(08|57P)/.test(error.code ?? "08");
