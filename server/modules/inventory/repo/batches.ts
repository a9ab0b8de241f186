import { type Db, Prisma } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { type Currency, money } from "@/server/shared/money";
import type { BatchesInput, BatchView } from "../contract/levels";
import { PAGE } from "../contract/levels";
import { unpackCursor } from "../policy";

export type BatchTerms = {
  readonly code: string;
  readonly costMinor: bigint | null;
  readonly costCurrency: string | null;
  readonly expiresAt: Date | null;
};

/** The batch of a code, made when it is new. `isSame` is false when it is known with another expiry date or cost. */
export async function openBatch(
  db: Db,
  variantId: string,
  { at, ...terms }: BatchTerms & { readonly at: Date },
): Promise<{ id: string; isSame: boolean }> {
  await db.batch.createMany({
    data: [{ id: newId("batch", at), variantId, receivedAt: at, ...terms }],
    skipDuplicates: true,
  });
  const batch = await db.batch.findUniqueOrThrow({
    where: { variantId_code: { variantId, code: terms.code } },
  });
  const isSame =
    batch.expiresAt?.getTime() === terms.expiresAt?.getTime() &&
    batch.costMinor === terms.costMinor &&
    batch.costCurrency === terms.costCurrency;
  return { id: batch.id, isSame };
}

type Lying = { batchId: string; variantId: string; locationId: string; code: string; onHand: number };

/** Expired batches that still lie somewhere with units that nobody is waiting for. */
export async function listExpired(db: Db, at: Date, limit: number): Promise<Lying[]> {
  return db.$queryRaw<Lying[]>`
    SELECT b.batch_id AS "batchId", b.variant_id AS "variantId", b.location_id AS "locationId", batch.code, b.on_hand AS "onHand"
    FROM batch JOIN batch_level b ON b.batch_id = batch.id
    JOIN stock_level s ON s.variant_id = b.variant_id AND s.location_id = b.location_id
    WHERE batch.expires_at <= ${at}::timestamptz AND b.on_hand > 0 AND s.on_hand > s.reserved
    ORDER BY batch.expires_at, b.batch_id, b.location_id LIMIT ${limit}`;
}

type Traced = { batchId: string; variantId: string; code: string; expiresAt: Date | null; quantity: number };

/** Which batches went out with references and with what was filled for them later, less what came back. */
export async function listSoldBatches(db: Db, references: readonly string[]): Promise<Traced[]> {
  return db.$queryRaw<Traced[]>`
    SELECT m.batch_id AS "batchId", m.variant_id AS "variantId", batch.code, batch.expires_at AS "expiresAt", -sum(m.delta)::int AS quantity
    FROM batch_movement m JOIN batch ON batch.id = m.batch_id
    WHERE (m.kind = 'sale' AND (m.reference = ANY(${references}::text[])
        OR m.reference IN (SELECT reference FROM hold WHERE parent = ANY(${references}::text[]))))
      OR (m.kind = 'return' AND split_part(m.reference, ':', 2) = ANY(${references}::text[])
        AND m.batch_id IN (SELECT s.batch_id FROM batch_movement s WHERE s.kind = 'sale' AND (s.reference = ANY(${references}::text[])
          OR s.reference IN (SELECT reference FROM hold WHERE parent = ANY(${references}::text[])))))
    GROUP BY m.batch_id, m.variant_id, batch.code, batch.expires_at HAVING sum(m.delta) < 0 ORDER BY 2, 1`;
}

type Row = Omit<BatchView, "cost"> & { costMinor: bigint | null; costCurrency: string | null };

/** Batches that lie somewhere, the first to expire first; one more than a page. */
export async function listBatches(db: Db, input: BatchesInput, until: Date | null): Promise<BatchView[]> {
  const after = unpackCursor(input.cursor, 3);
  const parts = [Prisma.sql`b.on_hand > 0`];
  if (input.variantId) parts.push(Prisma.sql`b.variant_id = ${input.variantId}`);
  if (input.locationId) parts.push(Prisma.sql`b.location_id = ${input.locationId}`);
  if (until) parts.push(Prisma.sql`batch.expires_at <= ${until}::timestamptz`);
  if (after)
    parts.push(
      Prisma.sql`(coalesce(extract(epoch FROM batch.expires_at), 'infinity'), b.batch_id, b.location_id) > (${after[0]}::numeric, ${after[1]}, ${after[2]})`,
    );
  const rows = await db.$queryRaw<Row[]>`
    SELECT b.batch_id AS id, b.variant_id AS "variantId", b.location_id AS "locationId", v.sku, p.title, l.name AS location, batch.code,
      b.on_hand AS "onHand", batch.cost_minor AS "costMinor", batch.cost_currency AS "costCurrency",
      batch.received_at AS "receivedAt", batch.expires_at AS "expiresAt"
    FROM batch JOIN batch_level b ON b.batch_id = batch.id JOIN variant v ON v.id = b.variant_id
    JOIN product p ON p.id = v.product_id JOIN location l ON l.id = b.location_id
    WHERE ${Prisma.join(parts, " AND ")}
    ORDER BY coalesce(extract(epoch FROM batch.expires_at), 'infinity'), b.batch_id, b.location_id LIMIT ${PAGE + 1}`;
  return rows.map(({ costMinor, costCurrency, ...row }) => ({
    ...row,
    cost: costMinor === null ? null : money(costMinor, costCurrency as Currency),
  }));
}

export const findBatch = (db: Db, id: string): Promise<{ variantId: string } | null> =>
  db.batch.findUnique({ where: { id }, select: { variantId: true } });
