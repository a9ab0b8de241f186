import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type Binaries, copyBinaries, findBinaries, programOf } from "./binaries";

/** Who PostgreSQL runs as. Nothing is set when that is simply the person who started Oja. */
export type RunAs = { readonly uid?: number; readonly gid?: number };

/** Everything PostgreSQL needs on disk: its programs, and the folder that holds the cluster. */
export type Home = { readonly folder: string; readonly binaries: Binaries; readonly runAs: RunAs };

const ELSEWHERE = "/var/lib/oja";

/**
 * Decides where the database of one data folder lives, and makes that place.
 *
 * PostgreSQL refuses to run as root, so under root it runs as `postgres` (or `nobody`). That user often cannot
 * reach the checkout at all: `mktemp -d` and /root are closed to everyone else. Opening a person's folders is not
 * ours to do, so then the programs and the data live under /var/lib/oja, and the data folder keeps a link there.
 */
export function prepareHome(dataDir: string): Home {
  const runAs = unprivileged();
  const binaries = findBinaries();
  const place = path.join(dataDir, "postgres");

  const existing = lstatSync(place, { throwIfNoEntry: false });
  if (existing?.isSymbolicLink()) {
    const folder = followLink(place, dataDir);
    return { folder, binaries: copyBinaries(binaries, folder), runAs };
  }

  mkdirSync(place, { recursive: true });
  if (canUse(place, binaries, runAs)) return { folder: place, binaries, runAs };
  if (existsSync(path.join(place, "cluster"))) {
    throw new Error(
      `The database in ${place} is out of reach of the user PostgreSQL runs as. Let others pass through the folders above it, start Oja as the user who made it, or remove it with: npm run reset`,
    );
  }
  const folder = moveOut(place, dataDir);
  return { folder, binaries: copyBinaries(binaries, folder), runAs };
}

function unprivileged(): RunAs {
  if (process.getuid?.() !== 0) return {};

  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // No such user here; try the next.
    }
  }
  throw new Error(
    "PostgreSQL refuses to run as root and this machine has neither a `postgres` nor a `nobody` user.",
  );
}

/** Asks by trying, as that user: permissions, access lists and containers all have a say. */
function canUse(place: string, binaries: Binaries, runAs: RunAs): boolean {
  if (runAs.uid === undefined) return true;

  const options = { ...runAs, cwd: "/", stdio: "ignore" } as const;
  const reaches = spawnSync("/bin/sh", ["-c", 'cd "$0"', place], options).status === 0;
  return reaches && spawnSync(programOf(binaries, "postgres"), ["--version"], options).status === 0;
}

function moveOut(place: string, dataDir: string): string {
  const hash = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 16);
  const folder = firstFree(path.join(ELSEWHERE, hash));
  mkdirSync(folder, { recursive: true });
  for (const shared of [ELSEWHERE, folder]) chmodSync(shared, 0o755);
  writeFileSync(path.join(folder, "owner"), realpathSync(dataDir));
  rmdirSync(place);
  symlinkSync(folder, place);
  return folder;
}

/** A folder that is taken belongs to data somebody removed by hand or moved: it is never ours to overwrite. */
function firstFree(wanted: string): string {
  for (let attempt = 1; attempt < 100; attempt += 1) {
    const folder = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    if (!existsSync(folder)) return folder;
  }
  throw new Error(`Too many forgotten databases beside ${wanted}. Remove the ones you do not need.`);
}

/** A copied checkout copies the link too; two shops must never share one cluster without knowing. */
function followLink(place: string, dataDir: string): string {
  if (!existsSync(place)) {
    throw new Error(`${place} points to a database that is gone. Run \`npm run reset\` to start afresh.`);
  }
  const folder = realpathSync(place);
  const record = path.join(folder, "owner");
  const owner = existsSync(record) ? readFileSync(record, "utf8") : "";
  const here = realpathSync(dataDir);
  const rival = path.join(owner, "postgres");
  if (owner !== here && owner !== "" && existsSync(rival) && realpathSync(rival) === folder) {
    throw new Error(
      `${place} is a copy of the link in ${owner}. Remove ${place} to give this copy its own database.`,
    );
  }
  if (owner !== here) writeFileSync(record, here);
  return folder;
}

/** Removes a data folder's database for good, wherever it lives. The server must be stopped. */
export function removeHome(dataDir: string): void {
  const place = path.join(dataDir, "postgres");
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink && existsSync(place)) rmSync(followLink(place, dataDir), { recursive: true, force: true });
  rmSync(place, { recursive: true, force: true });
}

/** Makes an empty folder that only PostgreSQL may open. */
export function makePrivateFolder(folder: string, { uid, gid }: RunAs): void {
  mkdirSync(folder, { mode: 0o700 });
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}
