import type { Db } from "@/server/platform/db";
import type { PriceListId, ProductId } from "@/server/shared/id";

/** A list whose prices `product_price` does not count as it should. */
export type UnsettledList = {
  readonly id: PriceListId;
  readonly version: number;
  /** What it should count: this version, or none. */
  readonly due: number | null;
};

/** The lists that began, ended or changed since the prices that everyone sees were last made; of one list, or of all. */
export const listUnsettled = (
  db: Db,
  { at, limit, id = null }: { readonly at: Date; readonly limit: number; readonly id?: string | null },
): Promise<UnsettledList[]> => db.$queryRaw<UnsettledList[]>`
  SELECT l.id, l.version, due.version AS due FROM price_list l, LATERAL (SELECT CASE WHEN l.status = 'active' AND l.group_id IS NULL
    AND coalesce(l.starts_at <= ${at}::timestamptz, true) AND coalesce(l.ends_at > ${at}::timestamptz, true) THEN l.version END AS version) due
  WHERE l.applied_version IS DISTINCT FROM due.version AND (${id}::text IS NULL OR l.id = ${id})
  ORDER BY l.id LIMIT ${limit}`;

/** Products that a list prices, by id. */
export async function listPricedProducts(
  db: Db,
  listId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<ProductId[]> {
  const rows = await db.$queryRaw<{ id: ProductId }[]>`
    SELECT DISTINCT v.product_id AS id FROM price_list_entry e JOIN variant v ON v.id = e.variant_id
    WHERE e.list_id = ${listId} AND v.product_id > ${after} ORDER BY 1 LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Makes the prices that everyone sees for these products, as of a moment. */
export async function priceProducts(db: Db, productIds: readonly string[], at: Date): Promise<void> {
  await db.$executeRaw`SELECT price_products(${productIds}::text[], ${at}::timestamptz)`;
}

/** False when the list was changed meanwhile: then it is still to be done. */
export async function markApplied(db: Db, { id, version, due }: UnsettledList): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE price_list SET applied_version = ${due}::int WHERE id = ${id} AND version = ${version}`;
  return count === 1;
}

/** From here until it is marked, some products may count the list and some not: no version is ever 0, so it stays unsettled. */
export async function markUnsettled(db: Db, id: string): Promise<void> {
  await db.$executeRaw`UPDATE price_list SET applied_version = 0 WHERE id = ${id}`;
}
