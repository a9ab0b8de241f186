import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MigratingPg } from "./migrating-adapter";
import type { Migration, SchemaFile } from "./migration-files";

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
