import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ROOT } from "../environment";
import type { Figures } from "./load";

export type Row = {
  readonly what: string;
  readonly connections: number;
  readonly oja: Figures;
  readonly bare: Figures | null;
};
export type Facts = {
  readonly postgres: string;
  readonly products: number;
  readonly variants: number;
  readonly starts: readonly number[];
  readonly idleMemory: number;
  readonly peakMemory: number;
  readonly seconds: number;
};

const whole = (value: number) => Math.round(value).toLocaleString("en");
const ms = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toString());

/** The figures as a table, with what they were measured on. */
export function writeReport(rows: readonly Row[], facts: Facts): string {
  const head = [
    "",
    "connections",
    "requests/s",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "errors",
    "bare requests/s",
    "bare p95 ms",
    "of bare",
  ];
  const body = rows.map(({ what, connections, oja, bare }) => [
    what,
    String(connections),
    whole(oja.perSecond),
    ms(oja.p50),
    ms(oja.p95),
    ms(oja.p99),
    String(oja.errors),
    bare ? whole(bare.perSecond) : "",
    bare ? ms(bare.p95) : "",
    bare ? `${Math.round((100 * oja.perSecond) / bare.perSecond)} %` : "",
  ]);
  const starts = facts.starts.map((took) => (took / 1_000).toFixed(2)).join(", ");
  return [
    table([head, ...body]),
    "",
    `${whole(facts.products)} products, ${whole(facts.variants)} variants. Memory of the app: ${whole(facts.idleMemory)} MB at rest, ${whole(facts.peakMemory)} MB at most. ` +
      `From start to first answer: ${starts} s. ${facts.seconds} s per figure after warming up.`,
    "",
    `Measured ${new Date().toISOString().slice(0, 10)} on ${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}, PostgreSQL ${facts.postgres}; ` +
      "app, worker, payment sandbox, database and load on the same machine.",
  ].join("\n");
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join("\n");
}

const NOTES = `
**What is asked.** *List*: eight walks past the shelves (all, three categories, newest, by price, one tag), 24 cards with counts behind every filter. *Product*: one of 500. *Search*: eight
searches, among them two words and an accent left out; \`npm run bench:search\` asks harder ones. These three go through \`/api/v1\`. *Add to cart*: a visitor's first line, which makes the cart. *Place an order*: two lines; order,
lines, stock put aside with its ledger, payment attempt, event and job in one transaction, then the payment page is asked for. The provider answers at once, so the figure is the shop's own; the row *with the sandbox* has the
local stand-in for Paystack in its place. *Home page* and *List, asked by a crowd* come from memory (\`server/front\`), as they do for visitors without a session; in the other rows each request
carries a session cookie, so that the app answers every one. Counts behind filters are remembered until something changes, which nothing does here before orders are placed.

**What it is measured against.** The bare server (\`scripts/bench/bare-server.ts\`) is \`node:http\` and \`pg\` with SQL written by hand on the same database. The run begins by checking that both give the same JSON.
It has no sessions, limits, validation, pages or providers, so it is a yardstick and not a shop.

**After the load** the run checks that stock counters equal their ledger, that holds equal reservations, that every accepted order is there once with its lines and payment attempt, and that every event was told. It fails when
one is not so, or when any request was answered with anything but 2xx.
`;

export function saveReport(report: string): void {
  const file = path.join(ROOT, "docs", "bench.md");
  writeFileSync(file, `# How fast it is\n\nWritten by \`npm run bench\`.\n\n${report}\n${NOTES}`);
}
