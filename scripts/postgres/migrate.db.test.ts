import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testAdminUrl, testDatabaseUrl } from "@/server/testing/database";
import { migrate } from "./migrate";
import { MIGRATIONS_FOLDER, readMigrations, readSchema, withoutHandwriting } from "./migration-files";
import { findMigrationState } from "./migration-state";
import { openSchemaEngine } from "./schema-engine";

const NAME = "oja_migrating";
const url = testDatabaseUrl().replace(/[^/]+$/, NAME);

async function run(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" }).finally(() => client.end());
  return rows.flat();
}

const drop = () => run(testAdminUrl(), `DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
beforeEach(async () => {
  await drop();
  await run(testAdminUrl(), `CREATE DATABASE ${NAME} OWNER oja`);
});
afterEach(drop);

async function withEngine<Answer>(
  work: (engine: Awaited<ReturnType<typeof openSchemaEngine>>) => Promise<Answer>,
) {
  const engine = await openSchemaEngine(url, MIGRATIONS_FOLDER);
  return work(engine).finally(() => engine.close());
}

describe("migrating", { timeout: 30_000 }, () => {
  it("applies everything once, although two processes begin at the same moment", async () => {
    const applied = await Promise.all([migrate(url), migrate(url)]);

    expect(applied.flat()).toEqual(readMigrations().map(({ name }) => name));
    expect(await findMigrationState(url)).toEqual({ pending: [], edited: [], failed: [], hasQueue: true });
    expect(await migrate(url)).toEqual([]);
  });

  it("leaves nothing of a migration that fails, and applies it when it is mended", async () => {
    const name = "20260101000000_broken";
    await withEngine(async (engine) => {
      const broken = { name, sql: "CREATE TABLE half (id int); SELECT 1 / 0;" };
      await expect(engine.apply([broken], [])).rejects.toThrow("division by zero");
      expect(await run(url, "SELECT to_regclass('half')")).toEqual([null]);

      await engine.apply([{ name, sql: "CREATE TABLE half (id int);" }], [name]);
      expect(await run(url, "SELECT to_regclass('half')::text")).toEqual(["half"]);
    });
  });

  it("sends a function to PostgreSQL whole, semicolons and all", async () => {
    const sql = "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;";
    await withEngine((engine) => engine.apply([{ name: "20260101000000_two", sql }], []));
    expect(await run(url, "SELECT two()")).toEqual([2]);
  });

  it("has migrations that lead exactly to the schema: nobody forgot to write one", async () => {
    expect(
      await withEngine((engine) => engine.draft(withoutHandwriting(readMigrations()), readSchema())),
    ).toBeNull();
  });

  it("would notice a forgotten one", async () => {
    const schema = [
      ...readSchema(),
      { path: "extra.prisma", content: "model Extra {\n  id String @id\n}\n" },
    ];
    const sql = await withEngine((engine) => engine.draft(withoutHandwriting(readMigrations()), schema));
    expect(sql).toContain('CREATE TABLE "Extra"');
  });
});
