import type { Db } from "@/server/platform/db";
import { Prisma } from "@/server/platform/db";
import type { ProductId } from "@/server/shared/id";
import { type Currency, money } from "@/server/shared/money";
import type { EntryView, FoundVariant, PriceListEntry, PriceListView } from "../contract/price-lists";
import { offeredPrice } from "../policy/choose-price";

export type PriceListHead = Pick<
  PriceListView,
  "id" | "name" | "currency" | "status" | "startsAt" | "endsAt" | "priority" | "version"
> & { readonly groupId: string | null };
export type HeldPriceList = PriceListHead & {
  readonly appliedVersion: number | null;
  readonly updatedBy: string | null;
  readonly updatedAt: Date;
};

const isInForce = (at: Date): Prisma.Sql => Prisma.sql`(l.status = 'active'
  AND coalesce(l.starts_at <= ${at}::timestamptz, true) AND coalesce(l.ends_at > ${at}::timestamptz, true))`;

const views = (at: Date): Prisma.Sql => Prisma.sql`
  SELECT l.id, l.name, l.currency, l.status, l.starts_at AS "startsAt", l.ends_at AS "endsAt", l.priority, l.version, l.updated_at AS "updatedAt",
    ${isInForce(at)} AS "isInForce", (SELECT count(*)::int FROM price_list_entry e WHERE e.list_id = l.id) AS "entryCount",
    (SELECT json_build_object('id', g.id, 'name', g.name) FROM customer_group g WHERE g.id = l.group_id) AS "group"
  FROM price_list l`;

const MOST_LISTS = 500;

/** Every list, those in force first. */
export const listPriceLists = (db: Db, at: Date): Promise<PriceListView[]> =>
  db.$queryRaw<PriceListView[]>`${views(at)}
    ORDER BY "isInForce" DESC, l.status = 'archived', l.created_at DESC, l.id LIMIT ${MOST_LISTS}`;

export async function findPriceList(db: Db, id: string, at: Date): Promise<PriceListView | null> {
  const [row] = await db.$queryRaw<PriceListView[]>`${views(at)} WHERE l.id = ${id}`;
  return row ?? null;
}

/** The list, kept from other writers until the transaction ends. */
export async function lockPriceList(db: Db, id: string): Promise<HeldPriceList | null> {
  const [row] = await db.$queryRaw<HeldPriceList[]>`
    SELECT id, name, currency, status, starts_at AS "startsAt", ends_at AS "endsAt", priority, version, group_id AS "groupId",
      applied_version AS "appliedVersion", updated_by AS "updatedBy", updated_at AS "updatedAt"
    FROM price_list WHERE id = ${id} FOR UPDATE`;
  return row ?? null;
}

export const isNameTaken = async (db: Db, name: string, but: string | null): Promise<boolean> =>
  (await db.priceList.count({ where: { name, ...(but && { NOT: { id: but } }) } })) > 0;

type Stamp = { readonly by: string; readonly at: Date };

export async function addPriceList(
  db: Db,
  { version: _, ...head }: PriceListHead,
  { by, at }: Stamp,
): Promise<void> {
  await db.priceList.create({ data: { ...head, createdAt: at, updatedAt: at, updatedBy: by } });
}

type HeadChange = Partial<Omit<PriceListHead, "id" | "currency" | "version">>;

export async function savePriceList(
  db: Db,
  id: string,
  change: HeadChange & { stamp: Stamp },
): Promise<void> {
  const { stamp, ...head } = change;
  await db.priceList.update({
    where: { id },
    data: { ...head, version: { increment: 1 }, updatedBy: stamp.by, updatedAt: stamp.at },
  });
}

export async function deletePriceList(db: Db, id: string): Promise<void> {
  await db.priceList.delete({ where: { id } });
}

type EntryRow = Omit<EntryView, "base" | "unit"> & { readonly baseMinor: bigint | null };
type EntryPlace = { readonly sku: string; readonly minQuantity: number };

