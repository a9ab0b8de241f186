import type { Ctx } from "@/server/context";
import { countWaitingJobs, listDeadJobs, reviveJob } from "@/server/platform/dead-jobs";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { JobBoard } from "../contract";
import { JobRevived } from "../events";

/** What the queue holds, and the jobs that gave up. */
export async function readJobs(ctx: Ctx<Staff>): Promise<JobBoard> {
  const [counts, dead] = await Promise.all([countWaitingJobs(ctx.db), listDeadJobs(ctx.db)]);
  return { ...counts, dead: dead.map(({ payload: _, ...row }) => row) };
}

/** Puts a job that gave up back into the queue, once. */
export async function retryJob(ctx: Ctx<Staff>, id: string): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const revived = await reviveJob(db, id, ctx.clock());
    if (!revived) throw new AppError("CONFLICT", "This job was retried already.");
    await announce(db, ctx, {
      kind: JobRevived,
      payload: { deadJobId: id },
      change: { subject: revived.task, after: { deadJobId: id } },
    });
  });
}
