import { deepStrictEqual } from "node:assert/strict";
import { parseArgs } from "node:util";
import pg from "pg";
import { main, say, step } from "../progress";
import { audit, settle } from "./audit";
import type { Figures, Script } from "./load";
import { type Loader, openLoader } from "./loader";
import { type Row, saveReport, writeReport } from "./report";
import { fillCarts, type Scripts, writeScripts } from "./scripts";
import { onStage, type Stage } from "./stage";

type Pace = {
  readonly levels: readonly number[];
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly carts: number;
};
const STEADY: Pace = { levels: [1, 16, 64], seconds: 5, warmUpSeconds: 1.5, carts: 30_000 };
const QUICK: Pace = { levels: [1, 16], seconds: 0.8, warmUpSeconds: 0.3, carts: 8_000 };

/** The bare server places orders faster than the worker tells of them; this many are enough to know how fast. */
const BARE_ORDERS = 1_500;

/** `npm run bench [-- --variants 2000 --quick]`: measures the shop against a bare server, then checks that nothing is wrong. */
await main(async () => {
  const { values } = parseArgs({
    options: { variants: { type: "string", default: "100000" }, quick: { type: "boolean", default: false } },
  });
  const variants = Number(values.variants);
  if (!Number.isInteger(variants) || variants < 1_000)
    throw new Error("--variants is how many there should be, 1,000 at least.");
  return onStage(variants, async (stage) => {
    const loader = openLoader();
    return measureAll({
      stage,
      loader,
      pace: values.quick ? QUICK : STEADY,
      nextNumber: 0,
      orders: 0,
      peak: 0,
    }).finally(loader.close);
  });
});

type Bench = {
  readonly stage: Stage;
  readonly loader: Loader;
  readonly pace: Pace;
  nextNumber: number;
  orders: number;
  peak: number;
};

async function measureAll(bench: Bench): Promise<number> {
  const { stage, pace } = bench;
  const scripts = await writeScripts(stage.databaseUrl);
  await step("Filling carts", () => fillCarts(stage.databaseUrl, pace.carts));
  await step("Comparing answers", () => compareAnswers(stage, scripts));
  const idleMemory = await stage.memory();

  const rows: Row[] = [];
  const measure = async (what: string, script: Script, options: Options = {}) =>
    rows.push(...(await measureLevels(bench, what, script, options)));
  await measure("Home page", { method: "GET", paths: ["/"] }, { isAlone: true });
  await measure("List", scripts.list);
  await measure("List, asked by a crowd", scripts.crowd, { isAlone: true });
  await measure("Product", scripts.product);
  await measure("Search", scripts.search);
  await measure("Add to cart", scripts.add);
  await measure("Place an order", scripts.order, { isOrdering: true });
  await stage.payThrough("sandbox");
  await measure("Place an order, with the sandbox", scripts.order, {
    isOrdering: true,
    isAlone: true,
    levels: [16],
  });
  return conclude(bench, rows, idleMemory);
}

type Options = {
  readonly isAlone?: boolean;
  readonly isOrdering?: boolean;
  readonly levels?: readonly number[];
};

async function measureLevels(
  bench: Bench,
  what: string,
  script: Script,
  { isAlone, isOrdering, levels }: Options,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const connections of levels ?? bench.pace.levels) {
    const ask = (port: number, most: number) =>
      askOnce(bench, { port, connections, script, most, isOrdering: isOrdering ?? false });
    const oja = await ask(bench.stage.appPort, bench.pace.carts);
    bench.peak = Math.max(bench.peak, await bench.stage.memory());
    const bare = isAlone ? null : await ask(bench.stage.barePort, BARE_ORDERS);
    rows.push({ what, connections, oja, bare });
    say(
      `${what} × ${connections}: ${Math.round(oja.perSecond)}/s, p95 ${oja.p95.toFixed(1)} ms${bare ? `; bare ${Math.round(bare.perSecond)}/s` : ""}`,
    );
    for (const [who, { complaint }] of Object.entries({ Oja: oja, "The bare server": bare ?? oja }))
      if (complaint) say(`${who}: ${complaint}`);
  }
  return rows;
}

type Asking = {
  readonly port: number;
  readonly connections: number;
  readonly script: Script;
  readonly most: number;
  readonly isOrdering: boolean;
};

async function askOnce(
  bench: Bench,
  { port, connections, script, most, isOrdering }: Asking,
): Promise<Figures> {
  const { seconds, warmUpSeconds, carts } = bench.pace;
  const from = isOrdering ? bench.nextNumber : 0;
  const to = isOrdering ? Math.min(carts, from + most) : Number.MAX_SAFE_INTEGER;
  const figures = await bench.loader.run({ port, connections, seconds, warmUpSeconds, script, from, to });
  if (!isOrdering) return figures;
  bench.nextNumber = figures.next;
  bench.orders += figures.accepted;
  await settle(bench.stage.databaseUrl);
  return figures;
}

/** The yardstick must do the same work: for every address, and for a cart, both give the same JSON. */
async function compareAnswers(
  { appPort, barePort }: Stage,
  { list, product, search, add }: Scripts,
): Promise<void> {
  for (const path of [...list.paths, ...product.paths.slice(0, 10), ...search.paths]) {
    const [oja, bare] = await Promise.all(
      [appPort, barePort].map((port) => readJson(`http://127.0.0.1:${port}${path}`)),
    );
    deepStrictEqual(withoutCursor(oja), withoutCursor(bare), `The two servers differ at ${path}`);
  }
  const [body = ""] = add.bodies ?? [];
  const [oja, bare] = await Promise.all(
    [appPort, barePort].map(async (port) => {
      const init = { method: "POST", body, headers: { "content-type": "application/json" } };
      const { result } = (await readJson(`http://127.0.0.1:${port}${add.paths[0]}`, init)) as {
        result: { data: { json: object } };
      };
      return { ...result.data.json, id: "", reference: "" };
    }),
  );
  deepStrictEqual(oja, bare, "The two servers differ in a cart");
}

/** A cursor says when the list was asked for, which is never the same moment. */
function withoutCursor(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !("nextCursor" in answer)) return answer;
  return { ...answer, nextCursor: answer.nextCursor !== null };
}

async function readJson(url: string, init?: RequestInit): Promise<unknown> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  return answer.json();
}

async function conclude(bench: Bench, rows: readonly Row[], idleMemory: number): Promise<number> {
  const { stage, pace, orders, peak } = bench;
  const problems = await step("Looking for what went wrong", () => audit(stage.databaseUrl, orders));
  const errors = rows.reduce((sum, { oja, bare }) => sum + oja.errors + (bare?.errors ?? 0), 0);
  if (errors > 0) problems.push(`${errors} requests were not answered with 2xx.`);
  const postgres = await readVersion(stage.databaseUrl);
  const report = writeReport(rows, {
    postgres,
    ...stage.volume,
    starts: stage.starts,
    idleMemory,
    peakMemory: peak,
    seconds: pace.seconds,
  });
  console.log(`\n${report}\n`);
  saveReport(report);
  for (const problem of problems) say(problem);
  say(
    problems.length === 0
      ? `Nothing went wrong: ${orders.toLocaleString("en")} orders, all of them right.`
      : "The figures are worth nothing.",
  );
  return problems.length === 0 ? 0 : 1;
}

async function readVersion(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client
    .query<{ server_version: string }>("SHOW server_version")
    .finally(() => client.end());
  return rows[0]?.server_version.split(" ")[0] ?? "unknown";
}
