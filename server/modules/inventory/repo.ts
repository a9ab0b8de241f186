import type { Db } from "@/server/platform/db";
import type { VariantId } from "@/server/shared/id";
import type { Pick, Shortfall, Wanted } from "./contract";

type Stamp = { readonly reference: string; readonly at: Date; readonly actor: string };
type Reservation = Stamp & {
  readonly lines: readonly Wanted[];
  readonly country: string;
  /** What the stock ledger names as the cause; the hold itself unless it adds to an older hold. */
  readonly cause?: string;
};

/** What was short, and whether the rest of it may be ordered ahead. */
type Refused = Shortfall & { readonly mayWait: boolean };
type ShortRow = { variant_id: string; wanted: number; available: number; may_wait: boolean };

/**
 * Puts all lines aside, or none: one statement that locks the levels in one order (so
 * that opposite carts never wait for each other), takes from the locations nearest to
 * the buyer first, and writes the stock ledger. Returns what was short; empty is success.
 */
export async function reserve(
  db: Db,
  { lines, country, reference, at, actor, cause = reference }: Reservation,
): Promise<Refused[]> {
  const variantIds = lines.map((line) => line.variantId);
  const quantities = lines.map((line) => line.quantity);
  const rows = await db.$queryRaw<ShortRow[]>`
    WITH wanted AS MATERIALIZED (
      SELECT * FROM unnest(${variantIds}::text[], ${quantities}::int[]) AS w (variant_id, quantity)
    ), level AS MATERIALIZED (
      SELECT s.variant_id, s.location_id, s.on_hand - s.reserved AS free, l.position, (l.country = ${country}) AS is_near
      FROM stock_level s JOIN location l ON l.id = s.location_id
      WHERE s.variant_id = ANY(${variantIds}::text[])
      ORDER BY s.variant_id, s.location_id FOR UPDATE OF s
    ), queue AS (
      SELECT w.variant_id, level.location_id, w.quantity, level.free,
        coalesce(sum(level.free) OVER (PARTITION BY w.variant_id
          ORDER BY (level.free >= w.quantity AND level.is_near) DESC, (level.free >= w.quantity) DESC, level.is_near DESC, level.position, level.location_id
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
      FROM wanted w JOIN level ON level.variant_id = w.variant_id
    ), taken AS (
      SELECT variant_id, location_id, least(free, quantity - before)::int AS quantity
      FROM queue WHERE before < quantity AND free > 0
    ), short AS (
      SELECT w.variant_id, w.quantity AS wanted, coalesce(sum(level.free), 0)::int AS available
      FROM wanted w LEFT JOIN level ON level.variant_id = w.variant_id
      GROUP BY w.variant_id, w.quantity HAVING coalesce(sum(level.free), 0) < w.quantity
    ), moved AS (
      UPDATE stock_level s SET reserved = s.reserved + taken.quantity FROM taken
      WHERE s.variant_id = taken.variant_id AND s.location_id = taken.location_id AND NOT EXISTS (SELECT FROM short)
      RETURNING s.variant_id, s.location_id, taken.quantity
    ), lines AS (
      INSERT INTO hold_line AS held (reference, variant_id, location_id, quantity)
      SELECT ${reference}, variant_id, location_id, quantity FROM moved
      ON CONFLICT (reference, variant_id, location_id) DO UPDATE SET quantity = held.quantity + excluded.quantity
    ), movement AS (
      INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, actor, at)
      SELECT 'mov_' || replace(gen_random_uuid()::text, '-', ''), variant_id, location_id, 'reservation', 0, quantity, ${cause}, ${actor}, ${at}::timestamptz
      FROM moved
    )
    SELECT variant_id, wanted, available, coalesce(p.mode <> 'deny', false) AS may_wait
    FROM short LEFT JOIN stock_policy p USING (variant_id) ORDER BY variant_id`;
  return rows.map((row) => ({
    variantId: row.variant_id as VariantId,
    wanted: row.wanted,
    available: row.available,
    mayWait: row.may_wait,
  }));
}

/**
 * Opens the hold, and locks the levels of its variants in one order, so that `reserve` after it sees them as they
 * are and waits for nobody. False when a hold with this reference was opened before, whatever became of it.
 */
