import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { Staff, System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { RunFinished } from "../events";
import * as repo from "../repo/bulk-runs";
import { type BulkAction, openAction } from "./know-actions";
import { WORK_TASK } from "./plan-run";

/** So many rows per job: other jobs wait seconds, not minutes, and a killed worker loses one row's work at most. */
const CHUNK = 25;

/** How a job acts for the member of staff who began a run; null once they may not. */
type Employ = (ctx: Ctx<System>, run: repo.RunRow) => Promise<Ctx<Staff> | null>;

type Work = { readonly staff: Ctx<Staff>; readonly run: repo.RunRow; readonly action: BulkAction };

/** Looks at, or does, the next rows of a run, then hands the rest to the next job. */
export async function workRun(ctx: Ctx<System>, runId: string, employ: Employ): Promise<void> {
  const run = await repo.findRun(ctx.db, runId);
  if (!run || (run.status !== "checking" && run.status !== "running")) return;
  const staff = await employ(ctx, run);
  const action = staff && allowedAction(staff, run.action);
  if (!action) return endRun(ctx, run, "cancelled", "Whoever began this may not do it any more.");
  const work: Work = { staff, run, action };
  const status = run.status === "checking" ? "waiting" : "ready";
  const rows = await repo.listRows(ctx.db, { runId, status, after: 0 }, CHUNK);
  for (const row of rows) {
    const isOn = await (run.status === "checking" ? checkRow(work, row) : doRow(work, row));
    if (!isOn) return;
    await repo.touchRun(ctx.db, runId, ctx.clock());
  }
  if (rows.length === CHUNK) return goOn(ctx, runId, rows.at(-1)?.position ?? 0);
  if (run.status === "running") return endRun(ctx, run, "done", "");
  await repo.moveRun(ctx.db, { id: runId, from: ["checking"], to: "ready", at: ctx.clock() });
}

function allowedAction(staff: Ctx<Staff>, name: string): BulkAction | null {
  try {
    return openAction(staff, name);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** False when the run has been stopped, or the row is another worker's. */
async function checkRow(work: Work, { position, subject }: repo.BulkRowRow): Promise<boolean> {
  const { staff, run } = work;
  const found = await look(work, subject);
  const at = { runId: run.id, position, from: "waiting", while: "checking" } as const;
  return staff.db.$transaction((db) => repo.markRow(db, at, found));
}

async function look(
  { staff, run, action }: Work,
  subject: string,
): Promise<Pick<repo.BulkRowRow, "status" | "detail">> {
  try {
    const refusal = await action.check(staff, subject);
    return refusal === null ? { status: "ready", detail: "" } : { status: "refused", detail: refusal };
  } catch (error) {
    // One row that cannot be read must not keep the others waiting.
    staff.log.error({ error, runId: run.id, subject }, "row of a bulk run could not be looked at");
    return { status: "failed", detail: "This row could not be looked at. Something failed on our side." };
  }
}

async function doRow(work: Work, { position, subject }: repo.BulkRowRow): Promise<boolean> {
  const { staff, run, action } = work;
  const at = { runId: run.id, position, from: "ready", while: "running" } as const;
  try {
    // Marked first and in the same transaction: it is done exactly if it is marked.
    return await staff.db.$transaction(async (db) => {
      if (!(await repo.markRow(db, at, { status: "done", detail: "" }))) return false;
      const detail = await action.apply(staff, db, subject);
      await repo.describeRow(db, run.id, position, detail);
      return true;
    });
  } catch (error) {
    const isRule = error instanceof AppError;
    if (!isRule) staff.log.error({ error, runId: run.id, subject }, "row of a bulk run failed");
    const detail = isRule ? error.message : "Something failed on our side. Try this row again.";
    // Where the database is away this fails as well, and the job comes back to the row.
    return staff.db.$transaction((db) => repo.markRow(db, at, { status: "failed", detail }));
  }
}

async function endRun(
  ctx: Ctx<System>,
  run: repo.RunRow,
  to: "done" | "cancelled",
  reason: string,
): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const { id, status } = run;
    if (!(await repo.moveRun(db, { id, from: [status], to, at: ctx.clock() }))) return;
    if (to === "cancelled") await repo.leaveRows(db, id);
    const tally = (await repo.countRows(db, [id])).get(id) ?? {};
    await announce(db, ctx, {
      kind: RunFinished,
      payload: { runId: id },
      change: {
        subject: id,
        before: { status },
        after: { status: to, action: run.action, ...tally },
        reason,
      },
    });
  });
}

/** The running job still holds its key, so the next one has its own. */
const goOn = (ctx: Ctx<System>, runId: string, position: number): Promise<void> =>
  enqueue(ctx.db, { task: WORK_TASK, payload: { runId }, key: `${WORK_TASK}:${runId}:after-${position}` });
