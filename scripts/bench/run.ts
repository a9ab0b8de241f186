import { execFile } from "node:child_process";
import { deepStrictEqual } from "node:assert/strict";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import pg from "pg";
import { ROOT } from "../environment";
import { main, say, step } from "../progress";
import { audit, settle } from "./audit";
import type { Figures, Order, Script } from "./load";
import { type Row, saveReport, writeReport } from "./report";
import { fillCarts, type Scripts, writeScripts } from "./scripts";
import { onStage, type Stage } from "./stage";

const LEVELS = [1, 16, 64];
const execute = promisify(execFile);

/** `npm run bench [-- --variants 2000 --quick]`: measures the shop against a bare server, then checks that nothing is wrong. */
await main(async () => {
  const { values } = parseArgs({ options: { variants: { type: "string", default: "100000" }, quick: { type: "boolean", default: false } } });
  const variants = Number(values.variants);
  if (!Number.isInteger(variants) || variants < 100) throw new Error("--variants is how many there should be, 100 at least.");
  return onStage(variants, (stage) => measure(stage, values.quick));
});

type Bench = { readonly stage: Stage; readonly seconds: number; readonly levels: readonly number[]; nextCart: number; orders: number; peak: number };

async function measure(stage: Stage, isQuick: boolean): Promise<number> {
  const bench: Bench = { stage, seconds: isQuick ? 1 : 5, levels: isQuick ? [1, 16] : LEVELS, nextCart: 0, orders: 0, peak: 0 };
  const scripts = await writeScripts(stage.databaseUrl);
  await step("Filling carts", () => fillCarts(stage.databaseUrl, CARTS));
  await step("Comparing answers", () => compareAnswers(stage, scripts));
  const idleMemory = await stage.memory();

  const rows: Row[] = [];
  rows.push(...(await measureEach(bench, "Home page", { method: "GET", paths: ["/"] }, false)));
  rows.push(...(await measureEach(bench, "List", scripts.list)));
  rows.push(...(await measureEach(bench, "Product", scripts.product)));
  rows.push(...(await measureEach(bench, "Search", scripts.search)));
  rows.push(...(await measureEach(bench, "Add to cart", scripts.add)));
  rows.push(...(await measureEach(bench, "Place an order", scripts.order)));
  await stage.payThrough("sandbox");
  rows.push(...(await measureEach({ ...bench, levels: [16] }, "Place an order, with the sandbox", scripts.order, false)));
  return conclude(bench, rows, idleMemory);
}
