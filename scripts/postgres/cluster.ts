import { execFile } from "node:child_process";
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { programOf } from "./binaries";
import { type Home, makePrivateFolder } from "./home";
import { type Access, urlFor } from "./record";

const run = promisify(execFile);

export const DATABASE = "oja";

/** Trigram search only sees ẹ, ọ and ṣ as letters under a UTF-8 character type, whose name differs between systems. */
const CHARACTER_TYPES = ["C.UTF-8", "en_US.UTF-8", "C"];

/** Makes the cluster once. It appears under its name only when complete, so a start cut short begins again. */
export async function createCluster(home: Home, access: Access): Promise<void> {
  const cluster = path.join(home.folder, "cluster");
  if (existsSync(cluster)) return;

  const unfinished = `${cluster}.new`;
  const passwordFile = path.join(home.folder, "password.new");
  writeFileSync(passwordFile, access.password, { mode: 0o600 });
  if (home.runAs.uid !== undefined && home.runAs.gid !== undefined) {
    chownSync(passwordFile, home.runAs.uid, home.runAs.gid);
  }
  try {
    await initialise(home, unfinished, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster);
}

async function initialise(home: Home, folder: string, passwordFile: string): Promise<void> {
  for (const characters of CHARACTER_TYPES) {
    rmSync(folder, { recursive: true, force: true });
    makePrivateFolder(folder, home.runAs);
    try {
      await run(programOf(home.binaries, "initdb"), initdbFlags(folder, passwordFile, characters), {
        ...home.runAs,
        cwd: home.folder,
        env: { ...process.env, LC_ALL: "C" },
      });
      return;
    } catch (error) {
      const reason = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
      if (!reason.includes("invalid locale name")) {
        throw new Error(`PostgreSQL could not set up.\n${reason}`, { cause: error });
      }
    }
  }
  throw new Error("PostgreSQL found no locale it could use.");
}

const initdbFlags = (folder: string, passwordFile: string, characters: string) => [
  `--pgdata=${folder}`,
  `--pwfile=${passwordFile}`,
  "--username=postgres",
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  // The built-in provider sorts the same on every machine, so indexes survive a change of operating system.
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  `--lc-ctype=${characters}`,
  "--no-instructions",
];

/** The app's role and database. The role may create databases, which drafting a migration needs; it is no superuser. */
export async function createDatabase(access: Access): Promise<void> {
  const client = new pg.Client({ connectionString: urlFor(access, "postgres", "postgres") });
  await client.connect();
  try {
    const roles = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'oja'");
    if (roles.rowCount === 0) {
      await client.query(`CREATE ROLE oja LOGIN CREATEDB PASSWORD ${client.escapeLiteral(access.password)}`);
    }
    const databases = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER oja`);
  } finally {
    await client.end();
  }
}