export async function openHold(
  db: Db,
  hold: {
    reference: string;
    at: Date;
    expiresAt: Date;
    parent?: string;
    variantIds: readonly string[];
  },
): Promise<boolean> {
  const rows = await db.$queryRaw<{ opened: number }[]>`
    WITH opened AS (
      INSERT INTO hold (reference, status, expires_at, created_at, parent)
      VALUES (${hold.reference}, 'held', ${hold.expiresAt}::timestamptz, ${hold.at}::timestamptz, ${hold.parent ?? null})
      ON CONFLICT (reference) DO NOTHING RETURNING reference
    ), locked AS MATERIALIZED (
      SELECT location_id FROM stock_level WHERE variant_id = ANY(${hold.variantIds}::text[]) AND EXISTS (SELECT FROM opened)
      ORDER BY variant_id, location_id FOR UPDATE
    )
    SELECT (SELECT count(*) FROM opened)::int AS opened, (SELECT count(*) FROM locked)::int AS locked`;
  return rows[0]?.opened === 1;
}

type Ending = Stamp & { readonly to: "sold" | "released"; readonly lapsedBy?: Date };
type Ended = { readonly isEnded: boolean; readonly isWaiting: boolean };

/**
 * Ends a hold that is still held: `sold` takes the units off the shelf, from the batch that
 * expires first where batches are known; `released` gives them back. `isEnded` is false when
 * it was ended before; `isWaiting` when part of it is still promised.
 */
export async function endHold(db: Db, end: Ending): Promise<Ended> {
  for (;;) {
    const ended = await tryEnd(db, end);
    if (ended.isEnded) return ended;
    // Stock was added to it while this waited for its row, so its lines were read too early: once more.
    const hold = await db.hold.findUnique({ where: { reference: end.reference } });
    if (hold?.status !== "held" || (end.lapsedBy && hold.expiresAt > end.lapsedBy)) return ended;
  }
}

async function tryEnd(db: Db, end: Ending): Promise<Ended> {
  const isSale = end.to === "sold";
  const rows = await db.$queryRaw<{ is_waiting: boolean }[]>`
    WITH seen AS MATERIALIZED (
      SELECT fills FROM hold WHERE reference = ${end.reference}
    ), ended AS (
      UPDATE hold SET status = ${end.to} WHERE reference = ${end.reference} AND status = 'held' AND fills = (SELECT fills FROM seen)
        AND (${end.lapsedBy ?? null}::timestamptz IS NULL OR expires_at <= ${end.lapsedBy ?? null}::timestamptz)
      RETURNING reference, is_waiting
    ), level AS MATERIALIZED (
      SELECT s.variant_id, s.location_id, l.quantity, s.batched, s.on_hand - s.batched AS loose
      FROM ended JOIN hold_line l ON l.reference = ended.reference
      JOIN stock_level s ON s.variant_id = l.variant_id AND s.location_id = l.location_id
      ORDER BY s.variant_id, s.location_id FOR UPDATE OF s
    ), lot AS MATERIALIZED (
      SELECT b.batch_id, b.variant_id, b.location_id, b.on_hand, level.quantity, level.loose,
        batch.expires_at, batch.received_at, coalesce(batch.expires_at <= ${end.at}::timestamptz, false) AS is_expired
      FROM level JOIN batch_level b ON b.variant_id = level.variant_id AND b.location_id = level.location_id JOIN batch ON batch.id = b.batch_id
      WHERE ${isSale} AND level.batched > 0 AND b.on_hand > 0
      ORDER BY b.batch_id FOR UPDATE OF b
    ), queue AS (
      SELECT lot.*, CASE WHEN is_expired THEN loose ELSE 0 END + coalesce(sum(on_hand) OVER (PARTITION BY variant_id, location_id
        ORDER BY is_expired, expires_at NULLS LAST, received_at, batch_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
      FROM lot
    ), picked AS MATERIALIZED (
      SELECT batch_id, variant_id, location_id, least(on_hand, quantity - before)::int AS taken FROM queue WHERE before < quantity
    ), emptied AS (
      UPDATE batch_level b SET on_hand = b.on_hand - picked.taken FROM picked
      WHERE b.batch_id = picked.batch_id AND b.location_id = picked.location_id
    ), traced AS (
      INSERT INTO batch_movement (id, batch_id, variant_id, location_id, kind, delta, reference, actor, at)
      SELECT 'bmv_' || replace(gen_random_uuid()::text, '-', ''), batch_id, variant_id, location_id, 'sale', -taken, ${end.reference}, ${end.actor}, ${end.at}::timestamptz
      FROM picked
    ), leaving AS MATERIALIZED (
      SELECT level.variant_id, level.location_id, level.quantity, coalesce(sum(picked.taken), 0)::int AS taken
      FROM level LEFT JOIN picked USING (variant_id, location_id) GROUP BY 1, 2, 3
    ), moved AS (
      UPDATE stock_level s SET reserved = s.reserved - leaving.quantity, batched = s.batched - leaving.taken,
        on_hand = s.on_hand - CASE WHEN ${isSale} THEN leaving.quantity ELSE 0 END
      FROM leaving WHERE s.variant_id = leaving.variant_id AND s.location_id = leaving.location_id
      RETURNING s.variant_id, s.location_id, leaving.quantity
    ), movement AS (
      INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, actor, at)
      SELECT 'mov_' || replace(gen_random_uuid()::text, '-', ''), variant_id, location_id, CASE WHEN ${isSale} THEN 'sale' ELSE 'release' END,
        CASE WHEN ${isSale} THEN -quantity ELSE 0 END, -quantity, ${end.reference}, ${end.actor}, ${end.at}::timestamptz FROM moved
    )
    SELECT is_waiting FROM ended`;
  return { isEnded: rows.length === 1, isWaiting: rows[0]?.is_waiting === true };
}

