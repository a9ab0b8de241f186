import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findRunningPostgres, type Postgres, startPostgres } from "./embedded";
import { removeHome } from "./home";
import { commandOf, waitUntil } from "./processes";

const dataDir = mkdtempSync(path.join(tmpdir(), "oja-keeper-"));
const note = path.join(dataDir, "postgres", "cluster", "postmaster.pid");
const postmaster = () => (existsSync(note) ? Number(readFileSync(note, "utf8").split("\n")[0]) : 0);
const isGone = (pid: number) => () => commandOf(pid) === null;

let running: Postgres | undefined;
const start = async () => {
  running = await startPostgres({ dataDir });
  return running;
};

/** Another process that starts the server, as `npm start` does, and then only waits. */
async function startElsewhere(): Promise<ChildProcess> {
  const text = `import { startPostgres } from "./scripts/postgres/embedded.ts";
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log("up");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", text], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout) await once(child.stdout, "data");
  return child;
}

async function ask(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: running?.url ?? findRunningPostgres(dataDir)?.url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<unknown[]>({ text, rowMode: "array" }).finally(() => client.end());
  return rows.flat();
}

beforeAll(async () => {
  chmodSync(dataDir, 0o711);
  await start();
  await ask("CREATE TABLE kept (word text)");
  await running?.stop();
}, 60_000);
afterEach(() => running?.stop());
afterAll(() => {
  removeHome(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the embedded PostgreSQL", { timeout: 30_000 }, () => {
  it("remembers its port and keeps durability on", async () => {
    const first = await start();
    await first.stop();
    expect((await start()).url).toBe(first.url);
    expect(await ask("SHOW fsync")).toEqual(["on"]);
  });

  it("closes when whoever started it is killed, and loses nothing", async () => {
    const starter = await startElsewhere();
    running = undefined;
    await ask("INSERT INTO kept VALUES ('starter')");
    const server = postmaster();
    const gone = once(starter, "exit");

    starter.kill("SIGKILL");
    await gone;

    expect(await waitUntil(isGone(server), 10_000)).toBe(true);
    await start();
    expect(await ask("SELECT count(*)::int FROM kept WHERE word = 'starter'")).toEqual([1]);
  });

  it("takes over from a server that outlived both its keeper and its starter", async () => {
    const starter = await startElsewhere();
    running = undefined;
    await ask("INSERT INTO kept VALUES ('orphan')");
    const orphan = postmaster();
    const { keeper } = JSON.parse(readFileSync(path.join(dataDir, "postgres-running.json"), "utf8")) as {
      keeper: number;
    };
    const gone = once(starter, "exit");
    process.kill(keeper, "SIGKILL");
    starter.kill("SIGKILL");
    // A kill is not yet a death: until the starter is gone, refusing the folder is right.
    await gone;
    expect(commandOf(orphan)).not.toBeNull();

    await start();

    expect(commandOf(orphan)).toBeNull();
    expect(await ask("SELECT count(*)::int FROM kept WHERE word = 'orphan'")).toEqual([1]);
  });

  it("recovers from a crash of the server itself", async () => {
    await start();
    await ask("INSERT INTO kept VALUES ('crash')");
    process.kill(postmaster(), "SIGKILL");
    await running?.exited;

    await start();
    expect(await ask("SELECT count(*)::int FROM kept WHERE word = 'crash'")).toEqual([1]);
  });

  it("is not fooled by a note whose process number now belongs to somebody else", async () => {
    writeFileSync(note, `${process.pid}\n${path.dirname(note)}\n1\n1\n\n127.0.0.1\n\nready\n`);
    await start();
    expect(await ask("SELECT 1")).toEqual([1]);
  });

  it("refuses a folder that a running shop uses, and leaves that shop alone", async () => {
    const starter = await startElsewhere();
    running = undefined;
    const server = postmaster();

    await expect(startPostgres({ dataDir })).rejects.toThrow("Another Oja");

    expect(commandOf(server)).not.toBeNull();
    starter.kill("SIGKILL");
    await waitUntil(isGone(server), 10_000);
  });
});
