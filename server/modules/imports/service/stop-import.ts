import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import type { Staff, System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ImportRunId } from "@/server/shared/id";
import { ImportCancelled, ImportFailed } from "../events";
import { statesBefore } from "../machine";
import * as repo from "../repo/runs";

/** Stops an import: the chunk in hand is finished. What was written stays written. CONFLICT once it has ended. */
export async function cancelImport(ctx: Ctx<Staff>, id: ImportRunId): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const run = await repo.holdRun(db, id);
    if (!run) throw new AppError("NOT_FOUND", "There is no such import.");
    const move = { id, from: statesBefore("cancelled"), to: "cancelled", at: ctx.clock() } as const;
    if (!(await repo.moveRun(db, move))) throw new AppError("CONFLICT", "This import has ended already.");
    await announce(db, ctx, {
      kind: ImportCancelled,
      payload: { importId: id },
      change: { subject: id, before: { state: run.state }, after: { state: "cancelled", ...run.done } },
    });
  });
}

/** Ends an import that cannot go on, with the reason for people to read. */
export async function failImport(ctx: Ctx<Staff | System>, id: ImportRunId, reason: string): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const run = await repo.holdRun(db, id);
    if (!run) return;
    const move = { id, from: statesBefore("failed"), to: "failed", at: ctx.clock() } as const;
    if (!(await repo.moveRun(db, move, { reason }))) return;
    await announce(db, ctx, {
      kind: ImportFailed,
      payload: { importId: id },
      change: { subject: id, before: { state: run.state }, after: { state: "failed", ...run.done }, reason },
    });
  });
}
