import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { commandOf } from "./processes";

/** What must outlive a run: where the server listens and how to get in. */
export type Access = { readonly port: number; readonly password: string };

type Run = { readonly keeper: number; readonly starter: number };

export type Role = "oja" | "postgres";

/** `oja` owns its database and nothing else; `postgres` is the superuser, for setting up and for tests. */
export const urlFor = ({ port, password }: Access, role: Role, database: string) =>
  `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;

const accessFile = (dataDir: string) => path.join(dataDir, "postgres.json");
const runFile = (dataDir: string) => path.join(dataDir, "postgres-running.json");

/** The remembered port and password. The port moves when something else has taken it since. */
export async function readyAccess(dataDir: string): Promise<Access> {
  const known = readJson<Access>(accessFile(dataDir));
  const password = known?.password ?? randomBytes(24).toString("hex");
  const port = known && (await isFree(known.port)) ? known.port : await freePort();
  if (known?.port !== port) writePrivately(accessFile(dataDir), { port, password });
  return { port, password };
}

export const rememberRun = (dataDir: string, run: Run) => writePrivately(runFile(dataDir), run);

export const forgetRun = (dataDir: string) => rmSync(runFile(dataDir), { force: true });

/** The keeper that serves this data folder now, if there is one, and whether whoever started it still lives. */
export function currentRun(dataDir: string): (Access & Run & { hasStarter: boolean }) | null {
  const run = readJson<Run>(runFile(dataDir));
  const access = readJson<Access>(accessFile(dataDir));
  if (!run || !access || !commandOf(run.keeper)?.includes("keeper.mjs")) return null;
  return { ...run, ...access, hasStarter: commandOf(run.starter) !== null };
}

/** Whether nothing listens on a port, on any address of this machine. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

/** A port that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Readable by the owner alone, and never half written. */
function writePrivately(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readJson<Content>(file: string): Content | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Content) : null;
}
