import { watch } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { finishBuild, isBuildFresh, NEXT, SERVE, startBuild } from "./build";
import { type Program, startChild } from "./children";
import { type Environment, ROOT } from "./environment";
import { watchNpm } from "./parents";
import { checkPorts } from "./ports";
import { startPostgres } from "./postgres/embedded";
import { migrate } from "./postgres/migrate";
import { say, step } from "./progress";
import { closeShop, keepRunning, type Shop } from "./supervise";
import { welcome } from "./welcome";

const OPEN_WITHIN_MS = 90_000;
const IMPATIENT_AFTER_MS = 1_000;

/**
 * Opens everything and keeps it open until somebody asks for the end (exit code 0) or a part of it cannot go on
 * (throws). Whichever it is, nothing is left running.
 */
export async function openShop(environment: Environment, isDev: boolean): Promise<number> {
  const began = Date.now();
  await checkPorts(environment);

  const crashed = Promise.withResolvers<never>();
  // Every race below looks at it; an early crash must not count as unhandled before the first of them does.
  crashed.promise.catch(() => {});
  const shop: Shop = { closers: [], crash: crashed.reject, isClosing: false };
  const asked = untilAsked();
  try {
    const wasAsked = await Promise.race([
      bringUp(shop, environment, isDev).then(() => false),
      asked,
      crashed.promise,
    ]);
    if (!wasAsked) {
      welcome(environment, Date.now() - began);
      await Promise.race([asked, crashed.promise]);
    }
    say("Closing…");
  } finally {
    await closeShop(shop);
  }
  // Work that was under way when the end was asked for has lost its database; it must not hold us here.
  process.exit(0);
}

/** Settles on Ctrl-C, on a polite kill, and when npm is gone. Another Ctrl-C after that does not wait. */
function untilAsked(): Promise<true> {
  return new Promise((resolve) => {
    let askedAt = Number.POSITIVE_INFINITY;
    process.on("SIGINT", () => {
      // One Ctrl-C arrives twice: from the terminal, and from npm, which passes its own on.
      if (Date.now() - askedAt > IMPATIENT_AFTER_MS) process.exit(130);
      askedAt = Math.min(askedAt, Date.now());
      resolve(true);
    });
    for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(true));
    watchNpm(() => resolve(true));
  });
}

async function bringUp(shop: Shop, environment: Environment, isDev: boolean): Promise<void> {
  const logs = path.join(environment.dataDir, "logs");
  const children = { shop, logs, variables: environment.variables };
  const database = openDatabase(shop, environment);
  if (environment.hasSandbox) await open(children, "Sandbox", ["--import", "tsx", "sandbox/main.ts"]);
  const isFresh = isDev || isBuildFresh();

  const variables = { ...environment.variables, DATABASE_URL: await database };
  await step("Migrating the database", (note) => migrate(variables.DATABASE_URL, { onProgress: note }));
  await seedWhenEmpty(variables.DATABASE_URL, environment.hasSandbox);
  if (!isFresh) await step("Building for production", (note) => buildFor(shop, { variables, logs }, note));

  const ready = { ...children, variables };
  const restartWorker = await open(ready, "Worker", ["--import", "tsx", "server/jobs/main.ts"]);
  if (isDev) watchServer(restartWorker);
  await open(ready, "App", [...(isDev ? [NEXT, "dev"] : SERVE), "--port", String(environment.port)]);
  await step("Opening the shop", () => waitForHealth(environment.port));
}

async function openDatabase(shop: Shop, { databaseUrl, dataDir }: Environment): Promise<string> {
  if (databaseUrl) return databaseUrl;
  let url = "";
  await step("Starting the database", (note) =>
    keepRunning(shop, "Postgres", async () => {
      const postgres = await startPostgres({ dataDir, onProgress: note });
      url = postgres.url;
      return { exited: postgres.exited.then(() => "see its log"), stop: postgres.stop };
    }),
  );
  return url;
}

type Opening = { shop: Shop; logs: string; variables: Program["variables"] };

function open(
  { shop, logs, variables }: Opening,
  name: string,
  parameters: readonly string[],
): Promise<() => void> {
  const program = { name: name.toLowerCase(), parameters, variables, logs, onLine: showCode };
  return keepRunning(shop, name, async () => startChild(program));
}

/** Next reloads the app by itself; the worker is started again shortly after the last of a burst of saves. */
function watchServer(restartWorker: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  watch(path.join(ROOT, "server"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restartWorker, 300);
  });
}

/** In a sandbox the code that a person would get by mail is theirs to read here. */
function showCode(line: string): void {
  if (/one-time code/i.test(line)) say(line.trim());
}

async function buildFor(
  shop: Shop,
  { variables, logs }: Omit<Opening, "shop">,
  note: (text: string) => void,
) {
  const build = startBuild(variables, logs, note);
  shop.closers.push(build.child.stop);
  await finishBuild(build);
}

async function seedWhenEmpty(connectionString: string, hasDemoPeople: boolean): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rowCount } = await client.query("SELECT FROM product LIMIT 1").finally(() => client.end());
  if (rowCount) return;
  const { seed } = await import("../prisma/seed/run");
  await step("Filling the shelves", (note) => seed(connectionString, { onProgress: note, hasDemoPeople }));
}

async function waitForHealth(port: number): Promise<void> {
  const deadline = Date.now() + OPEN_WITHIN_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(30_000),
    }).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error(`The app did not answer on port ${port}. Look at app.log in the logs folder.`);
}
