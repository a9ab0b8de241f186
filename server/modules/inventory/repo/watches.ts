import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import type { VariantId } from "@/server/shared/id";
import type { Contact, DemandRow, WaitingRow } from "../contract/alerts";

type Sale = { readonly available: number };

/** How many there are of a variant on sale; null when it is not on sale. */
export async function findOnSale(db: Db, variantId: VariantId): Promise<Sale | null> {
  const [row] = await db.$queryRaw<Sale[]>`
    SELECT coalesce((SELECT sum(on_hand - reserved) FROM stock_level s WHERE s.variant_id = v.id), 0)::int AS available
    FROM variant v JOIN product p ON p.id = v.product_id
    WHERE v.id = ${variantId} AND v.status = 'active' AND p.status = 'active'`;
  return row ?? null;
}

type NewWatch = Contact & {
  readonly variantId: VariantId;
  readonly contactKey: string;
  readonly at: Date;
  /** A contact may wait for so many variants. */
  readonly most: number;
};

/** Notes who waits. Nothing happens when they wait already, or for too much. */
export async function saveWatch(db: Db, watch: NewWatch): Promise<void> {
  const { variantId, channel, address, contactKey, at, most } = watch;
  await db.$executeRaw`
    INSERT INTO stock_watch (id, variant_id, status, channel, contact, contact_key, created_at)
    SELECT ${newId("stockWatch", at)}, ${variantId}, 'waiting', ${channel}, ${address}, ${contactKey}, ${at}::timestamptz
    WHERE (SELECT count(*) FROM stock_watch WHERE contact_key = ${contactKey} AND status = 'waiting') < ${most}
    ON CONFLICT DO NOTHING`;
}

export async function deleteWatches(db: Db, contactKey: string): Promise<void> {
  await db.stockWatch.deleteMany({ where: { contactKey, status: "waiting" } });
}

/** Who has waited longer than anyone should, a few at a time. */
export const deleteOldWatches = (db: Db, before: Date, limit: number): Promise<number> => db.$executeRaw`
  DELETE FROM stock_watch WHERE id IN (
    SELECT id FROM stock_watch WHERE status = 'waiting' AND created_at < ${before}::timestamptz ORDER BY id LIMIT ${limit})`;

type Choice = {
  readonly at: Date;
  /** For each unit there is. */
  readonly perUnit: number;
  /** A variant of which people were told after this has to wait. */
  readonly lastToldBefore: Date;
  readonly limit: number;
};
export type Told = { readonly id: string; readonly variantId: VariantId; readonly sku: string };

/** Takes those who are told now: of every variant that is back the longest waiting, never many more than there is to buy. */
export const takeWatchers = (db: Db, { at, perUnit, lastToldBefore, limit }: Choice): Promise<Told[]> =>
  db.$queryRaw`
    WITH back AS (
      SELECT v.id, v.sku, sum(s.on_hand - s.reserved) AS free
      FROM (SELECT DISTINCT variant_id FROM stock_watch WHERE status = 'waiting') w
      JOIN variant v ON v.id = w.variant_id AND v.status = 'active'
      JOIN product p ON p.id = v.product_id AND p.status = 'active'
      JOIN stock_level s ON s.variant_id = v.id
      WHERE NOT EXISTS (SELECT FROM stock_watch t WHERE t.variant_id = v.id AND t.told_at > ${lastToldBefore}::timestamptz)
      GROUP BY v.id, v.sku HAVING sum(s.on_hand - s.reserved) > 0
    ), next AS (
      SELECT w.id, back.sku FROM back CROSS JOIN LATERAL (
        SELECT id FROM stock_watch WHERE variant_id = back.id AND status = 'waiting' ORDER BY id LIMIT back.free * ${perUnit}::int) w
      ORDER BY w.id LIMIT ${limit}
    )
    UPDATE stock_watch w SET status = 'told', told_at = ${at}::timestamptz FROM next
    WHERE w.id = next.id RETURNING w.id, w.variant_id AS "variantId", next.sku`;

export type Notice = Contact & {
  readonly id: string;
  readonly slug: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
};

/** Whom to write to. Those who have been are no longer among them. */
export const listNotices = (db: Db, ids: readonly string[]): Promise<Notice[]> => db.$queryRaw`
  SELECT w.id, w.channel, w.contact AS address, p.slug, v.sku, p.title, v.title AS "variantTitle"
  FROM stock_watch w JOIN variant v ON v.id = w.variant_id JOIN product p ON p.id = v.product_id
  WHERE w.id = ANY (${[...ids]}::text[]) AND w.status = 'told' AND w.contact IS NOT NULL ORDER BY w.id`;

/** Keeps that somebody was told, and not who. */
export async function forgetContact(db: Db, id: string): Promise<void> {
  await db.stockWatch.updateMany({
    where: { id, status: "told" },
    data: { status: "gone", contact: null, contactKey: null },
  });
}

/** The variants most people wait for, those who waited longest first among equals. */
export const listDemand = (db: Db, limit: number): Promise<DemandRow[]> => db.$queryRaw`
  SELECT w.variant_id AS "variantId", v.sku, p.slug, p.title, v.title AS "variantTitle", w.waiting, w.since,
    coalesce((SELECT sum(on_hand - reserved) FROM stock_level s WHERE s.variant_id = v.id), 0)::int AS available
  FROM (SELECT variant_id, count(*)::int AS waiting, min(created_at) AS since FROM stock_watch WHERE status = 'waiting' GROUP BY variant_id) w
  JOIN variant v ON v.id = w.variant_id JOIN product p ON p.id = v.product_id
  ORDER BY w.waiting DESC, w.since, v.sku LIMIT ${limit}`;

type Page = {
  readonly variantId: VariantId;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Who waits for a variant, in turn, one more than asked for. */
export async function listWaiting(db: Db, { variantId, after, limit }: Page): Promise<WaitingRow[]> {
  const rows = await db.stockWatch.findMany({
    where: { variantId, status: "waiting", ...(after && { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: limit + 1,
    select: { id: true, channel: true, contact: true, createdAt: true },
  });
  return rows.map((row) => ({ ...row, contact: row.contact ?? "" }) as WaitingRow);
}
