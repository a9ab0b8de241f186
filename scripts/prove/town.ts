import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { seed } from "../../prisma/seed/run";
import { build, NEXT } from "../build";
import { type Environment, PROVIDERS, prepareEnvironment } from "../environment";
import { type Postgres, startPostgres } from "../postgres/embedded";
import { removeHome } from "../postgres/home";
import { migrate } from "../postgres/migrate";
import { freePort } from "../postgres/record";
import { step } from "../progress";
import { openPart, type Part } from "./part";
import { openRecords, type Records } from "./records";

/** The whole shop as it runs for real, each part a process that may die, and the world around it. */
export type Town = {
  readonly shopUrl: string;
  readonly sandboxUrl: string;
  readonly cronSecret: string;
  readonly sessionSecret: string;
  readonly folder: string;
  readonly records: Records;
  readonly app: Part;
  readonly worker: Part;
  /** Stops every process. Unless it is kept for a look, what they wrote goes too. */
  close(isKept: boolean): Promise<void>;
};

/** Builds when the build is old, then opens a new shop on free ports and an empty folder. */
export async function openTown(): Promise<Town> {
  const folder = mkdtempSync(path.join(tmpdir(), "oja-prove-"));
  const closers: (() => Promise<void>)[] = [];
  const close = async (isKept: boolean) => {
    for (const stop of closers.splice(0).reverse()) await stop();
    if (isKept) return;
    removeHome(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await bringUp(folder, closers)), close };
  } catch (error) {
    await close(true);
    // The logs stay, which say why; the database has nothing to tell yet.
    removeHome(folder);
    throw error;
  }
}

async function bringUp(folder: string, closers: (() => Promise<void>)[]): Promise<Omit<Town, "close">> {
  const environment = await chooseEnvironment(folder);
  const { port, variables, sandboxUrl } = environment;
  const shopUrl = `http://127.0.0.1:${port}`;
  const logs = path.join(folder, "logs");
  mkdirSync(logs, { recursive: true });

  const postgres = await step("Starting the database", (note) =>
    startPostgres({ dataDir: folder, onProgress: note }),
  );
  closers.push(postgres.stop);
  await fill(postgres);
  const records = openRecords(postgres.url);
  closers.push(records.close);
  const ready = { ...variables, DATABASE_URL: postgres.url };
  await step("Building for production", (note) => build(ready, logs, note));

  const open = async (name: string, parameters: readonly string[], isReady: () => Promise<boolean>) => {
    const part = await openPart({ name, parameters, variables: ready, logs }, isReady);
    closers.push(part.stop);
    return part;
  };
  await open("sandbox", ["--import", "tsx", "sandbox/main.ts"], answers(`${sandboxUrl}/faults.json`));
  const worker = await open("worker", ["--import", "tsx", "server/jobs/main.ts"], async () => true);
  const app = await open("app", [NEXT, "start", "--port", String(port)], answers(`${shopUrl}/api/ready`));

  const { CRON_SECRET: cronSecret = "", NEXTAUTH_SECRET: sessionSecret = "" } = variables;
  return { shopUrl, sandboxUrl, cronSecret, sessionSecret, folder, records, app, worker };
}

const OWN_NAMES = [
  "DATABASE_URL",
  "APP_URL",
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "CRON_SECRET",
  "UPLOADS_DIR",
  "S3_ENDPOINT",
  "S3_BUCKET",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
  "S3_PUBLIC_URL",
  "UPSTASH_REDIS_REST_URL",
  "UPSTASH_REDIS_REST_TOKEN",
];

/** Nothing of the caller's own shop may reach this one: no keys, no address, no database. */
async function chooseEnvironment(folder: string): Promise<Environment> {
  const theirs = new Set([...OWN_NAMES, ...PROVIDERS.flatMap(({ keys, base }) => [...keys, base])]);
  const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => !theirs.has(name)));
  const port = await freePort();
  const own = {
    PORT: String(port),
    SANDBOX_PORT: String(await freePort()),
    DATA_DIR: folder,
    OJA_SANDBOX: "1",
  };
  return prepareEnvironment({ ...given, ...own, LOG_LEVEL: "warn" }, "production");
}

async function fill({ url }: Postgres): Promise<void> {
  await step("Migrating the database", (note) => migrate(url, { onProgress: note }));
  await step("Filling the shelves", (note) => seed(url, { onProgress: note, hasDemoPeople: true }));
}

const answers = (url: string) => async (): Promise<boolean> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.ok ?? false;
};
