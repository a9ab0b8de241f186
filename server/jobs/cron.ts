import { drainJobs, runJobNow } from "./worker";

/** Vercel gives a function a minute; a call that takes longer is cut, and the next one goes on. */
const TIME_LIMIT = 50_000;

/**
 * `/api/cron/{job}`: runs one scheduled job, then works off the queue within the time
 * limit. `drain` only works off the queue.
 */
export async function runScheduled(id: string): Promise<Response> {
  if (id !== "drain" && !(await runJobNow(id)))
    return Response.json({ error: { message: `There is no job ${id}` } }, { status: 404 });
  const isDrained = await Promise.race([
    drainJobs().then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), TIME_LIMIT).unref()),
  ]);
  return Response.json({ job: id, isDrained });
}
