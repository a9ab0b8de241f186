import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { Staff, System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { readList } from "@/server/shared/list";
import { MOST_BULK_ROWS, type StartRunInput } from "../contract";
import { RunCancelled, RunPlanned, RunStarted } from "../events";
import * as repo from "../repo/bulk-runs";
import { openAction } from "./know-actions";
import { openList } from "./know-lists";

export const WORK_TASK = "admin.work-bulk-run";
/** Below PostgreSQL's limits and a screen's patience. */
const AT_ONCE = 500;

/** Writes down which rows are meant and has each looked at; nothing is done to them until the run is confirmed. */
export async function startRun(ctx: Ctx<Staff>, input: StartRunInput): Promise<{ id: string }> {
  const action = openAction(ctx, input.action);
  const subjects = input.filters ? await findSubjects(ctx, action.list, input.filters) : (input.ids ?? []);
  if (subjects.length === 0) throw new AppError("INVALID", "Choose at least one row first.");
  const { id: startedBy, session: sessionId } = ctx.actor;
  return ctx.db.$transaction(async (db) => {
    const id = await repo.addRun(db, {
      action: action.name,
      subjects,
      startedBy,
      sessionId,
      at: ctx.clock(),
    });
    await announce(db, ctx, {
      kind: RunPlanned,
      payload: { runId: id },
      change: {
        subject: id,
        after: { action: action.name, rows: subjects.length, filters: input.filters ?? null },
      },
    });
    await workOn(db, id);
    return { id };
  });
}

async function findSubjects(
  ctx: Ctx<Staff>,
  name: string,
  filters: Readonly<Record<string, string>>,
): Promise<string[]> {
  const { shape, readIds } = openList(ctx, name);
  if (!readIds) throw new AppError("INVALID", "The rows of this list cannot be chosen.");
  const found: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = readList(shape, { filters: { ...filters }, limit: AT_ONCE, cursor });
    const page = await readIds(ctx, query);
    found.push(...page.rows);
    cursor = page.nextCursor;
    if (found.length > MOST_BULK_ROWS)
      throw new AppError("INVALID", `More than ${MOST_BULK_ROWS} rows fit. Narrow the list down first.`);
  }
  return found;
}

/** Does it, to the rows that can take it. Asked twice, it is done once. */
export async function confirmRun(ctx: Ctx<Staff>, id: string): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const run = await findOwnRun(ctx, db, id);
    const isMoved = await repo.moveRun(db, { id, from: ["ready"], to: "running", at: ctx.clock() });
    if (!isMoved) throw new AppError("CONFLICT", `This run is ${run.status}: it cannot be started now.`);
    await announce(db, ctx, {
      kind: RunStarted,
      payload: { runId: id },
      change: { subject: id, before: { status: "ready" }, after: { status: "running", action: run.action } },
    });
    await workOn(db, id);
  });
}

/** Stops a run: the row in hand is finished, the others are left as they are. What was done stays done. */
export async function cancelRun(ctx: Ctx<Staff>, id: string): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const run = await findOwnRun(ctx, db, id);
    const from = ["checking", "ready", "running"] as const;
    if (!(await repo.moveRun(db, { id, from, to: "cancelled", at: ctx.clock() })))
      throw new AppError("CONFLICT", "This run has ended already.");
    const left = await repo.leaveRows(db, id);
    await announce(db, ctx, {
      kind: RunCancelled,
      payload: { runId: id },
      change: { subject: id, before: { status: run.status }, after: { status: "cancelled", left } },
    });
  });
}

async function findOwnRun(ctx: Ctx<Staff>, db: Db, id: string): Promise<repo.RunRow> {
  const run = await repo.findRun(db, id);
  if (!run) throw new AppError("NOT_FOUND", "There is no such run.");
  openAction(ctx, run.action);
  return run;
}

const workOn = (db: Db, runId: string): Promise<void> =>
  enqueue(db, { task: WORK_TASK, payload: { runId }, key: `${WORK_TASK}:${runId}` });

const STALLED_MS = 60_000;

/** Takes up runs whose worker was killed: each row knows whether it was done. */
export async function resumeRuns(ctx: Ctx<System>, limit: number): Promise<number> {
  const before = new Date(ctx.clock().getTime() - STALLED_MS);
  const stalled = await repo.findStalled(ctx.db, before, limit);
  for (const { id, touchedAt } of stalled) {
    // A key of its own: the killed worker's job may hold the usual one for hours.
    const key = `${WORK_TASK}:${id}:${touchedAt.getTime()}`;
    await enqueue(ctx.db, { task: WORK_TASK, payload: { runId: id }, key });
  }
  return stalled.length;
}
