import {
  Logger,
  parseCronItems,
  type Runner,
  type RunnerOptions,
  run,
  runOnce,
  type TaskList,
} from "graphile-worker";
import { systemCtx } from "@/server/gate";
import { database } from "@/server/platform/db";
import { buryJob } from "@/server/platform/dead-jobs";
import { env } from "@/server/platform/env";
import { log } from "@/server/platform/log";
import type { Job } from "./job";
import { jobs } from "./registry";

type Task = NonNullable<TaskList[string]>;

/** A job as graphile-worker runs it: on its last failure it is buried, so that nothing is lost silently. */
const toTask =
  (job: Job): Task =>
  async (payload, { job: { attempts, max_attempts: most } }) => {
    const ctx = systemCtx(job.id);
    try {
      await job.run(ctx, stripCron(payload));
    } catch (error) {
      ctx.log.error({ error, job: job.id, attempts }, "job failed");
      if (attempts >= most) {
        const message = error instanceof Error ? error.message : String(error);
        await buryJob(ctx.db, {
          task: job.id,
          payload: stripCron(payload),
          error: message.slice(0, 2_000),
          attempts,
          at: ctx.clock(),
        });
      }
      throw error;
    }
  };

/** Scheduled runs carry the worker's own `_cron` note, which is no part of a payload. */
function stripCron(payload: unknown): object {
  if (typeof payload !== "object" || payload === null) return {};
  return Object.fromEntries(Object.entries(payload).filter(([name]) => name !== "_cron"));
}

const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.id, toTask(job)]));

const options = (): RunnerOptions => ({
  connectionString: env().DATABASE_URL,
  taskList,
  concurrency: 4,
  maxPoolSize: 6,
  pollInterval: 1_000,
  noHandleSignals: true,
  // graphile-worker's own lines are noise beside ours.
  logger: quietLogger,
});

const quietLogger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") log().warn({ message }, "worker");
});

/** The long-lived worker of one machine, with its schedules. Missed runs of up to an hour are made up for once. */
export const startWorker = (): Promise<Runner> =>
  run({
    ...options(),
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) =>
        job.schedule
          ? [
              {
                task: job.id,
                match: job.schedule,
                identifier: job.id,
                options: { backfillPeriod: 0, jobKey: job.id },
              },
            ]
          : [],
      ),
    ),
  });

/** Works off what waits, then returns: what a cron call in the cloud and a test do. */
export async function drainJobs(): Promise<void> {
  await runOnce(options());
}

/** Runs one scheduled job now, by its id; false when there is none. */
export async function runJobNow(id: string): Promise<boolean> {
  const job = jobs.find((candidate) => candidate.id === id);
  if (!job) return false;
  await job.run(systemCtx(`cron:${id}`), {});
  return true;
}

export const closeDatabase = (): Promise<void> => database().$disconnect();