export async function extendHold(db: Db, reference: string, expiresAt: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE hold SET expires_at = ${expiresAt}::timestamptz
    WHERE reference = ${reference} AND status = 'held' AND expires_at < ${expiresAt}::timestamptz`;
}

export async function listLapsedHolds(db: Db, at: Date, limit: number): Promise<string[]> {
  const rows = await db.hold.findMany({
    where: { status: "held", expiresAt: { lte: at } },
    orderBy: { expiresAt: "asc" },
    take: limit,
    select: { reference: true },
  });
  return rows.map((row) => row.reference);
}

export async function countAvailable(
  db: Db,
  variantIds: readonly VariantId[],
): Promise<Map<VariantId, number>> {
  const rows = await db.$queryRaw<{ variant_id: string; available: number }[]>`
    SELECT variant_id, sum(on_hand - reserved)::int AS available FROM stock_level
    WHERE variant_id = ANY(${variantIds}::text[]) GROUP BY variant_id`;
  return new Map(rows.map((row) => [row.variant_id as VariantId, row.available]));
}

export async function listPicks(db: Db, reference: string): Promise<Pick[]> {
  const rows = await db.$queryRaw<{ variant_id: string; location: string; quantity: number }[]>`
    SELECT h.variant_id, l.name AS location, sum(h.quantity)::int AS quantity FROM hold_line h JOIN location l ON l.id = h.location_id
    WHERE h.reference = ${reference} OR h.reference IN (SELECT reference FROM hold WHERE parent = ${reference})
    GROUP BY h.variant_id, l.id ORDER BY h.variant_id, l.position, l.id`;
  return rows.map((row) => ({
    variantId: row.variant_id as VariantId,
    location: row.location,
    quantity: row.quantity,
  }));
}

/** Levels whose counters are not what the stock ledger adds up to. Empty is right. */
export async function listDisagreements(db: Db): Promise<{ variantId: string; locationId: string }[]> {
  return db.$queryRaw`
    SELECT coalesce(s.variant_id, m.variant_id) AS "variantId", coalesce(s.location_id, m.location_id) AS "locationId"
    FROM stock_level s FULL JOIN (
      SELECT variant_id, location_id, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved
      FROM stock_movement GROUP BY variant_id, location_id) m USING (variant_id, location_id)
    WHERE coalesce(s.on_hand, 0) <> coalesce(m.on_hand, 0) OR coalesce(s.reserved, 0) <> coalesce(m.reserved, 0)`;
}
