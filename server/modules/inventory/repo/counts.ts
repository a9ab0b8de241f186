import { type Db, Prisma } from "@/server/platform/db";
import type { CountDetail, CountsInput, CountView } from "../contract/counts";
import { PAGE } from "../contract/levels";
import { needsSecondPerson, unpackCursor } from "../policy";

type NewCount = {
  readonly id: string;
  readonly locationId: string;
  readonly note: string;
  readonly openedBy: string;
  readonly openedAt: Date;
};
type Scope = { readonly categoryId: string | null; readonly skus: readonly string[] | null };

/** Opens a count with what the books expect in a location. Returns how many lines it has. */
export async function saveCount(db: Db, count: NewCount, { categoryId, skus }: Scope): Promise<number> {
  await db.stockCount.create({ data: { ...count, status: "open" } });
  return db.$executeRaw`
    INSERT INTO stock_count_line (count_id, variant_id, expected)
    SELECT ${count.id}, s.variant_id, s.on_hand
    FROM stock_level s JOIN variant v ON v.id = s.variant_id JOIN product p ON p.id = v.product_id
    WHERE s.location_id = ${count.locationId}
      AND (${categoryId}::text IS NULL OR p.category_id = ${categoryId})
      AND (${skus}::text[] IS NULL OR v.sku = ANY(${skus}::text[]))`;
}

/**
 * Writes down what was counted, with what the books said at that very moment: what is sold before
 * the count is applied then changes nothing about the difference. Returns how many lines that were.
 */
export async function enterCounted(
  db: Db,
  { countId, lines, by, at }: { countId: string; lines: readonly Counted[]; by: string; at: Date },
): Promise<number> {
  return db.$executeRaw`
    WITH entered AS (
      SELECT * FROM unnest(${lines.map((line) => line.variantId)}::text[], ${lines.map((line) => line.counted)}::int[]) AS e (variant_id, counted)
    )
    UPDATE stock_count_line l SET counted = entered.counted, base = s.on_hand, counted_by = ${by}, counted_at = ${at}::timestamptz
    FROM entered, stock_count c, stock_level s
    WHERE l.count_id = ${countId} AND l.variant_id = entered.variant_id AND c.id = l.count_id
      AND s.variant_id = l.variant_id AND s.location_id = c.location_id`;
}
type Counted = { readonly variantId: string; readonly counted: number };

type Step = {
  readonly id: string;
  readonly from: readonly string[];
  readonly to: "submitted" | "applied" | "cancelled";
  readonly version: number;
  readonly by: string;
  readonly at: Date;
};

/** Moves a count on. False when it is not where it was, or someone changed it since. */
export async function stepCount(db: Db, { id, from, to, version, by, at }: Step): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE stock_count SET status = ${to}, version = version + 1,
      submitted_by = CASE WHEN ${to} = 'submitted' THEN ${by} ELSE submitted_by END,
      submitted_at = CASE WHEN ${to} = 'submitted' THEN ${at}::timestamptz ELSE submitted_at END,
      applied_by = CASE WHEN ${to} = 'applied' THEN ${by} ELSE applied_by END,
      applied_at = CASE WHEN ${to} = 'applied' THEN ${at}::timestamptz ELSE applied_at END
    WHERE id = ${id} AND status = ANY(${from}::text[]) AND version = ${version}::int`;
  return count === 1;
}

/** Keeps a count as it is until the transaction ends; its status. */
export async function lockCount(db: Db, id: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ status: string }[]>`
    SELECT status FROM stock_count WHERE id = ${id} FOR UPDATE`;
  return row?.status ?? null;
}

type Row = Omit<CountView, "needsSecondPerson"> & { changed: number };

/** Counts, newest first, one more than a page; or the one of an id. */
export async function listCounts(
  db: Db,
  { status, cursor, id }: Partial<CountsInput> & { readonly id?: string },
): Promise<CountView[]> {
  const before = unpackCursor(cursor, 2);
  const parts = [Prisma.sql`true`];
  if (id) parts.push(Prisma.sql`c.id = ${id}`);
  if (status) parts.push(Prisma.sql`c.status = ${status}`);
  if (before && !Number.isNaN(Date.parse(before[0] ?? "")))
    parts.push(Prisma.sql`(c.opened_at, c.id) < (${before[0]}::timestamptz, ${before[1]})`);
  const rows = await db.$queryRaw<Row[]>`
    SELECT c.id, c.status, c.location_id AS "locationId", l.name AS location, c.note, c.version, c.opened_by AS "openedBy", c.opened_at AS "openedAt",
      c.submitted_by AS "submittedBy", c.applied_by AS "appliedBy", lines.*
    FROM stock_count c JOIN location l ON l.id = c.location_id, LATERAL (
      SELECT count(*)::int AS "lineCount", count(counted)::int AS "countedCount", coalesce(sum(abs(counted - base)), 0)::int AS changed
      FROM stock_count_line WHERE count_id = c.id) lines
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY c.opened_at DESC, c.id DESC LIMIT ${PAGE + 1}`;
  return rows.map(({ changed, ...row }) => ({ ...row, needsSecondPerson: needsSecondPerson(changed) }));
}

export async function listCountLines(db: Db, countId: string): Promise<CountDetail["lines"]> {
  return db.$queryRaw<CountDetail["lines"]>`
    SELECT l.variant_id AS "variantId", v.sku, v.barcode, p.title, v.title AS "variantTitle", l.expected, l.counted, l.counted - l.base AS difference
    FROM stock_count_line l JOIN variant v ON v.id = l.variant_id JOIN product p ON p.id = v.product_id
    WHERE l.count_id = ${countId} ORDER BY v.sku`;
}
