import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../environment";
import type { Check } from "./checks";
import type { Journal } from "./journal";
import type { Options } from "./options";
import type { Round } from "./plan";
import type { Town } from "./town";

export const REPORT = path.join(ROOT, ".data-prove", "report.md");

export type Trial = {
  readonly options: Options;
  readonly rounds: number;
  readonly seconds: number;
  readonly checks: readonly Check[];
  readonly failed: { readonly at: number; readonly round: Round } | null;
  readonly figures: readonly string[];
};

/** How orders and payments ended, as the shop's own records tell. */
export async function readFigures({ records }: Town): Promise<string[]> {
  const orders = await records.ask<{ status: string; count: number }>(
    "SELECT status, count(*)::int AS count FROM orders GROUP BY status ORDER BY status",
  );
  const [sums] = await records.ask<{
    charges: number;
    exceptions: number;
    refunds: number;
    webhooks: number;
    rejected: number;
    activity: number;
  }>(
    `SELECT (SELECT count(*)::int FROM payment_attempt WHERE captured_minor > 0) AS charges, (SELECT count(*)::int FROM payment_exception) AS exceptions,
       (SELECT count(*)::int FROM refund WHERE status = 'done') AS refunds, (SELECT count(*)::int FROM provider_event WHERE status <> 'rejected') AS webhooks,
       (SELECT count(*)::int FROM provider_event WHERE status = 'rejected') AS rejected, (SELECT count(*)::int FROM activity) AS activity`,
  );
  const placed = orders.reduce((total, { count }) => total + count, 0);
  const ends = orders.map(({ status, count }) => `${count} ${status.replaceAll("_", " ")}`).join(", ");
  return [
    `Orders: ${placed} placed: ${ends}`,
    `Payments: ${sums?.charges} captured, ${sums?.refunds} refunds done, ${sums?.exceptions} in the exceptions queue`,
    `Webhooks: ${sums?.webhooks} taken in, ${sums?.rejected} different ones turned away; ${sums?.activity} rows in the activity chain`,
  ];
}

/** A page that people can read. */
export function describe(trial: Trial, journal: Journal): string {
  const { options, rounds, seconds, checks, failed, figures } = trial;
  const lines = (entries: Iterable<string>) => [...entries].map((entry) => `- ${entry}`).join("\n");
  const operations = [...journal.operations].sort(([a], [b]) => a.localeCompare(b));
  const total = operations.reduce((sum, [, { done, refused, lost }]) => sum + done + refused + lost, 0);
  const losses = [...journal.losses].map(([kind, count]) => `${count} × ${kind}`).join(", ");
  return `# Prove

${failed || checks.some(({ broken }) => broken.length > 0) ? "✗ A promise was broken." : "✓ Every promise was kept."}

Seed ${options.seed}${options.path === null ? "" : `, round ${options.path} alone`}: ${rounds} rounds in ${seconds} s, ${total} operations, ${journal.counts.requests} requests.
While a part of the shop was down, requests failed: ${losses || "none"}. At any other time one failure would be too many.

## Promises
${lines(checks.flatMap(({ name, broken }) => [`${broken.length === 0 ? "✓" : "✗"} ${name}`, ...broken.map((words) => `  ${words}`)]))}

## What came of it
${lines(figures)}

## Operations
| what | done | refused | lost in a fault | nothing to do |
| --- | ---: | ---: | ---: | ---: |
${operations.map(([kind, { done, refused, lost, idle }]) => `| ${kind.replaceAll("_", " ")} | ${done} | ${refused} | ${lost} | ${idle} |`).join("\n")}

## Faults
${lines([...journal.faults].sort().map(([kind, count]) => `${kind.replaceAll("_", " ")}: ${count}`))}
${failed ? `\n## The round that failed\n${replayWords(options, failed.at)}\n\n\`\`\`json\n${JSON.stringify(failed.round, null, 1)}\n\`\`\`\n` : ""}`;
}

/** Honest about what repeats: what is done and when a fault strikes do; who wins a race is the machine's doing. */
export const replayWords = ({ seed }: Options, at: number): string =>
  `The same rounds again, up to this one: \`npm run prove -- --seed ${seed}\`. This round alone, in a new shop: \`npm run prove -- --seed ${seed} --path ${at}\`.
Operations and faults repeat exactly; who wins a race does not, so a rare failure may need several runs.`;

export function writeReport(text: string): void {
  mkdirSync(path.dirname(REPORT), { recursive: true });
  writeFileSync(REPORT, text);
}
