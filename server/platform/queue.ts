import { type Db, Prisma } from "./db";

type Enqueue = {
  readonly task: string;
  readonly payload: object;
  /** Two waiting jobs with one key are one job. */
  readonly key?: string;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
};

/** Puts a job into PostgreSQL in the caller's transaction: it exists exactly if that commits. */
export async function enqueue(db: Db, job: Enqueue): Promise<void> {
  await db.$executeRaw`SELECT ${addJob(job)}`;
}

/** The same as part of a statement. */
export const addJob = ({ task, payload, key, runAt, maxAttempts = 12 }: Enqueue): Prisma.Sql => Prisma.sql`
  graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json, run_at := ${runAt ?? null}::timestamptz,
    job_key := ${key ?? null}, max_attempts := ${maxAttempts}::int)`;
