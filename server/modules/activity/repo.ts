import { type Db, PLAN_EACH_TIME, Prisma } from "@/server/platform/db";
import { keyset } from "@/server/platform/keyset";
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

export type ActivityFilter = {
  readonly subject?: string | undefined;
  /** The room that announced it: what the action begins with. */
  readonly area?: string | undefined;
  /** What the actor begins with: "staff", "system". */
  readonly by?: string | undefined;
  readonly hasReason?: boolean | undefined;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly isDown: boolean;
  readonly after: readonly string[] | null;
  readonly limit: number;
};

/** In the order of the chain or against it, one more than asked for. */
export async function listActivity(db: Db, filter: ActivityFilter): Promise<ActivityRow[]> {
  const keys = [{ sql: Prisma.sql`a.seq`, type: "bigint" }] as const;
  const { order, beyond } = keyset(keys, filter);
  const rows = await db.$queryRaw<object[]>`
    SELECT ${PLAN_EACH_TIME} a.seq, a.at, a.actor, a.action, a.subject, a.before, a.after, a.reason, a.request_id AS "requestId", a.address
    FROM activity a WHERE ${Prisma.join([...conditionsOf(filter), beyond], " AND ")}
    ORDER BY ${order} LIMIT ${filter.limit + 1}`;
  return rows.map((row) => ActivityRow.parse(row));
}

const conditionsOf = ({ subject, area, by, hasReason, from, to }: ActivityFilter): Prisma.Sql[] => [
  Prisma.sql`true`,
  ...(subject ? [Prisma.sql`a.subject IN (${subject}, ${subject.toUpperCase()})`] : []),
  ...(area ? [Prisma.sql`a.action LIKE ${`${area}.%`}`] : []),
  ...(by ? [Prisma.sql`split_part(a.actor, ':', 1) = ${by}`] : []),
  ...(hasReason === undefined ? [] : [Prisma.sql`(a.reason <> '') = ${hasReason}`]),
  ...(from ? [Prisma.sql`a.at >= ${from}::timestamptz`] : []),
  ...(to ? [Prisma.sql`a.at < ${to}::timestamptz`] : []),
];

export type Checkpoint = { readonly seq: bigint; readonly hash: string; readonly brokenAt: bigint | null };

export async function findCheckpoint(db: Db): Promise<Checkpoint | null> {
  return db.chainCheck.findUnique({ where: { id: 1 }, select: { seq: true, hash: true, brokenAt: true } });
}

/**
 * Walks what was added since a row that was found whole, that row included: its hash must still be the one that was
 * found. At most `most` rows, so that a visit stays short; the rest is walked by the next one.
 */
export async function walkSince(
  db: Db,
  from: Pick<Checkpoint, "seq" | "hash">,
  most: number,
): Promise<{ last: Pick<Checkpoint, "seq" | "hash">; brokenAt: bigint | null }> {
  const [walk] = await db.$queryRaw<{ broken_at: bigint | null; seq: bigint | null; hash: string | null }[]>`
    WITH added AS (
      SELECT a AS "row", a.seq, a.hash, a.prev_hash, ${from.seq}::bigint + row_number() OVER (ORDER BY a.seq) AS place,
        coalesce(lag(a.hash) OVER (ORDER BY a.seq), ${from.hash}) AS before
      FROM activity a WHERE a.seq > ${from.seq} AND a.seq <= (
        SELECT max(seq) FROM (SELECT seq FROM activity WHERE seq > ${from.seq} ORDER BY seq LIMIT ${most}) AS next)
    )
    SELECT CASE WHEN ${from.seq}::bigint > 0 AND NOT EXISTS (
        SELECT FROM activity a WHERE a.seq = ${from.seq} AND a.hash = ${from.hash} AND a.hash = activity_hash(a, a.prev_hash))
      THEN ${from.seq}::bigint
      ELSE (SELECT min(seq) FROM added WHERE seq <> place OR prev_hash <> before OR hash <> activity_hash("row", before)) END AS broken_at,
      (SELECT max(seq) FROM added) AS seq, (SELECT hash FROM added ORDER BY seq DESC LIMIT 1) AS hash`;
  const isMore = walk && walk.seq !== null && walk.hash !== null;
  return {
    last: isMore ? { seq: walk.seq ?? from.seq, hash: walk.hash ?? from.hash } : from,
    brokenAt: walk?.broken_at ?? null,
  };
}

/** Two visitors may walk at once: the one who came further is kept, and what is broken stays so until a full walk clears it. */
export async function saveCheckpoint(
  db: Db,
  { seq, hash, brokenAt }: Checkpoint,
  { at, isFull }: { readonly at: Date; readonly isFull: boolean },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO chain_check (id, seq, hash, broken_at, checked_at) VALUES (1, ${seq}, ${hash}, ${brokenAt}::bigint, ${at}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, broken_at = excluded.broken_at, checked_at = excluded.checked_at
    WHERE ${isFull} OR (chain_check.broken_at IS NULL AND (chain_check.seq <= excluded.seq OR excluded.broken_at IS NOT NULL))`;
}
