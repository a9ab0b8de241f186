import type { Db } from "@/server/platform/db";
import type { VariantId } from "@/server/shared/id";
import type { Shortfall, Wanted } from "../contract";

type NewPromise = {
  readonly reference: string;
  readonly lines: readonly Wanted[];
  readonly country: string;
  readonly at: Date;
};

/**
 * Promises units that are still to come, all lines or none, never beyond a variant's limit: one statement
 * that locks the policies in one order. Returns what could not be promised; empty is success.
 */
export async function promiseUnits(
  db: Db,
  { reference, lines, country, at }: NewPromise,
): Promise<Shortfall[]> {
  const variantIds = lines.map((line) => line.variantId);
  return db.$queryRaw<Shortfall[]>`
    WITH wanted AS MATERIALIZED (
      SELECT * FROM unnest(${variantIds}::text[], ${lines.map((line) => line.quantity)}::int[]) AS w (variant_id, quantity)
    ), policy AS MATERIALIZED (
      SELECT variant_id, CASE WHEN mode = 'deny' THEN 0 ELSE most - backordered END AS room
      FROM stock_policy WHERE variant_id = ANY(${variantIds}::text[]) ORDER BY variant_id FOR UPDATE
    ), short AS (
      SELECT w.variant_id, w.quantity AS wanted, coalesce(policy.room, 0) AS available
      FROM wanted w LEFT JOIN policy USING (variant_id) WHERE coalesce(policy.room, 0) < w.quantity
    ), promised AS (
      UPDATE stock_policy p SET backordered = p.backordered + w.quantity FROM wanted w
      WHERE p.variant_id = w.variant_id AND NOT EXISTS (SELECT FROM short) RETURNING p.variant_id, w.quantity
    ), line AS (
      INSERT INTO backorder_line (reference, variant_id, quantity, status, country, created_at)
      SELECT ${reference}, variant_id, quantity, 'open', ${country}, ${at}::timestamptz FROM promised
    ), waiting AS (
      UPDATE hold SET is_waiting = true WHERE reference = ${reference} AND EXISTS (SELECT FROM promised)
    )
    SELECT variant_id AS "variantId", wanted, available FROM short ORDER BY variant_id`;
}

/** Takes back what was promised to holds and is not there yet. Returns how many lines that were. */
export async function dropPromises(db: Db, references: readonly string[]): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    WITH policy AS MATERIALIZED (
      SELECT variant_id FROM stock_policy WHERE variant_id IN (
        SELECT variant_id FROM backorder_line WHERE reference = ANY(${references}::text[]) AND status = 'open'
      ) ORDER BY variant_id FOR UPDATE
    ), dropped AS (
      UPDATE backorder_line b SET status = 'released' FROM policy
      WHERE b.reference = ANY(${references}::text[]) AND b.status = 'open' AND b.variant_id = policy.variant_id
      RETURNING b.variant_id, b.quantity - b.filled AS open
    ), freed AS (
      UPDATE stock_policy p SET backordered = p.backordered - d.open
      FROM (SELECT variant_id, sum(open)::int AS open FROM dropped GROUP BY variant_id) d WHERE p.variant_id = d.variant_id
    )
    SELECT count(*)::int AS count FROM dropped`;
  return rows[0]?.count ?? 0;
}

/** Keeps holds from changing until the transaction ends. Always before any level is locked. */
export async function lockHolds(db: Db, references: readonly string[]): Promise<void> {
  await db.$executeRaw`
    SELECT FROM hold WHERE reference = ANY(${references}::text[]) ORDER BY reference FOR UPDATE`;
}

export type OpenPromise = {
  readonly reference: string;
  readonly country: string;
  readonly filled: number;
  readonly open: number;
  readonly status: "held" | "sold";
};

/**
 * Promises of a variant that wait, the oldest first. A hold that is being ended right now is passed
 * over: whoever ends it has its row, and waiting for it under the levels' locks could deadlock.
 */
export async function listOpenPromises(db: Db, variantId: string, limit: number): Promise<OpenPromise[]> {
  return db.$queryRaw<OpenPromise[]>`
    SELECT b.reference, b.country, b.filled, b.quantity - b.filled AS open, h.status
    FROM backorder_line b JOIN hold h ON h.reference = b.reference
    WHERE b.variant_id = ${variantId} AND b.status = 'open' AND h.status IN ('held', 'sold')
    ORDER BY b.created_at, b.reference LIMIT ${limit} FOR UPDATE OF h, b SKIP LOCKED`;
}

/** Some of a promise is there now. True when that was the last of this line. */
export async function fillPromise(
  db: Db,
  filled: { reference: string; variantId: string; quantity: number },
): Promise<boolean> {
  const rows = await db.$queryRaw<{ status: string }[]>`
    WITH line AS (
      UPDATE backorder_line SET filled = filled + ${filled.quantity}::int,
        status = CASE WHEN filled + ${filled.quantity}::int = quantity THEN 'filled' ELSE status END
      WHERE reference = ${filled.reference} AND variant_id = ${filled.variantId} AND status = 'open' RETURNING variant_id, status
    ), policy AS (
      UPDATE stock_policy p SET backordered = p.backordered - ${filled.quantity}::int FROM line WHERE p.variant_id = line.variant_id
    ), added AS (
      UPDATE hold SET fills = fills + 1 WHERE reference = ${filled.reference}
    )
    SELECT status FROM line`;
  return rows[0]?.status === "filled";
}

/** Variants with promises that wait while units lie free. */
export async function listFillable(db: Db, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ variant_id: string }[]>`
    SELECT DISTINCT b.variant_id FROM backorder_line b JOIN hold h USING (reference)
    WHERE b.status = 'open' AND h.status IN ('held', 'sold')
      AND EXISTS (SELECT FROM stock_level s WHERE s.variant_id = b.variant_id AND s.on_hand > s.reserved)
    ORDER BY b.variant_id LIMIT ${limit}`;
  return rows.map((row) => row.variant_id);
}

export type Waiting = {
  readonly variantId: VariantId;
  readonly quantity: number;
  readonly shipsFrom: Date | null;
};

/** What of these references is promised and not there yet. */
export async function listWaiting(db: Db, references: readonly string[]): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT b.variant_id AS "variantId", sum(b.quantity - b.filled)::int AS quantity, max(p.available_from) AS "shipsFrom"
    FROM backorder_line b JOIN stock_policy p USING (variant_id)
    WHERE b.reference = ANY(${references}::text[]) AND b.status = 'open' GROUP BY b.variant_id ORDER BY b.variant_id`;
}

