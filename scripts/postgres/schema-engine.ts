import { randomUUID } from "node:crypto";
import type { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type ColumnType,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import type { Migration, SchemaFile } from "./migration-files";

const CHAR: number = pg.types.builtins.CHAR;
const TEXT: number = pg.types.builtins.TEXT;
const EVERYTHING = { externalTables: [], externalEnums: [] };

/** Extensions a drafted migration may lean on before the hand-written one that creates them. */
const SHADOW_SETUP = ["pg_trgm", "unaccent", "citext", "btree_gist"]
  .map((extension) => `CREATE EXTENSION IF NOT EXISTS ${extension};`)
  .join("\n");

/**
 * Prisma's own migration engine, as WebAssembly from npm: `prisma migrate` would download a program instead.
 * It keeps `_prisma_migrations` the same way, so `prisma migrate deploy` elsewhere carries on from here.
 */
export type SchemaEngine = {
  /** Applies what is missing, in order; returns the names it applied. `failed` ones are tried again first. */
  apply(migrations: readonly Migration[], failed: readonly string[]): Promise<string[]>;
  /** The SQL that leads from the migrations to the schema, or null when they agree. */
  draft(migrations: readonly Migration[], schema: readonly SchemaFile[]): Promise<string | null>;
  close(): Promise<void>;
};

export async function openSchemaEngine(connectionString: string, folder: string): Promise<SchemaEngine> {
  loadBindings();
  const adapter = new MigratingPg(connectionString);
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  // The engine logs what it is about to throw as well; the throw is enough.
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, bound);

  return {
    async apply(migrations, failed) {
      for (const migrationName of failed) await readable(engine.markMigrationRolledBack({ migrationName }));
      const migrationsList = listFor(folder, migrations);
      const { appliedMigrationNames } = await readable(
        engine.applyMigrations({ migrationsList, filters: EVERYTHING }),
      );
      return appliedMigrationNames;
    },
    async draft(migrations, schema) {
      const { stdout, exitCode } = await readable(
        engine.diff({
          from: { tag: "migrations", ...listFor(folder, migrations) },
          to: { tag: "schemaDatamodel", files: [...schema] },
          script: true,
          exitCode: true,
          filters: EVERYTHING,
        }),
      );
      return exitCode === 0 ? null : stdout;
    },
    async close() {
      engine.free();
      await adapter.close();
    },
  };
}

let isLoaded = false;

/** Where the engine leaves its last words before it ends the process; it looks for them under this name. */
const lastWords = {
  set_message: (message: string) => console.error(`The migration engine failed: ${message}`),
};
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: lastWords });

function loadBindings(): void {
  if (isLoaded) return;
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = new WebAssembly.Module(readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm")));
  const { exports } = new WebAssembly.Instance(wasm, {
    "./schema_engine_bg.js": { ...bindings, ...patientTimers() },
  });
  bindings.__wbg_set_wasm(exports);
  const start = exports["__wbindgen_start"];
  if (typeof start === "function") (start as () => void)();
  isLoaded = true;
}

/** The engine never clears the ten seconds it allows for its lock; such a timer must not keep a finished script alive. */
function patientTimers(): Record<string, WebAssembly.ImportValue> {
  const names = Object.keys(bindings).filter((name) => name.startsWith("__wbg_setTimeout_"));
  const wait = (run: () => void, ms: number) => setTimeout(run, ms).unref();
  return Object.fromEntries(names.map((name) => [name, wait]));
}

const listFor = (folder: string, migrations: readonly Migration[]) => ({
  baseDir: folder,
  lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
  shadowDbInitScript: SHADOW_SETUP,
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
  })),
});

/**
 * Prisma's adapter with three differences: migrations may take their time, the shadow database is a real one, and a
 * script goes to PostgreSQL whole. The adapter would cut it at every semicolon, inside function bodies too; whole, it
 * is also one transaction, so a migration that fails leaves nothing behind.
 */
class MigratingPg extends PrismaPg {
  readonly #connectionString: string;
  readonly #opened: SqlDriverAdapter[] = [];

  constructor(connectionString: string) {
    super(connectionString);
    this.#connectionString = connectionString;
  }

  override connect(): ReturnType<PrismaPg["connect"]> {
    return this.#open(this.#connectionString, async () => {});
  }

  override async connectToShadowDb(): ReturnType<PrismaPg["connect"]> {
    const name = `oja_shadow_${randomUUID().replaceAll("-", "")}`;
    await this.#run(`CREATE DATABASE ${name}`);
    const url = new URL(this.#connectionString);
    url.pathname = `/${name}`;
    return this.#open(url.href, () => this.#run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }

  /** The engine forgets to close what it opened, and an open connection keeps a database from being copied. */
  async close(): Promise<void> {
    await Promise.all(this.#opened.map((adapter) => adapter.dispose()));
  }

  async #open(connectionString: string, onClosed: () => Promise<void>): ReturnType<PrismaPg["connect"]> {
    const adapter = await connectWhole(connectionString, onClosed);
    this.#opened.push(adapter);
    return adapter;
  }

  async #run(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#connectionString });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

async function connectWhole(connectionString: string, onClosed: () => Promise<void>) {
  const pool = new pg.Pool({ connectionString, max: 1, onConnect: liftLimits });
  const adapter = await new PrismaPg(pool).connect();
  describeCharacters(pool, adapter);
  adapter.executeScript = async (script) => {
    await pool.query(script).catch(inPrismasWords);
  };
  let closing: Promise<void> | null = null;
  adapter.dispose = () => {
    closing ??= pool.end().then(onClosed);
    return closing;
  };
  return adapter;
}

async function liftLimits(client: pg.ClientBase): Promise<void> {
  await client.query("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
}

function inPrismasWords(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  throw new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

/**
 * To describe a database the engine reads PostgreSQL's catalogue, which has one-byte `"char"` columns. The adapter
 * knows only the types an app would use and refuses them, so they pass it as text and are renamed on the way out.
 */
function describeCharacters(pool: pg.Pool, adapter: SqlDriverAdapter): void {
  let characters = new Set<number>();
  pool.on("connect", (client) => {
    const { connection } = client as unknown as { connection: EventEmitter };
    connection.on("rowDescription", ({ fields }: { fields: { dataTypeID: number }[] }) => {
      characters = new Set(fields.keys().filter((column) => fields[column]?.dataTypeID === CHAR));
      for (const field of fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
    });
  });

  const ask = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const answer = await ask(query);
    const typeOf = (type: ColumnType, column: number) =>
      characters.has(column) ? ColumnTypeEnum.Character : type;
    return { ...answer, columnTypes: answer.columnTypes.map(typeOf) };
  };
}

/** The engine throws plain objects or JSON text; people deserve a sentence. */
async function readable<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const said = error instanceof Error ? error.message : JSON.stringify(error);
    // What follows is the engine's own stack, in a language nobody here reads.
    throw new Error(said.split("\n   0: ")[0], { cause: error });
  }
}
