import { ImportTally } from "@/server/modules/catalog/contract/import-products";
import type { Db, Prisma } from "@/server/platform/db";
import type { ImportRunId, SessionId, UserId } from "@/server/shared/id";
import { type ImportKind, type ImportState, MOST_PROBLEMS, type RowProblem } from "../contract";

export type Mode = "dry" | "real";
export type ImportRow = {
  readonly id: ImportRunId;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileKey: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly separator: string;
  readonly header: readonly string[];
  readonly mapping: readonly string[];
  readonly mode: Mode;
  readonly state: ImportState;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly problems: number;
  readonly found: ImportTally;
  readonly done: ImportTally;
  readonly reason: string;
  readonly startedBy: UserId;
  readonly sessionId: SessionId;
  readonly createdAt: Date;
  readonly runAt: Date | null;
  readonly finishedAt: Date | null;
  readonly touchedAt: Date;
};

const toRow = (row: Prisma.ImportRunModel): ImportRow => ({
  ...(row as unknown as ImportRow),
  found: ImportTally.parse(row.found),
  done: ImportTally.parse(row.done),
});

type NewRun = Pick<ImportRow, "id" | "kind" | "fileName" | "fileKey" | "bytes" | "startedBy" | "sessionId">;

export async function addRun(db: Db, run: NewRun, at: Date): Promise<void> {
  await db.importRun.create({ data: { ...run, state: "sending", createdAt: at, touchedAt: at } });
}

export async function findRun(db: Db, id: string): Promise<ImportRow | null> {
  const row = await db.importRun.findUnique({ where: { id } });
  return row && toRow(row);
}

/** The run, held for this transaction: whoever wants to stop it waits until this is done. */
export async function holdRun(db: Db, id: string): Promise<ImportRow | null> {
  await db.$queryRaw`SELECT id FROM import_run WHERE id = ${id} FOR UPDATE`;
  return findRun(db, id);
}

export async function listRuns(db: Db, limit: number): Promise<ImportRow[]> {
  const rows = await db.importRun.findMany({
    where: { state: { not: "sending" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toRow);
}

type Move = {
  readonly id: string;
  readonly from: readonly ImportState[];
  readonly to: ImportState;
  readonly at: Date;
};
type Facts = Omit<Prisma.ImportRunUncheckedUpdateInput, "state" | "touchedAt">;

const ENDS: readonly ImportState[] = ["done", "cancelled", "failed"];

/** Moves a run on; false when it was not where it was thought to be. */
export async function moveRun(db: Db, { id, from, to, at }: Move, facts: Facts = {}): Promise<boolean> {
  const { count } = await db.importRun.updateMany({
    where: { id, state: { in: [...from] } },
    data: { ...facts, state: to, touchedAt: at, ...(ENDS.includes(to) ? { finishedAt: at } : {}) },
  });
  return count === 1;
}

export type Progress = {
  readonly mode: Mode;
  readonly from: number;
  readonly to: number;
  readonly problems: number;
  readonly tally: ImportTally;
  readonly at: Date;
};

/** Remembers how far a run has come; false when somebody else has brought it on, or it is under way no more. */
export async function saveProgress(db: Db, id: string, progress: Progress): Promise<boolean> {
  const { mode, from, to, problems, tally, at } = progress;
  const { count } = await db.importRun.updateMany({
    where: { id, mode, rowsDone: from, state: mode === "dry" ? "checking" : "running" },
    data: {
      rowsDone: to,
      problems: { increment: problems },
      touchedAt: at,
      ...(mode === "dry" ? { found: tally } : { done: tally }),
    },
  });
  return count === 1;
}

export type KeptProblem = RowProblem & { readonly isOwn: boolean };

/** Keeps them while there is room. */
export async function addProblems(
  db: Db,
  { id, mode }: Pick<ImportRow, "id" | "mode">,
  problems: readonly KeptProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const room = MOST_PROBLEMS - (await db.importRowProblem.count({ where: { runId: id, mode } }));
  await db.importRowProblem.createMany({
    data: problems.slice(0, Math.max(0, room)).map((problem) => ({ ...problem, runId: id, mode })),
    skipDuplicates: true,
  });
}

export async function forgetProblems(db: Db, id: string): Promise<void> {
  await db.importRowProblem.deleteMany({ where: { runId: id } });
}

type Asked = { readonly id: string; readonly mode: Mode; readonly after: number; readonly limit: number };

export const listProblems = (db: Db, { id, mode, after, limit }: Asked): Promise<RowProblem[]> =>
  db.importRowProblem.findMany({
    where: { runId: id, mode, isOwn: true },
    orderBy: [{ row: "asc" }, { column: "asc" }],
    skip: after,
    take: limit,
    select: { row: true, column: true, words: true, given: true },
  });

/** All that are kept, by row, the rows of a product that was left out included. */
export const listAllProblems = (db: Db, id: string, mode: Mode): Promise<KeptProblem[]> =>
  db.importRowProblem.findMany({
    where: { runId: id, mode },
    orderBy: [{ row: "asc" }, { isOwn: "desc" }, { column: "asc" }],
    select: { row: true, column: true, words: true, given: true, isOwn: true },
  });

/** Those that should be going on but have stood still since. */
export const listStalled = (
  db: Db,
  before: Date,
  limit: number,
): Promise<{ id: string; touchedAt: Date }[]> =>
  db.importRun.findMany({
    where: { state: { in: ["checking", "running"] }, touchedAt: { lt: before } },
    orderBy: { touchedAt: "asc" },
    take: limit,
    select: { id: true, touchedAt: true },
  });

/** Files that nobody needs any more: of runs that ended long ago, and of those never sent or given up. */
export async function listOldFiles(db: Db, before: Date, limit: number): Promise<ImportRow[]> {
  const rows = await db.importRun.findMany({
    where: { fileKey: { not: "" }, touchedAt: { lt: before }, state: { notIn: ["checking", "running"] } },
    orderBy: { touchedAt: "asc" },
    take: limit,
  });
  return rows.map(toRow);
}

export async function forgetFile(db: Db, id: string): Promise<void> {
  await db.importRun.updateMany({ where: { id }, data: { fileKey: "" } });
}
