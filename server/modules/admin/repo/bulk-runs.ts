import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import type { SessionId, UserId } from "@/server/shared/id";
import type { BulkRowStatus, RunStatus } from "../contract";

export type RunRow = {
  readonly id: string;
  readonly action: string;
  readonly status: RunStatus;
  readonly startedBy: UserId;
  readonly sessionId: SessionId;
  readonly reason: string;
  readonly createdAt: Date;
  readonly runAt: Date | null;
  readonly finishedAt: Date | null;
};

const RUN = {
  id: true,
  action: true,
  status: true,
  startedBy: true,
  sessionId: true,
  reason: true,
  createdAt: true,
  runAt: true,
  finishedAt: true,
} as const;

export type NewRun = {
  readonly action: string;
  readonly subjects: readonly string[];
  readonly startedBy: UserId;
  readonly sessionId: SessionId;
  readonly at: Date;
};

/** Writes a run with its rows, in the order given; a row that was named twice is one row. */
export async function addRun(db: Db, { subjects, at, ...run }: NewRun): Promise<string> {
  const id = newId("bulkRun", at);
  const unique = [...new Set(subjects)];
  await db.bulkRun.create({
    data: { ...run, id, params: {}, status: "checking", createdAt: at, touchedAt: at },
    select: { id: true },
  });
  await db.$executeRaw`
    INSERT INTO bulk_row (run_id, position, subject, label)
    SELECT ${id}, place::int, subject, subject FROM unnest(${unique}::text[]) WITH ORDINALITY AS given (subject, place)`;
  return id;
}

export const findRun = (db: Db, id: string): Promise<RunRow | null> =>
  db.bulkRun.findUnique({ where: { id }, select: RUN }) as Promise<RunRow | null>;

export const listRuns = (db: Db, actions: readonly string[]): Promise<RunRow[]> =>
  db.bulkRun.findMany({
    where: { action: { in: [...actions] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
    select: RUN,
  }) as Promise<RunRow[]>;

export type Tally = Readonly<Partial<Record<BulkRowStatus, number>>>;

/** How many rows stand where, per run. */
export async function countRows(db: Db, runIds: readonly string[]): Promise<Map<string, Tally>> {
  const counts = await db.bulkRow.groupBy({
    by: ["runId", "status"],
    where: { runId: { in: [...runIds] } },
    _count: { _all: true },
  });
  const tallies = new Map<string, Tally>();
  for (const { runId, status, _count } of counts)
    tallies.set(runId, { ...tallies.get(runId), [status]: _count._all });
  return tallies;
}

export type BulkRowRow = {
  readonly position: number;
  readonly subject: string;
  readonly status: BulkRowStatus;
  readonly detail: string;
};

type RowsAsked = {
  readonly runId: string;
  readonly status?: BulkRowStatus | undefined;
  readonly after: number;
};

export const listRows = (db: Db, { runId, status, after }: RowsAsked, limit: number): Promise<BulkRowRow[]> =>
  db.bulkRow.findMany({
    where: { runId, position: { gt: after }, ...(status ? { status } : {}) },
    orderBy: { position: "asc" },
    take: limit,
    select: { position: true, subject: true, status: true, detail: true },
  }) as Promise<BulkRowRow[]>;

type Move = {
  readonly id: string;
  readonly from: readonly RunStatus[];
  readonly to: RunStatus;
  readonly at: Date;
};

/** Moves a run on; false when it was not where it was thought to be. */
export async function moveRun(db: Db, { id, from, to, at }: Move): Promise<boolean> {
  const isEnd = to === "done" || to === "cancelled";
  const { count } = await db.bulkRun.updateMany({
    where: { id, status: { in: [...from] } },
    data: {
      status: to,
      touchedAt: at,
      ...(to === "running" ? { runAt: at } : {}),
      ...(isEnd ? { finishedAt: at } : {}),
    },
  });
  return count > 0;
}

export const touchRun = async (db: Db, id: string, at: Date): Promise<void> => {
  await db.bulkRun.updateMany({ where: { id }, data: { touchedAt: at } });
};

type Mark = {
  readonly runId: string;
  readonly position: number;
  readonly from: BulkRowStatus;
  readonly while: RunStatus;
};

/**
 * Takes a row from one status to another while its run stands where it should; false when either has changed. In the
 * transaction that does the work, so that a row is marked exactly if it was done. Waits for a cancel that is on its way.
 */
export async function markRow(
  db: Db,
  { runId, position, from, while: standing }: Mark,
  { status, detail }: Pick<BulkRowRow, "status" | "detail">,
): Promise<boolean> {
  const [run] = await db.$queryRaw<{ status: string }[]>`
    SELECT status FROM bulk_run WHERE id = ${runId} FOR SHARE`;
  if (run?.status !== standing) return false;
  const { count } = await db.bulkRow.updateMany({
    where: { runId, position, status: from },
    data: { status, detail },
  });
  return count > 0;
}

/** What a run leaves undone when it is cancelled. */
export const leaveRows = (db: Db, runId: string): Promise<number> =>
  db.$executeRaw`UPDATE bulk_row SET status = 'left' WHERE run_id = ${runId} AND status IN ('waiting', 'ready')`;

/** Runs that should be going on but have stood still since. */
export async function findStalled(
  db: Db,
  before: Date,
  limit: number,
): Promise<{ id: string; touchedAt: Date }[]> {
  return db.bulkRun.findMany({
    where: { status: { in: ["checking", "running"] }, touchedAt: { lt: before } },
    orderBy: { touchedAt: "asc" },
    take: limit,
    select: { id: true, touchedAt: true },
  });
}

export async function describeRow(db: Db, runId: string, position: number, detail: string): Promise<void> {
  await db.bulkRow.updateMany({ where: { runId, position }, data: { detail } });
}
