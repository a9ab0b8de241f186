import { type Db, Prisma } from "@/server/platform/db";
import { type HoldView, PAGE } from "../contract/levels";
import { unpackCursor } from "../policy";

type Asked = { readonly isOverdue: boolean; readonly cursor?: string | undefined; readonly at: Date };

/** Holds that are held, the first to end first, one more than a page. */
export async function listHolds(db: Db, { isOverdue, cursor, at }: Asked): Promise<HoldView[]> {
  const after = unpackCursor(cursor, 2);
  const parts = [Prisma.sql`h.status = 'held'`];
  if (isOverdue) parts.push(Prisma.sql`h.expires_at <= ${at}::timestamptz`);
  if (after && !Number.isNaN(Date.parse(after[0] ?? "")))
    parts.push(Prisma.sql`(h.expires_at, h.reference) > (${after[0]}::timestamptz, ${after[1]})`);
  return db.$queryRaw<HoldView[]>`
    SELECT h.reference, o.number AS "orderNumber", h.created_at AS "createdAt", h.expires_at AS "expiresAt",
      h.expires_at <= ${at}::timestamptz AS "isOverdue",
      coalesce((SELECT json_agg(json_build_object('sku', v.sku, 'location', l.name, 'quantity', line.quantity) ORDER BY v.sku, l.name)
        FROM hold_line line JOIN variant v ON v.id = line.variant_id JOIN location l ON l.id = line.location_id
        WHERE line.reference = h.reference), '[]') AS lines
    FROM hold h LEFT JOIN orders o ON o.id = split_part(h.reference, ':', 1)
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY h.expires_at, h.reference LIMIT ${PAGE + 1}`;
}

type Found = { readonly status: string; readonly expiresAt: Date; readonly orderStatus: string | null };

/** A hold and what its order says, kept until the transaction ends. */
export async function lockHold(db: Db, reference: string): Promise<Found | null> {
  const [row] = await db.$queryRaw<Found[]>`
    SELECT h.status, h.expires_at AS "expiresAt", (SELECT status FROM orders WHERE id = h.reference) AS "orderStatus"
    FROM hold h WHERE h.reference = ${reference} FOR UPDATE OF h`;
  return row ?? null;
}

export async function expireHold(db: Db, reference: string, at: Date): Promise<void> {
  await db.hold.updateMany({ where: { reference, status: "held" }, data: { expiresAt: at } });
}
