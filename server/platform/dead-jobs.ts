import type { Database, Db } from "./db";
import { newId } from "./id";
import { enqueue } from "./queue";

type Death = {
  readonly task: string;
  readonly payload: object;
  readonly error: string;
  readonly attempts: number;
  readonly at: Date;
};

/** Keeps a job that gave up, until a person retries it. */
export async function buryJob(db: Database, { at, ...death }: Death): Promise<void> {
  await db.deadJob.create({ data: { ...death, id: newId("deadJob", at), diedAt: at }, select: { id: true } });
}

export const listDeadJobs = (db: Database) =>
  db.deadJob.findMany({
    orderBy: [{ retriedAt: { sort: "desc", nulls: "first" } }, { diedAt: "desc" }],
    take: 100,
  });

export const countDeadJobs = (db: Database): Promise<number> =>
  db.deadJob.count({ where: { retriedAt: null } });

/** Puts a dead job back into the queue, once. False when someone did already. */
export async function reviveJob(db: Db, id: string, at: Date): Promise<{ task: string } | null> {
  const { count } = await db.deadJob.updateMany({ where: { id, retriedAt: null }, data: { retriedAt: at } });
  if (count === 0) return null;
  const job = await db.deadJob.findUniqueOrThrow({ where: { id } });
  await enqueue(db, { task: job.task, payload: job.payload as object, key: `revived:${id}` });
  return { task: job.task };
}

/** Jobs that wait or run now, with the age of the oldest that could run. */
export async function countWaitingJobs(db: Database): Promise<{ waiting: number; failing: number }> {
  const [row] = await db.$queryRaw<[{ waiting: number; failing: number }]>`
    SELECT count(*) FILTER (WHERE attempts = 0)::int AS waiting, count(*) FILTER (WHERE attempts > 0)::int AS failing
    FROM graphile_worker.jobs WHERE attempts < max_attempts`;
  return row;
}
