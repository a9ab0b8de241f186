import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export type Migration = { readonly name: string; readonly sql: string };

export type SchemaFile = { readonly path: string; readonly content: string };

const root = path.resolve(import.meta.dirname, "../..");

export const MIGRATIONS_FOLDER = path.join(root, "prisma", "migrations");

/** All migrations in the order they apply: their names start with the time they were made. */
export function readMigrations(): Migration[] {
  if (!existsSync(MIGRATIONS_FOLDER)) return [];
  return readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      name,
      sql: readFileSync(path.join(MIGRATIONS_FOLDER, name, "migration.sql"), "utf8"),
    }));
}

export function readSchema(): SchemaFile[] {
  const folder = path.join(root, "prisma", "schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({
      path: path.join(folder, name),
      content: readFileSync(path.join(folder, name), "utf8"),
    }));
}

const BY_HAND = /^-- By hand\b/m;

/**
 * The migrations as Prisma would have written them. Checks, triggers and extensions are beyond its schema
 * language and it would propose to undo them, so they are marked: a folder whose name ends in `_rules` is
 * hand-written throughout, and elsewhere everything below a line that starts with `-- By hand` is.
 */
export const withoutHandwriting = (migrations: readonly Migration[]): Migration[] =>
  migrations
    .filter(({ name }) => !name.endsWith("_rules"))
    .map(({ name, sql }) => ({ name, sql: sql.split(BY_HAND)[0] ?? "" }));

/** What Prisma records in `_prisma_migrations.checksum`. */
export const checksumOf = ({ sql }: Migration): string => createHash("sha256").update(sql).digest("hex");

/** Writes a new migration named after the clock; returns its name. */
export function writeMigration(label: string, sql: string, now: Date): string {
  if (!/^[a-z0-9_]+$/.test(label)) {
    throw new Error("Name a migration with small letters, digits and underscores, such as add_gift_cards.");
  }
  const time = now.toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const name = `${time}_${label}`;
  mkdirSync(path.join(MIGRATIONS_FOLDER, name), { recursive: true });
  writeFileSync(path.join(MIGRATIONS_FOLDER, name, "migration.sql"), sql);
  const lock = path.join(MIGRATIONS_FOLDER, "migration_lock.toml");
  if (!existsSync(lock)) writeFileSync(lock, 'provider = "postgresql"\n');
  return name;
}
