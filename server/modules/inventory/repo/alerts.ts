import { type Db, Prisma } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import type { VariantId } from "@/server/shared/id";
import { type AlertKind, type AlertRow, type AlertState, PACE_DAYS } from "../contract/alerts";

const WATCH_LOCK = 20261122_001;
const NOTICE_LOCK = 20261122_002;

/** One run at a time: false when another process is at it. Let go at the end of the transaction. */
export async function takeTurn(db: Db, run: "watch" | "notice"): Promise<boolean> {
  const lock = run === "watch" ? WATCH_LOCK : NOTICE_LOCK;
  const [row] = await db.$queryRaw<
    [{ mine: boolean }]
  >`SELECT pg_try_advisory_xact_lock(${lock}::bigint) AS mine`;
  return row.mine;
}

export type Limits = { readonly threshold: number; readonly leadDays: number };
export type Measure = {
  readonly at: Date;
  readonly soldSince: Date;
  /** Fewer sales than this say nothing about a pace. */
  readonly fewestSales: number;
  /** Where no rule was ever set. */
  readonly standard: Limits;
};

/** Every variant on sale that runs low, once per reason. */
const lowNow = ({ at, soldSince, fewestSales, standard }: Measure): Prisma.Sql => Prisma.sql`
  figure AS (
    SELECT v.id AS variant_id, l.available, coalesce(m.sold, 0) AS sold,
      coalesce(own.threshold, base.threshold, ${standard.threshold}::int) AS threshold,
      coalesce(own.lead_days, base.lead_days, ${standard.leadDays}::int) AS lead_days,
      CASE WHEN m.sold > 0 THEN (greatest(l.available, 0)::bigint * ${PACE_DAYS}::int / m.sold)::int END AS cover_days
    FROM variant v JOIN product p ON p.id = v.product_id
    JOIN (SELECT variant_id, sum(on_hand - reserved)::int AS available FROM stock_level GROUP BY variant_id) l ON l.variant_id = v.id
    LEFT JOIN (
      SELECT variant_id, -sum(on_hand_delta)::int AS sold FROM stock_movement
      WHERE kind = 'sale' AND at > ${soldSince}::timestamptz AND at <= ${at}::timestamptz GROUP BY variant_id
    ) m ON m.variant_id = v.id
    LEFT JOIN stock_rule own ON own.variant_id = v.id
    LEFT JOIN stock_rule base ON base.variant_id IS NULL
    WHERE v.status = 'active' AND p.status = 'active'
  ), low AS MATERIALIZED (
    SELECT f.*, k.kind FROM figure f CROSS JOIN (VALUES ('threshold'), ('cover')) AS k (kind)
    WHERE (k.kind = 'threshold' AND f.available <= f.threshold)
       OR (k.kind = 'cover' AND f.sold >= ${fewestSales}::int AND f.cover_days < f.lead_days)
  )`;

/** Closes what no longer runs low. Returns how many. */
export const closeAlerts = (db: Db, measure: Measure): Promise<number> => db.$executeRaw`
  WITH ${lowNow(measure)}
  UPDATE stock_alert a SET state = 'closed', closed_at = ${measure.at}::timestamptz
  WHERE a.state <> 'closed' AND NOT EXISTS (SELECT FROM low WHERE low.variant_id = a.variant_id AND low.kind = a.kind)`;

type Opened = { readonly id: string; readonly isQuiet: boolean };
type Opening = Measure & { readonly quietSince: Date; readonly limit: number };

