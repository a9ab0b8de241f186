import type { Ctx } from "@/server/context";
import { readNames } from "@/server/modules/auth/service";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ImportSummary, ImportView, ReadImportInput } from "../contract";
import * as repo from "../repo/runs";
import { listTargets } from "./start-import";

const MOST_RUNS = 50;
const AT_ONCE = 50;

/** The newest imports, without those whose file was never sent. */
export async function listImports(ctx: Ctx<Staff>): Promise<ImportSummary[]> {
  const runs = await repo.listRuns(ctx.db, MOST_RUNS);
  const names = await readNames(ctx, [...new Set(runs.map(({ startedBy }) => startedBy))]);
  return runs.map((run) => toSummary(run, names));
}

/** One import as it stands now, with some of its problems. */
export async function readImport(ctx: Ctx<Staff>, { id, after }: ReadImportInput): Promise<ImportView> {
  const run = await repo.findRun(ctx.db, id);
  if (!run) throw new AppError("NOT_FOUND", "There is no such import.");
  const { mode, header, mapping, reason, encoding, separator, found, done } = run;
  const rows = await repo.listProblems(ctx.db, { id, mode, after, limit: AT_ONCE + 1 });
  return {
    ...toSummary(run, await readNames(ctx, [run.startedBy])),
    reason,
    encoding,
    separator,
    found,
    done,
    columns: header.map((name, place) => ({ name, target: mapping[place] ?? "" })),
    targets: await listTargets(ctx.db, run.kind),
    rows: rows.slice(0, AT_ONCE),
    nextAfter: rows.length > AT_ONCE ? after + AT_ONCE : null,
  };
}

const toSummary = (run: repo.ImportRow, names: ReadonlyMap<string, string>): ImportSummary => ({
  id: run.id,
  kind: run.kind,
  fileName: run.fileName,
  state: run.state,
  mode: run.mode,
  rowsTotal: run.rowsTotal,
  // The head is a row of the file, and none of the shop.
  rowsDone: Math.max(0, run.rowsDone - 1),
  problems: run.problems,
  startedBy: names.get(run.startedBy) ?? "Somebody whose account is gone",
  createdAt: run.createdAt,
  finishedAt: run.finishedAt,
});
