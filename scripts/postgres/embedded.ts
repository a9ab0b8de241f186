import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { createCluster, createDatabase, DATABASE } from "./cluster";
import { type Home, prepareHome } from "./home";
import { readNote, stopLeftover } from "./leftovers";
import { waitUntil } from "./processes";
import { type Access, currentRun, forgetRun, readyAccess, rememberRun, urlFor } from "./record";

export type Postgres = {
  readonly url: string;
  /** The superuser's way in, to the maintenance database. */
  readonly adminUrl: string;
  readonly keeper: number;
  /** Settles when the server is gone, asked for or not. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  readonly dataDir: string;
  readonly onProgress?: (step: string) => void;
  /** Server settings on top of ours. Tests switch off `fsync` here; nothing else should. */
  readonly settings?: Readonly<Record<string, string>>;
};

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "128MB",
  max_connections: "100",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
};

const RECOVERY_MS = 120_000;
const HANDOVER_MS = 30_000;
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Starts the PostgreSQL of one data folder and returns when it takes connections; the first time this makes it.
 * It lives no longer than the process that called this, whatever happens to that process.
 * Throws when another running Oja is using the same folder.
 */
export async function startPostgres({ dataDir, onProgress, settings }: Options): Promise<Postgres> {
  mkdirSync(path.join(dataDir, "logs"), { recursive: true });
  // One name for one place: a leftover server is recognised by the folder on its command line.
  const folder = realpathSync(dataDir);
  await waitForPredecessor(folder, onProgress);

  const home = prepareHome(folder);
  const cluster = path.join(home.folder, "cluster");
  await stopLeftover(cluster);
  const access = await readyAccess(folder);
  onProgress?.("Preparing the database");
  await createCluster(home, access);

  onProgress?.("Starting the database");
  const child = spawnKeeper({ home, access, dataDir: folder, settings: { ...SETTINGS, ...settings } });
  const postgres = handle(child, access, folder);
  try {
    await waitForReady(child, cluster, path.join(folder, "logs", "postgres.log"));
    await createDatabase(access);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return postgres;
}

/** The database of an Oja that is running on this folder, or null. */
export function findRunningPostgres(dataDir: string): { url: string; starter: number } | null {
  const run = currentRun(path.resolve(dataDir));
  return run?.hasStarter ? { url: urlFor(run, "oja", DATABASE), starter: run.starter } : null;
}

/** A keeper whose starter was killed is already shutting down; anything else is somebody's shop. */
async function waitForPredecessor(dataDir: string, onProgress?: (step: string) => void): Promise<void> {
  const run = currentRun(dataDir);
  if (!run) return;
  if (!run.hasStarter) onProgress?.("Waiting for the previous run to finish closing the database");
  const isDone = run.hasStarter ? false : await waitUntil(() => currentRun(dataDir) === null, HANDOVER_MS);
  if (!isDone) {
    throw new Error(
      `Another Oja (process ${run.starter}) is using ${dataDir}. Stop it first, or choose another DATA_DIR.`,
    );
  }
}

type Keeping = { home: Home; access: Access; dataDir: string; settings: Readonly<Record<string, string>> };

function spawnKeeper({ home, access, dataDir, settings }: Keeping): ChildProcess {
  const log = path.join(dataDir, "logs", "postgres.log");
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) rmSync(log);

  const parameters = ["-D", path.join(home.folder, "cluster"), "-p", String(access.port)];
  for (const [name, value] of Object.entries(settings)) parameters.push("-c", `${name}=${value}`);
  const order = {
    program: path.join(home.binaries.folder, "bin", "postgres"),
    parameters,
    runAs: home.runAs,
    folder: home.folder,
    log,
  };
  const keeper = path.join(import.meta.dirname, "keeper.mjs");
  const child = spawn(process.execPath, [keeper, JSON.stringify(order)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  if (child.pid) rememberRun(dataDir, { keeper: child.pid, starter: process.pid });
  return child;
}

function handle(child: ChildProcess, access: Access, dataDir: string): Postgres {
  const exited = once(child, "exit").then(() => forgetRun(dataDir));
  // A keeper that died first has closed its end already; the write error says nothing new.
  child.stdin?.on("error", () => {});
  return {
    url: urlFor(access, "oja", DATABASE),
    adminUrl: urlFor(access, "postgres", "postgres"),
    keeper: child.pid ?? 0,
    exited,
    async stop() {
      child.stdin?.end();
      await exited;
    },
  };
}

async function waitForReady(child: ChildProcess, cluster: string, log: string): Promise<void> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const isUp = await waitUntil(() => hasEnded() || (readNote(cluster)?.isReady ?? false), RECOVERY_MS);
  if (isUp && !hasEnded()) return;

  const tail = readFileSync(log, "utf8").trimEnd().split("\n").slice(-8).join("\n");
  throw new Error(`PostgreSQL did not start. The end of ${log}:\n${tail}`);
}