/** Opens an alert for what runs low and has none, the emptiest first. One that was closed after `quietSince` comes back quietly. */
export async function openAlerts(db: Db, opening: Opening): Promise<Opened[]> {
  const low = await db.$queryRaw<
    {
      variantId: string;
      kind: string;
      available: number;
      sold: number;
      coverDays: number | null;
      threshold: number;
      leadDays: number;
      isQuiet: boolean;
    }[]
  >`
    WITH ${lowNow(opening)}
    SELECT low.variant_id AS "variantId", low.kind, low.available, low.sold, low.cover_days AS "coverDays", low.threshold,
      low.lead_days AS "leadDays", EXISTS (SELECT FROM stock_alert c WHERE c.variant_id = low.variant_id AND c.kind = low.kind
        AND c.state = 'closed' AND c.closed_at > ${opening.quietSince}::timestamptz) AS "isQuiet"
    FROM low WHERE NOT EXISTS (SELECT FROM stock_alert a
      WHERE a.variant_id = low.variant_id AND a.kind = low.kind AND a.state <> 'closed')
    ORDER BY low.available, low.variant_id, low.kind LIMIT ${opening.limit}`;
  const rows = low.map((row) => ({
    ...row,
    id: newId("stockAlert", opening.at),
    state: "open",
    openedAt: opening.at,
  }));
  return db.stockAlert.createManyAndReturn({
    data: rows,
    skipDuplicates: true,
    select: { id: true, isQuiet: true },
  });
}

type Joined = Omit<AlertRow, "opening"> & AlertRow["opening"] & { readonly opened: number };

const ALERT = Prisma.sql`
  SELECT a.id, a.variant_id AS "variantId", v.sku, p.slug, p.title, v.title AS "variantTitle", a.kind, a.state,
    coalesce((SELECT sum(on_hand - reserved) FROM stock_level s WHERE s.variant_id = a.variant_id), 0)::int AS available,
    a.available AS opened, a.sold, a.cover_days AS "coverDays", a.threshold, a.lead_days AS "leadDays", a.opened_at AS "openedAt",
    a.acknowledged_at AS "acknowledgedAt", a.acknowledged_by AS "acknowledgedBy", a.reason, a.closed_at AS "closedAt",
    json_build_object('threshold', coalesce(r.threshold, a.threshold), 'leadDays', coalesce(r.lead_days, a.lead_days),
      'version', coalesce(r.version, 0)) AS rule
  FROM stock_alert a JOIN variant v ON v.id = a.variant_id JOIN product p ON p.id = v.product_id
  LEFT JOIN stock_rule r ON r.variant_id = a.variant_id`;

const toRow = ({ opened, sold, coverDays, threshold, leadDays, ...row }: Joined): AlertRow => ({
  ...row,
  opening: { available: opened, sold, coverDays, threshold, leadDays },
});

type Filter = {
  readonly state?: AlertState | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

/** Newest first, one more than asked for. Ids sort by time. */
export async function listAlerts(db: Db, { state, before, limit }: Filter): Promise<AlertRow[]> {
  const rows = await db.$queryRaw<Joined[]>`${ALERT}
    WHERE CASE WHEN ${state ?? null}::text IS NULL THEN a.state <> 'closed' ELSE a.state = ${state ?? null}::text END
      AND (${before ?? null}::text IS NULL OR a.id < ${before ?? null}::text)
    ORDER BY a.id DESC LIMIT ${limit + 1}`;
  return rows.map(toRow);
}

/** Those of the alerts that are still open, the emptiest first. */
export async function listOpenAmong(db: Db, ids: readonly string[]): Promise<AlertRow[]> {
  const rows = await db.$queryRaw<Joined[]>`${ALERT}
    WHERE a.id = ANY (${[...ids]}::text[]) AND a.state = 'open' ORDER BY available, p.title, v.sku, a.kind`;
  return rows.map(toRow);
}

/** Variants that wait for staff, however many reasons each has. */
export async function countOpenVariants(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(DISTINCT variant_id)::int AS count FROM stock_alert WHERE state = 'open'`;
  return row.count;
}

export type AlertRecord = {
  readonly id: string;
  readonly variantId: VariantId;
  readonly kind: AlertKind;
  readonly state: AlertState;
};

export async function findAlert(db: Db, id: string): Promise<AlertRecord | null> {
  const row = await db.stockAlert.findUnique({
    where: { id },
    select: { id: true, variantId: true, kind: true, state: true },
  });
  return row as AlertRecord | null;
}

type Acknowledged = {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
};

/** False when the alert is no longer open. */
export async function saveAcknowledged(db: Db, { id, by, reason, at }: Acknowledged): Promise<boolean> {
  const { count } = await db.stockAlert.updateMany({
    where: { id, state: "open" },
    data: { state: "acknowledged", acknowledgedBy: by, acknowledgedAt: at, reason },
  });
  return count === 1;
}
