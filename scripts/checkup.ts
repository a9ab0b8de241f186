import { existsSync } from "node:fs";
import path from "node:path";
import { readEnv } from "@/server/platform/env";
import { isBuildFresh } from "./build";
import { checkStorage } from "./check-storage";
import { findChromium } from "./chromium";
import { type Environment, PROVIDERS, type Provider, ROOT } from "./environment";
import { findRunningPostgres } from "./postgres/embedded";
import { findMigrationState } from "./postgres/migration-state";
import { isFree } from "./postgres/record";
import { withDatabase } from "./postgres/with-database";

/** One line of the table: fine, worth knowing, or in the way of running the shop. */
export type Finding = {
  readonly state: "ok" | "note" | "broken";
  readonly what: string;
  readonly detail: string;
};

const ok = (what: string, detail: string): Finding => ({ state: "ok", what, detail });
const note = (what: string, detail: string): Finding => ({ state: "note", what, detail });
const broken = (what: string, detail: string): Finding => ({ state: "broken", what, detail });

const OLDEST_NODE = [22, 18] as const;

/** Looks at everything Oja needs and says how it is. Changes nothing. */
export async function examine(environment: Environment): Promise<Finding[]> {
  const [database, ports, providers] = await Promise.all([
    checkDatabase(environment),
    checkPorts(environment),
    Promise.all(PROVIDERS.map((provider) => checkProvider(provider, environment))),
  ]);
  const storage = await checkStorage(environment.variables);
  const here = [
    storage,
    checkBuild(),
    checkChromium(),
    checkSecrets(environment),
    checkSettings(environment),
  ];
  return [checkNode(), ...database, ...ports, ...here, ...providers];
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNew = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return isNew
    ? ok("Node", process.version)
    : broken("Node", `${process.version}; \`npm run\` brings its own after npm install`);
}

async function checkDatabase(environment: Environment): Promise<Finding[]> {
  const { databaseUrl, dataDir } = environment;
  const running = findRunningPostgres(dataDir);
  if (!databaseUrl && !running && !existsSync(path.join(dataDir, "postgres", "cluster"))) {
    return [note("PostgreSQL", "embedded; made on the first npm start")];
  }
  const kind = databaseUrl
    ? `DATABASE_URL (${new URL(databaseUrl).host})`
    : running
      ? "embedded, running"
      : "embedded, asleep";
  try {
    const state = await withDatabase(environment, findMigrationState);
    return [ok("PostgreSQL", `${kind}, answers`), describeMigrations(state)];
  } catch (error) {
    return [broken("PostgreSQL", `${kind}: ${error instanceof Error ? error.message : String(error)}`)];
  }
}

function describeMigrations(state: Awaited<ReturnType<typeof findMigrationState>>): Finding {
  const { pending, failed, edited, hasQueue } = state;
  if (failed.length > 0)
    return broken("Migrations", `failed: ${failed.join(", ")}; npm run migrate tries again`);
  if (edited.length > 0) return note("Migrations", `edited after they were applied: ${edited.join(", ")}`);
  if (pending.length > 0)
    return note("Migrations", `${pending.length} waiting for npm start or npm run migrate`);
  return hasQueue
    ? ok("Migrations", "all applied")
    : note("Migrations", "job queue waiting for npm run migrate");
}

async function checkPorts({ port, sandboxPort, hasSandbox, sandboxUrl }: Environment): Promise<Finding[]> {
  const wanted = [
    { what: `Port ${port}`, number: port, probe: `http://127.0.0.1:${port}/api/health`, variable: "PORT" },
  ];
  if (hasSandbox) {
    wanted.push({
      what: `Port ${sandboxPort}`,
      number: sandboxPort,
      probe: sandboxUrl,
      variable: "SANDBOX_PORT",
    });
  }
  return Promise.all(
    wanted.map(async ({ what, number, probe, variable }) => {
      if (await isFree(number)) return ok(what, "free");
      return (await reach(probe))?.ok
        ? ok(what, "a running Oja answers")
        : broken(what, `taken by something else; set ${variable}`);
    }),
  );
}

function checkBuild(): Finding {
  if (!existsSync(path.join(ROOT, ".next", "BUILD_ID"))) return note("Build", "none yet; npm start makes it");
  return isBuildFresh() ? ok("Build", "fresh") : note("Build", "stale; npm start builds again");
}

function checkChromium(): Finding {
  const browser = findChromium();
  return browser
    ? ok("Chromium", browser)
    : note("Chromium", "not found; only npm test needs it, and tries to install it");
}

function checkSecrets({ variables }: Environment): Finding {
  const isReady = variables["NEXTAUTH_SECRET"] && variables["CRON_SECRET"];
  return isReady ? ok("Secrets", "present") : note("Secrets", "made on the first npm start");
}

/** The app's own judgement of the settings, before it refuses to start with them. */
function checkSettings({ variables }: Environment): Finding {
  const unmade = "x".repeat(32);
  try {
    readEnv({
      NEXTAUTH_SECRET: unmade,
      CRON_SECRET: unmade,
      DATABASE_URL: "postgresql://embedded",
      ...variables,
    });
    return ok("Settings", existsSync(path.join(ROOT, ".env")) ? "make sense; .env is read" : "make sense");
  } catch (error) {
    const said =
      error instanceof Error ? error.message.split("\n").filter((line) => line.startsWith("  - ")) : [];
    return broken("Settings", said.map((line) => line.slice(4)).join("; ") || String(error));
  }
}

async function checkProvider(
  provider: Provider,
  { variables, hasSandbox, sandboxUrl }: Environment,
): Promise<Finding> {
  const { name, keys, base, home } = provider;
  const missing = keys.filter((key) => !variables[key]);
  if (missing.length === keys.length) return note(name, "off: no keys");
  if (missing.length > 0) return broken(name, `${missing.join(", ")} missing`);

  const address = variables[base] ?? home;
  const isDemo = hasSandbox && address.startsWith(sandboxUrl);
  if (isDemo) return ok(name, `sandbox (${(await reach(sandboxUrl)) ? "answers" : "starts with npm start"})`);
  const key = mask(variables[keys[0] ?? ""] ?? "");
  return (await reach(address))
    ? ok(name, `${key} at ${address}`)
    : broken(name, `${key}: ${address} does not answer`);
}

/** Enough of a key to know which one it is, too little to use. */
const mask = (key: string) => `${key.slice(0, 7)}…${key.slice(-2)}`;

/** Any answer at all means somebody is there. */
const reach = (url: string): Promise<Response | null> =>
  fetch(url, { signal: AbortSignal.timeout(2_000), redirect: "manual" }).catch(() => null);
