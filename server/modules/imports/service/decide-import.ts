import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce, type EventKind } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { Staff, System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ImportRunId } from "@/server/shared/id";
import { may } from "@/server/shared/permission";
import type { ImportState, MapImportInput } from "../contract";
import { ImportChecking, ImportMapped, ImportRunning } from "../events";
import { statesBefore } from "../machine";
import { checkMapping } from "../policy/know-columns";
import * as repo from "../repo/runs";
import { checkMayImport, listTargets } from "./start-import";

export const WORK_TASK = "imports.work-import";

type Step = {
  readonly to: ImportState;
  readonly refusal: string;
  readonly kind: EventKind<{ importId: string }>;
  readonly facts: (run: repo.ImportRow) => Parameters<typeof repo.moveRun>[2];
};

async function step(ctx: Ctx<Staff>, id: ImportRunId, { to, refusal, kind, facts }: Step): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const run = await repo.holdRun(db, id);
    if (!run) throw new AppError("NOT_FOUND", "There is no such import.");
    checkMayImport(ctx, run.kind);
    const next = facts(run);
    if (!(await repo.moveRun(db, { id, from: statesBefore(to), to, at: ctx.clock() }, next)))
      throw new AppError("CONFLICT", refusal);
    if (to !== "running") await repo.forgetProblems(db, id);
    await announce(db, ctx, {
      kind,
      payload: { importId: id },
      change: {
        subject: id,
        before: { state: run.state },
        after: { state: to, file: run.fileName, kind: run.kind },
      },
    });
    if (to !== "mapped") await workOn(db, id);
  });
}

/** Says what each column is. INVALID for a mapping that cannot be; CONFLICT once the import runs. */
export async function mapImport(ctx: Ctx<Staff>, { id, mapping }: MapImportInput): Promise<void> {
  const run = await repo.findRun(ctx.db, id);
  if (!run) throw new AppError("NOT_FOUND", "There is no such import.");
  checkMapping(mapping, { kind: run.kind, header: run.header, targets: await listTargets(ctx.db, run.kind) });
  if (mapping.some((target) => target.startsWith("stock:")) && !may(ctx.actor.role, "stock.manage"))
    throw new AppError("FORBIDDEN", "Your account may not change stock. Leave its columns out.");
  const facts = () => ({ mapping, mode: "dry", rowsDone: 0, problems: 0, found: {} });
  await step(ctx, id, {
    to: "mapped",
    refusal: "The columns cannot be changed any more.",
    kind: ImportMapped,
    facts,
  });
}

/** Looks at every row, and writes nothing but what would come of it. */
export const checkImport = (ctx: Ctx<Staff>, id: ImportRunId): Promise<void> =>
  step(ctx, id, {
    to: "checking",
    refusal: "This file cannot be checked now. Look at the page again.",
    kind: ImportChecking,
    facts: () => ({ mode: "dry", rowsDone: 0, problems: 0, found: {} }),
  });

/** Writes it, product by product; those with a problem are left alone. Asked twice, it is done once. */
export const runImport = (ctx: Ctx<Staff>, id: ImportRunId): Promise<void> =>
  step(ctx, id, {
    to: "running",
    refusal: "This import cannot be started now. Look at the page again.",
    kind: ImportRunning,
    facts: () => ({ mode: "real", rowsDone: 0, problems: 0, done: {}, runAt: ctx.clock() }),
  });

const workOn = (db: Db, id: string): Promise<void> =>
  enqueue(db, { task: WORK_TASK, payload: { id }, key: `${WORK_TASK}:${id}` });

const STALLED_MS = 60_000;

/** Takes up those whose worker was killed: what was written is remembered with it. */
export async function resumeImports(ctx: Ctx<System>, limit: number): Promise<number> {
  const stalled = await repo.listStalled(ctx.db, new Date(ctx.clock().getTime() - STALLED_MS), limit);
  for (const { id, touchedAt } of stalled) {
    // A key of its own: the killed worker's job may hold the usual one for hours.
    const key = `${WORK_TASK}:${id}:${touchedAt.getTime()}`;
    await enqueue(ctx.db, { task: WORK_TASK, payload: { id }, key });
  }
  return stalled.length;
}

const FILES_LIVE_MS = 30 * 24 * 3_600_000;

/** Files leave after thirty days; what was found and done stays. */
export async function forgetFiles(ctx: Ctx<System>, limit: number): Promise<number> {
  const old = await repo.listOldFiles(ctx.db, new Date(ctx.clock().getTime() - FILES_LIVE_MS), limit);
  for (const { id, fileKey } of old) {
    await ctx.storage.remove(fileKey);
    await repo.forgetFile(ctx.db, id);
  }
  return old.length;
}