/** The entries of a list by SKU and quantity, one more than asked for. */
export async function listEntries(
  db: Db,
  list: { readonly id: string; readonly currency: Currency },
  { after, limit }: { readonly after: EntryPlace | null; readonly limit: number },
): Promise<EntryView[]> {
  const rows = await db.$queryRaw<EntryRow[]>`
    SELECT e.variant_id AS "variantId", v.sku, p.title, v.title AS "variantTitle", e.min_quantity AS "minQuantity",
      pr.minor AS "baseMinor", e.minor, e.points_off AS "pointsOff"
    FROM price_list_entry e JOIN variant v ON v.id = e.variant_id JOIN product p ON p.id = v.product_id
    LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = e.currency
    WHERE e.list_id = ${list.id}
      AND (${after?.sku ?? null}::text IS NULL OR (v.sku, e.min_quantity) > (${after?.sku ?? ""}, ${after?.minQuantity ?? 0}))
    ORDER BY v.sku, e.min_quantity LIMIT ${limit + 1}`;
  return rows.map(({ baseMinor, ...row }) => {
    const base = baseMinor === null ? null : money(baseMinor, list.currency);
    return { ...row, base, unit: base && offeredPrice(base, row) };
  });
}

type Sought = { readonly currency: Currency; readonly query: string; readonly skus: readonly string[] };

/** Variants by SKU in any case, or by words of their product's name or the beginning of their SKU. */
export async function searchVariants(
  db: Db,
  { currency, query, skus }: Sought,
  limit: number,
): Promise<FoundVariant[]> {
  const text = query.replaceAll(/[\\%_]/g, "\\$&");
  const fits =
    skus.length > 0
      ? Prisma.sql`lower(v.sku) = ANY(${skus.map((sku) => sku.toLowerCase())}::text[])`
      : Prisma.sql`(p.title ILIKE ${`%${text}%`} OR v.sku ILIKE ${`${text}%`}) AND p.status <> 'archived'`;
  const rows = await db.$queryRaw<(Omit<FoundVariant, "base"> & { readonly baseMinor: bigint | null })[]>`
    SELECT v.id AS "variantId", v.sku, p.title, v.title AS "variantTitle", pr.minor AS "baseMinor"
    FROM variant v JOIN product p ON p.id = v.product_id
    LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${currency}
    WHERE v.status = 'active' AND ${fits} ORDER BY p.title, v.position, v.sku LIMIT ${limit}`;
  return rows.map(({ baseMinor, ...row }) => ({
    ...row,
    base: baseMinor === null ? null : money(baseMinor, currency),
  }));
}

type Place = { readonly variantId: string; readonly minQuantity: number };

/** What the list says for these variants and quantities now, for the record of a change. */
export const findEntries = (db: Db, listId: string, places: readonly Place[]): Promise<PriceListEntry[]> =>
  db.$queryRaw<PriceListEntry[]>`
    SELECT e.variant_id AS "variantId", e.min_quantity AS "minQuantity", e.minor, e.points_off AS "pointsOff"
    FROM price_list_entry e JOIN ${asPlaces(places)} ON e.variant_id = w."variantId" AND e.min_quantity = w."minQuantity"
    WHERE e.list_id = ${listId} ORDER BY 1, 2`;

const asPlaces = (places: readonly Place[]): Prisma.Sql => Prisma.sql`
  jsonb_to_recordset(${JSON.stringify(places.map(({ variantId, minQuantity }) => ({ variantId, minQuantity })))}::jsonb)
    AS w ("variantId" text, "minQuantity" int)`;

export async function saveEntries(
  db: Db,
  list: { readonly id: string; readonly currency: string },
  entries: readonly PriceListEntry[],
): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, minor: entry.minor?.toString() ?? null }));
  await db.$executeRaw`
    INSERT INTO price_list_entry (list_id, variant_id, min_quantity, currency, minor, points_off)
    SELECT ${list.id}, "variantId", "minQuantity", ${list.currency}, minor, "pointsOff"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w ("variantId" text, "minQuantity" int, minor bigint, "pointsOff" int)
    ON CONFLICT (list_id, variant_id, min_quantity) DO UPDATE SET minor = excluded.minor, points_off = excluded.points_off`;
}

export async function deleteEntries(db: Db, listId: string, places: readonly Place[]): Promise<number> {
  return db.$executeRaw`DELETE FROM price_list_entry e USING ${asPlaces(places)}
    WHERE e.list_id = ${listId} AND e.variant_id = w."variantId" AND e.min_quantity = w."minQuantity"`;
}

/** Which of these variants there are, and the products they belong to. */
export const findVariants = (
  db: Db,
  variantIds: readonly string[],
): Promise<{ id: string; productId: ProductId }[]> =>
  db.$queryRaw`SELECT id, product_id AS "productId" FROM variant WHERE id = ANY(${variantIds}) ORDER BY id`;
