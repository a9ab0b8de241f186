import type { Db } from "@/server/platform/db";
import type { Lot } from "../policy";

/** What the stock ledger says of a change: what it was, what caused it, who and why. */
export type Cause = {
  readonly kind: "receipt" | "adjustment" | "return" | "transfer" | "count";
  readonly reference: string;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
};

export type Place = { readonly variantId: string; readonly locationId: string };
export type Level = Place & {
  readonly onHand: number;
  readonly reserved: number;
  readonly batched: number;
};

/** Keeps locations as they are until the transaction ends; returns those that are open. */
export async function pinLocations(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; name: string; isOpen: boolean }[]>`
    SELECT id, name, archived_at IS NULL AS "isOpen" FROM location WHERE id = ANY(${ids}::text[]) ORDER BY id FOR SHARE`;
  return new Map(rows.filter((row) => row.isOpen).map((row) => [row.id, row.name]));
}

/** Makes empty levels where there are none. Always before `lockLevels`. */
export async function openLevels(db: Db, places: readonly Place[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO stock_level (variant_id, location_id)
    SELECT DISTINCT * FROM unnest(${places.map((place) => place.variantId)}::text[], ${places.map((place) => place.locationId)}::text[]) AS p (variant_id, location_id)
    WHERE EXISTS (SELECT FROM variant v WHERE v.id = p.variant_id)
    ORDER BY 1, 2 ON CONFLICT DO NOTHING`;
}

/** Locks all levels of variants, everywhere, in the one order that reserving uses too. */
export async function lockLevels(db: Db, variantIds: readonly string[]): Promise<Level[]> {
  return db.$queryRaw<Level[]>`
    SELECT variant_id AS "variantId", location_id AS "locationId", on_hand AS "onHand", reserved, batched
    FROM stock_level WHERE variant_id = ANY(${variantIds}::text[]) ORDER BY variant_id, location_id FOR UPDATE`;
}

/** The batches that lie in levels; read under their lock. */
export async function listLots(db: Db, variantIds: readonly string[]): Promise<(Lot & Place)[]> {
  return db.$queryRaw<(Lot & Place)[]>`
    SELECT b.batch_id AS "batchId", b.variant_id AS "variantId", b.location_id AS "locationId", b.on_hand AS "onHand",
      batch.expires_at AS "expiresAt", batch.received_at AS "receivedAt"
    FROM batch_level b JOIN batch ON batch.id = b.batch_id
    WHERE b.variant_id = ANY(${variantIds}::text[]) AND b.on_hand > 0`;
}

export type LevelStep = Place & { readonly delta: number; readonly batched: number };

/** Moves counters and writes the stock ledger; the caller holds the locks. */
export async function moveLevels(db: Db, steps: readonly LevelStep[], cause: Cause): Promise<void> {
  await db.$executeRaw`
    WITH step AS (
      SELECT * FROM unnest(${steps.map((step) => step.variantId)}::text[], ${steps.map((step) => step.locationId)}::text[],
        ${steps.map((step) => step.delta)}::int[], ${steps.map((step) => step.batched)}::int[]) AS s (variant_id, location_id, delta, batched)
    ), moved AS (
      UPDATE stock_level l SET on_hand = l.on_hand + step.delta, batched = l.batched + step.batched FROM step
      WHERE l.variant_id = step.variant_id AND l.location_id = step.location_id
      RETURNING l.variant_id, l.location_id, step.delta
    )
    INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, reason, actor, at)
    SELECT 'mov_' || replace(gen_random_uuid()::text, '-', ''), variant_id, location_id, ${cause.kind}, delta, 0,
      ${cause.reference}, ${cause.reason}, ${cause.actor}, ${cause.at}::timestamptz
    FROM moved WHERE delta <> 0`;
}

export type BatchStep = Place & { readonly batchId: string; readonly delta: number };

/** Moves what lies in batches, with their own ledger; the caller moves the levels too. */
export async function moveBatches(db: Db, steps: readonly BatchStep[], cause: Cause): Promise<void> {
  await db.$executeRaw`
    INSERT INTO batch_level (batch_id, variant_id, location_id)
    SELECT DISTINCT * FROM unnest(${steps.map((step) => step.batchId)}::text[], ${steps.map((step) => step.variantId)}::text[],
      ${steps.map((step) => step.locationId)}::text[]) AS s (batch_id, variant_id, location_id)
    ORDER BY 1, 3 ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    WITH step AS (
      SELECT * FROM unnest(${steps.map((step) => step.batchId)}::text[], ${steps.map((step) => step.locationId)}::text[],
        ${steps.map((step) => step.delta)}::int[]) AS s (batch_id, location_id, delta)
    ), moved AS (
      UPDATE batch_level b SET on_hand = b.on_hand + step.delta FROM step
      WHERE b.batch_id = step.batch_id AND b.location_id = step.location_id
      RETURNING b.batch_id, b.variant_id, b.location_id, step.delta
    )
    INSERT INTO batch_movement (id, batch_id, variant_id, location_id, kind, delta, reference, actor, at)
    SELECT 'bmv_' || replace(gen_random_uuid()::text, '-', ''), batch_id, variant_id, location_id, ${cause.kind}, delta,
      ${cause.reference}, ${cause.actor}, ${cause.at}::timestamptz FROM moved`;
}

/** What people call variants: for messages and the activity log. */
export async function nameVariants(db: Db, variantIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; sku: string }[]>`
    SELECT id, sku FROM variant WHERE id = ANY(${variantIds}::text[])`;
  return new Map(rows.map(({ id, sku }) => [id, sku]));
}
