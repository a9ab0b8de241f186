import type { Db } from "@/server/platform/db";
import { ActivityRow, type LoggedEvent } from "./contract";

/** The database chains the row to the one before. Writing an event again does nothing. */
export async function saveActivity(db: Db, { id, topic, ...event }: LoggedEvent): Promise<void> {
  const { at, actor, subject, reason, requestId, address } = event;
  await db.$executeRaw`
    INSERT INTO activity (event_id, at, actor, action, subject, before, after, reason, request_id, address)
    VALUES (${id}, ${at}::timestamptz, ${actor}, ${topic}, ${subject}, ${toJson(event.before)}::jsonb, ${toJson(event.after)}::jsonb,
      ${reason}, ${requestId}, ${address})
    ON CONFLICT (event_id) DO NOTHING`;
}

const toJson = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/** Newest first, one more than asked for. */
export async function listActivity(db: Db, before: bigint | null, limit: number): Promise<ActivityRow[]> {
  const rows = await db.activity.findMany({
    where: before === null ? {} : { seq: { lt: before } },
    orderBy: { seq: "desc" },
    take: limit + 1,
    select: COLUMNS,
  });
  return rows.map((row) => ActivityRow.parse(row));
}

/** Newest first. */
export async function listActivityAbout(db: Db, subject: string, limit: number): Promise<ActivityRow[]> {
  const rows = await db.activity.findMany({
    where: { subject },
    orderBy: { seq: "desc" },
    take: limit,
    select: COLUMNS,
  });
  return rows.map((row) => ActivityRow.parse(row));
}

const COLUMNS = {
  seq: true,
  at: true,
  actor: true,
  action: true,
  subject: true,
  before: true,
  after: true,
  reason: true,
  requestId: true,
  address: true,
} as const;

type Walk = { readonly count: bigint; readonly broken_at: bigint | null };

/** Walks the whole chain: each row's hash must fit the row and the hash before it, and no number may be missing. */
export async function walkChain(db: Db): Promise<{ count: number; brokenAt: bigint | null }> {
  const [walk] = await db.$queryRaw<Walk[]>`
    SELECT count(*) AS count,
      min(seq) FILTER (WHERE seq <> place OR prev_hash <> before OR hash <> activity_hash("row", before)) AS broken_at
    FROM (
      SELECT a AS "row", a.seq, a.hash, a.prev_hash, row_number() OVER (ORDER BY a.seq) AS place,
        coalesce(lag(a.hash) OVER (ORDER BY a.seq), '') AS before
      FROM activity a
    ) AS chain`;
  return { count: Number(walk?.count ?? 0), brokenAt: walk?.broken_at ?? null };
}
