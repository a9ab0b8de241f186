import type { Ctx } from "@/server/context";
import type { Staff, System } from "@/server/shared/actor";
import { daysOf, type ListPage, type ListQuery, readCursor, toPage } from "@/server/shared/list";
import type { ActivityRow, ChainCheck, LoggedEvent } from "./contract";
import * as repo from "./repo";

/** Writes one fact into the log, once however often it is told. Listens to every topic. */
export const recordActivity = (ctx: Ctx<System>, event: LoggedEvent): Promise<void> =>
  repo.saveActivity(ctx.db, event);

/** What was done, newest first, in pages, filtered as ACTIVITY_LIST allows. */
export async function listActivity(ctx: Ctx<Staff>, query: ListQuery): Promise<ListPage<ActivityRow>> {
  const { q, area, by, reason } = query.filters;
  const rows = await repo.listActivity(ctx.db, {
    subject: q,
    area,
    by,
    hasReason: reason === undefined ? undefined : reason === "yes",
    ...daysOf(query, "at"),
    isDown: query.sort.isDown,
    after: readCursor(query.cursor),
    limit: query.limit,
  });
  return toPage(rows, query.limit, ({ seq }) => [seq.toString()]);
}

/** The history of one thing, newest first. */
export const listActivityAbout = (ctx: Ctx<Staff>, subject: string, limit: number): Promise<ActivityRow[]> =>
  repo.listActivityAbout(ctx.db, subject, limit);

const CHUNK = 20_000;

/** Recomputes every hash of the chain, some thousands at a time. `brokenAt` is the first row that does not fit. */
export async function verifyActivity(ctx: Ctx<Staff | System>): Promise<ChainCheck> {
  let link = { seq: 0n, hash: "" };
  let brokenAt: bigint | null = null;
  for (let isMore = true; isMore && brokenAt === null; ) {
    const walk = await repo.walkSince(ctx.db, link, CHUNK);
    isMore = walk.last.seq !== link.seq;
    brokenAt = walk.brokenAt;
    if (brokenAt === null) link = walk.last;
  }
  await repo.saveCheckpoint(ctx.db, { ...link, brokenAt }, { at: ctx.clock(), isFull: true });
  return { isWhole: brokenAt === null, count: Number(link.seq), brokenAt };
}

const MOST_ROWS_A_VISIT = 5_000;

/**
 * Whether the chain is whole as far as it has grown since the last look: a visit walks only what is new. Tampering
 * with what was found whole earlier shows at the next full check, which comes every night and by a button.
 */
export async function verifyNewActivity(ctx: Ctx<Staff | System>): Promise<ChainCheck> {
  const known = await repo.findCheckpoint(ctx.db);
  if (known?.brokenAt) return { isWhole: false, count: Number(known.seq), brokenAt: known.brokenAt };
  const from = known ?? { seq: 0n, hash: "" };
  const { last, brokenAt } = await repo.walkSince(ctx.db, from, MOST_ROWS_A_VISIT);
  if (last.seq !== from.seq || brokenAt !== null) {
    const checkpoint = brokenAt === null ? last : from;
    await repo.saveCheckpoint(
      ctx.db,
      { seq: checkpoint.seq, hash: checkpoint.hash, brokenAt },
      { at: ctx.clock(), isFull: false },
    );
  }
  return { isWhole: brokenAt === null, count: Number(last.seq), brokenAt };
}
