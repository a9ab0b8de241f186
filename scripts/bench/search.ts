import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { ListInput } from "@/server/modules/catalog/contract";
import { listProducts } from "@/server/modules/catalog/service/list-products";
import type { Searcher } from "@/server/modules/catalog/service/read-query";
import { suggestProducts } from "@/server/modules/catalog/service/suggest-products";
import { MINUTE } from "@/server/platform/clock";
import { connect } from "@/server/platform/db";
import { createLog } from "@/server/platform/log";
import { seedVolume } from "../../prisma/seed/volume";
import { startPostgres } from "../postgres/embedded";
import { removeHome } from "../postgres/home";
import { migrate } from "../postgres/migrate";
import { main, say, step } from "../progress";
import { KINDS, type Wish } from "./search-kinds";

/**
 * `npm run bench:search [-- --variants 100000 --rounds 40 --database URL]`: how long lists and searches take in the
 * catalogue itself, one after another. With `--database` in one that is filled already, which is left as it is but for
 * the log of searches.
 */
await main(async () => {
  const { values } = parseArgs({
    options: {
      variants: { type: "string", default: "100000" },
      rounds: { type: "string", default: "40" },
      database: { type: "string" },
    },
  });
  const { variants, rounds, database } = values;
  if (database) return measure(database, Number(rounds));
  return withFilledDatabase(Number(variants), (url) => measure(url, Number(rounds)));
});

async function withFilledDatabase<Answer>(
  variants: number,
  work: (url: string) => Promise<Answer>,
): Promise<Answer> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "oja-search-"));
  // Open to the user PostgreSQL runs as, should this run be root's.
  chmodSync(dataDir, 0o711);
  const postgres = await step("Starting a database", (note) => startPostgres({ dataDir, onProgress: note }));
  try {
    await step("Migrating", (note) => migrate(postgres.url, { onProgress: note }));
    await step(`Writing ${variants.toLocaleString("en")} variants`, (note) =>
      seedVolume(postgres.url, { variants, onProgress: note }),
    );
    return await work(postgres.url);
  } finally {
    await postgres.stop();
    removeHome(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(url: string, rounds: number): Promise<number> {
  const db = connect({ connectionString: url, poolSize: 4 });
  let at = Date.now();
  const ctx: Searcher = { db, clock: () => new Date(at), log: createLog("silent") };
  const load = os.loadavg()[0] ?? 0;
  say(
    `${rounds} rounds, one question at a time, ${os.availableParallelism()} cores, load ${load.toFixed(1)} before`,
  );
  say(row("milliseconds", "p50", "p95", "p99", "counts kept: p50", "p95", "p99"));
  try {
    await ask(ctx, KINDS[0]?.wishes ?? [], 3);
    for (const { kind, wishes } of KINDS) {
      const afresh = await ask(ctx, wishes, rounds, () => {
        at += MINUTE;
      });
      const kept = await ask(ctx, wishes, rounds);
      say(row(kind, ...percentiles(afresh), ...percentiles(kept)));
    }
  } finally {
    await db.$disconnect();
  }
  say(
    `Load ${(os.loadavg()[0] ?? 0).toFixed(1)} after: above ${os.availableParallelism()} others were at work, and the figures are too high.`,
  );
  return 0;
}

/** Times every wish in turn, so that no two rounds of one follow each other. */
async function ask(
  ctx: Searcher,
  wishes: readonly Wish[],
  rounds: number,
  between = () => {},
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const wish of wishes) {
      between();
      const began = performance.now();
      if ("suggest" in wish) await suggestProducts(ctx, { query: wish.suggest, currency: "NGN" });
      else await listProducts(ctx, ListInput.parse({ currency: "NGN", ...wish }));
      times.push(performance.now() - began);
    }
  }
  return times;
}

function percentiles(times: readonly number[]): string[] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [0.5, 0.95, 0.99].map((share) => at(share).toFixed(1));
}

function row(name: string, ...cells: readonly string[]): string {
  return `| ${name.padEnd(34)} | ${cells.map((cell) => cell.padStart(6)).join(" | ")} |`;
}
