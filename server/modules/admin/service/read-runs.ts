import type { Ctx } from "@/server/context";
import { readNames } from "@/server/modules/auth/service";
import { readTitles } from "@/server/modules/catalog/service/list-staff-products";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { type BulkRowStatus, ReadRunInput, RunInput, type RunSummary, type RunView } from "../contract";
import * as repo from "../repo/bulk-runs";
import { labelOf, namesFor, openAction } from "./know-actions";

const ROWS = 100;

/** The latest runs of actions that one may do oneself, newest first. */
export async function listRuns(ctx: Ctx<Staff>): Promise<RunSummary[]> {
  return summarise(ctx, await repo.listRuns(ctx.db, namesFor(ctx)));
}

/** A run with how it stands and a page of its rows. */
export async function readRun(ctx: Ctx<Staff>, input: ReadRunInput): Promise<RunView> {
  const { id, status, after } = ReadRunInput.parse(input);
  const run = await repo.findRun(ctx.db, id);
  if (!run) throw new AppError("NOT_FOUND", "There is no such run.");
  const { promise } = openAction(ctx, run.action);
  const [[summary], rows] = await Promise.all([
    summarise(ctx, [run]),
    repo.listRows(ctx.db, { runId: id, status, after }, ROWS + 1),
  ]);
  if (!summary) throw new Error(`No summary of run ${id}`);
  const page = rows.slice(0, ROWS);
  const products = page.map(({ subject }) => subject).filter((subject) => subject.startsWith("prd_"));
  const titles = await readTitles(ctx, products);
  return {
    ...summary,
    promise,
    rows: page.map((row) => ({ ...row, name: titles.get(row.subject) ?? row.subject })),
    nextAfter: rows.length > ROWS ? (page.at(-1)?.position ?? null) : null,
  };
}

async function summarise(ctx: Ctx<Staff>, runs: readonly repo.RunRow[]): Promise<RunSummary[]> {
  const [tallies, names] = await Promise.all([
    repo.countRows(
      ctx.db,
      runs.map(({ id }) => id),
    ),
    readNames(ctx, [...new Set(runs.map(({ startedBy }) => startedBy))]),
  ]);
  return runs.map(({ id, action, status, startedBy, createdAt, finishedAt }) => {
    const tally: Partial<Record<BulkRowStatus, number>> = tallies.get(id) ?? {};
    return {
      id: RunInput.shape.id.parse(id),
      label: labelOf(action),
      status,
      startedBy: names.get(startedBy) ?? "",
      createdAt,
      finishedAt,
      tally,
      total: Object.values(tally).reduce((sum, count) => sum + count, 0),
    };
  });
}
