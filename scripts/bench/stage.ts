import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { seedVolume, type Volume } from "../../prisma/seed/volume";
import { finishBuild, isBuildFresh, SERVE, startBuild } from "../build";
import { type Child, startChild } from "../children";
import { type Environment, prepareEnvironment } from "../environment";
import { startPostgres } from "../postgres/embedded";
import { removeHome } from "../postgres/home";
import { migrate } from "../postgres/migrate";
import { step } from "../progress";

export type Stage = {
  readonly databaseUrl: string;
  readonly volume: Volume;
  readonly appPort: number;
  readonly barePort: number;
  /** Milliseconds from spawning the app to its first answer, of three starts. */
  readonly starts: readonly number[];
  /** Memory of the app's process now, in megabytes. */
  memory(): Promise<number>;
  /** Starts the app again with another payment provider. */
  payThrough(provider: "sandbox" | "at once"): Promise<void>;
};

/** Brings up everything in a folder of its own, lets the work happen, and takes it all down whatever happened. */
export async function onStage<Answer>(
  variants: number,
  work: (stage: Stage) => Promise<Answer>,
): Promise<Answer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "oja-bench-"));
  // Open to the user PostgreSQL runs as, should this run be root's.
  chmodSync(dataDir, 0o711);
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const stop of closers.splice(0).reverse()) await stop();
    removeHome(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void close().then(() => process.exit(130)));
  try {
    return await work(await bringUp(dataDir, variants, closers));
  } finally {
    await close();
  }
}

async function bringUp(dataDir: string, variants: number, closers: (() => Promise<void>)[]): Promise<Stage> {
  const postgres = await step("Starting a database", (note) => startPostgres({ dataDir, onProgress: note }));
  closers.push(postgres.stop);
  await step("Migrating", (note) => migrate(postgres.url, { onProgress: note }));
  const volume = await step(`Writing ${variants.toLocaleString("en")} variants`, (note) =>
    seedVolume(postgres.url, { variants, onProgress: note }),
  );
  const [appPort, sandboxPort, barePort] = [await freePort(), await freePort(), await freePort()];
  const environment = environmentFor({ dataDir, databaseUrl: postgres.url, appPort, sandboxPort });
  await buildWhenStale(environment);

  const start = (name: string, parameters: string[], extra: Record<string, string> = {}) => {
    const child = startChild({
      name,
      parameters,
      variables: { ...environment.variables, ...extra },
      logs: path.join(dataDir, "logs"),
    });
    closers.push(child.stop);
    return child;
  };
  start("sandbox", ["--import", "tsx", "sandbox/main.ts"]);
  start("worker", ["--import", "tsx", "server/jobs/main.ts"]);
  start("bare", ["--import", "tsx", "scripts/bench/bare-server.ts"], { PORT: String(barePort) });

  // Each made-up buyer has an address of their own.
  const asThroughProxy = { TRUST_PROXY: "1" };
  const atOnce = { ...asThroughProxy, PAYSTACK_BASE_URL: `http://127.0.0.1:${barePort}/paystack` };
  const openApp = (extra: Record<string, string>) =>
    openOnce(() => start("app", [...SERVE, "--port", String(appPort)], extra), appPort);
  const starts: number[] = [];
  let app: Child | undefined;
  for (let time = 0; time < 3; time++) {
    await app?.stop();
    const opened = await openApp(atOnce);
    app = opened.child;
    starts.push(opened.took);
  }
  return {
    databaseUrl: postgres.url,
    volume,
    appPort,
    barePort,
    starts,
    memory: () => memoryOf(app?.pid ?? 0),
    async payThrough(provider) {
      await app?.stop();
      app = (await openApp(provider === "at once" ? atOnce : asThroughProxy)).child;
    },
  };
}

type Places = {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly appPort: number;
  readonly sandboxPort: number;
};

function environmentFor({ dataDir, databaseUrl, appPort, sandboxPort }: Places): Environment {
  // Nothing of a real shop's settings may reach this one.
  const { PATH, HOME } = process.env;
  return prepareEnvironment(
    {
      PATH,
      HOME,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      PORT: String(appPort),
      SANDBOX_PORT: String(sandboxPort),
      LOG_LEVEL: "warn",
    },
    "production",
  );
}

async function buildWhenStale({ variables, dataDir }: Environment): Promise<void> {
  if (isBuildFresh()) return;
  await step("Building for production", (note) =>
    finishBuild(startBuild(variables, path.join(dataDir, "logs"), note)),
  );
}

/** Starts a program and waits for its first answer, looking every few milliseconds. */
async function openOnce(
  start: () => Child,
  port: number,
): Promise<{ readonly child: Child; readonly took: number }> {
  const began = performance.now();
  const child = start();
  while (performance.now() - began < 60_000) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null);
    if (answer?.ok) return { child, took: performance.now() - began };
    if (child.hasExited()) throw new Error(`The app ended before it answered (${await child.exited}).`);
    await pause(10);
  }
  throw new Error("The app did not answer within a minute.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function memoryOf(pid: number): Promise<number> {
  const { execFileSync } = await import("node:child_process");
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
}
