import type { Ctx } from "@/server/context";
import type { Staff, System } from "@/server/shared/actor";
import {
  ActivityInput,
  type ActivityPage,
  type ActivityRow,
  type ChainCheck,
  type LoggedEvent,
} from "./contract";
import * as repo from "./repo";

/** Writes one fact into the log, once however often it is told. Listens to every topic. */
export const recordActivity = (ctx: Ctx<System>, event: LoggedEvent): Promise<void> =>
  repo.saveActivity(ctx.db, event);

/** What was done, newest first, in pages. */
export async function listActivity(ctx: Ctx<Staff>, input: ActivityInput): Promise<ActivityPage> {
  const { cursor, limit } = ActivityInput.parse(input);
  const rows = await repo.listActivity(ctx.db, cursor === undefined ? null : BigInt(cursor), limit);
  const page = rows.slice(0, limit);
  return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.seq.toString() ?? null) : null };
}

/** The history of one thing, newest first. */
export const listActivityAbout = (ctx: Ctx<Staff>, subject: string, limit: number): Promise<ActivityRow[]> =>
  repo.listActivityAbout(ctx.db, subject, limit);

/** Recomputes every hash of the chain. `brokenAt` is the first row that does not fit. */
export async function verifyActivity(ctx: Ctx<Staff | System>): Promise<ChainCheck> {
  const { count, brokenAt } = await repo.walkChain(ctx.db);
  return { isWhole: brokenAt === null, count, brokenAt };
}