type AvailabilityRow = {
  variantId: string;
  available: number;
  mode: string;
  promisable: number;
  availableFrom: Date | null;
};

export async function listAvailability(db: Db, variantIds: readonly string[]): Promise<AvailabilityRow[]> {
  return db.$queryRaw<AvailabilityRow[]>`
    SELECT w.id AS "variantId", coalesce(s.free, 0)::int AS available, coalesce(p.mode, 'deny') AS mode, p.available_from AS "availableFrom",
      CASE WHEN p.mode IN ('backorder', 'preorder') THEN p.most - p.backordered ELSE 0 END AS promisable
    FROM unnest(${variantIds}::text[]) AS w (id)
    LEFT JOIN LATERAL (SELECT sum(on_hand - reserved) AS free FROM stock_level WHERE variant_id = w.id) s ON true
    LEFT JOIN stock_policy p ON p.variant_id = w.id`;
}

type PolicyChange = {
  readonly variantId: string;
  readonly mode: string;
  readonly most: number;
  readonly availableFrom: Date | null;
  readonly note: string;
  readonly version: number;
  readonly at: Date;
};

export const findPolicy = (db: Db, variantId: string) => db.stockPolicy.findUnique({ where: { variantId } });

/** False when someone changed it since `version`, or more is promised than the new limit allows. */
export async function savePolicy(
  db: Db,
  { variantId, mode, most, availableFrom, note, version, at }: PolicyChange,
): Promise<boolean> {
  const count =
    version === 0
      ? await db.$executeRaw`
        INSERT INTO stock_policy (variant_id, mode, most, available_from, note, updated_at)
        SELECT id, ${mode}, ${most}::int, ${availableFrom}::timestamptz, ${note}, ${at}::timestamptz FROM variant WHERE id = ${variantId}
        ON CONFLICT (variant_id) DO NOTHING`
      : await db.$executeRaw`
        UPDATE stock_policy SET mode = ${mode}, most = ${most}::int, available_from = ${availableFrom}::timestamptz, note = ${note},
          version = version + 1, updated_at = ${at}::timestamptz
        WHERE variant_id = ${variantId} AND version = ${version}::int AND backordered <= ${most}::int`;
  // Pages of the shop that are kept in memory say whether it may be ordered ahead.
  if (count === 1)
    await db.$executeRaw`SELECT tell_products(array(SELECT product_id FROM variant WHERE id = ${variantId}))`;
  return count === 1;
}
