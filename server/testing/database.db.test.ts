import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resetDatabase, testDatabaseUrl } from "./database";

const client = new pg.Client({ connectionString: testDatabaseUrl() });
beforeAll(() => client.connect());
afterAll(() => client.end());

const count = async (table: string) => {
  const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(rows[0]?.count);
};

describe("the test database", () => {
  it("belongs to the app's role, which is no superuser", async () => {
    const { rows } = await client.query("SELECT usesuper FROM pg_user WHERE usename = current_user");
    expect(rows).toEqual([{ usesuper: false }]);
  });

  it("limits statements, locks and idle transactions without being asked", async () => {
    const { rows } = await client.query(
      "SELECT name FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') AND setting::int > 0",
    );
    expect(rows).toHaveLength(3);
  });

  it("is emptied by a reset, queue included, but keeps what migrations put there", async () => {
    await client.query("SELECT graphile_worker.add_job('nothing', '{}'::json)");
    const moves = await count("order_move");
    const migrations = await count("_prisma_migrations");

    await resetDatabase();

    expect(await count("graphile_worker._private_jobs")).toBe(0);
    expect(moves).toBeGreaterThan(0);
    expect(await count("order_move")).toBe(moves);
    expect(await count("_prisma_migrations")).toBe(migrations);
  });

  it("runs where forgetting a zone is noticed", () => {
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
  });
});
