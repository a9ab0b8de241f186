import type { Db } from "@/server/platform/db";
import { type Currency, money } from "@/server/shared/money";
import type { StaffProduct, StaffProductsInput } from "../contract";
import { FIRST_PICTURE } from "./pieces";

type StaffRow = Omit<StaffProduct, "prices"> & {
  readonly position: number;
  readonly prices: { currency: Currency; low: string; high: string }[];
};
type StaffQuery = Omit<StaffProductsInput, "cursor"> & {
  readonly after: { readonly position: number; readonly id: string } | null;
  readonly limit: number;
};

/** Products of any status in the order of the shelves, one more than asked for. */
export async function listStaffProducts(
  db: Db,
  { query, status, after, limit }: StaffQuery,
): Promise<(StaffProduct & { position: number })[]> {
  const rows = await db.$queryRaw<StaffRow[]>`
    SELECT p.id, p.slug, p.title, p.status, p.position, c.name AS category, stock.on_hand AS "onHand", stock.reserved,
      ${FIRST_PICTURE} AS picture,
      ARRAY(SELECT v.sku FROM variant v WHERE v.product_id = p.id AND v.status = 'active' ORDER BY v.position) AS skus,
      coalesce((SELECT json_agg(x ORDER BY x.currency) FROM (
        SELECT pr.currency, min(pr.minor)::text AS low, max(pr.minor)::text AS high FROM price pr JOIN variant v ON v.id = pr.variant_id
        WHERE v.product_id = p.id AND v.status = 'active' GROUP BY pr.currency) x), '[]') AS prices
    FROM product p JOIN category c ON c.id = p.category_id,
      LATERAL (SELECT coalesce(sum(s.on_hand), 0)::int AS on_hand, coalesce(sum(s.reserved), 0)::int AS reserved
        FROM stock_level s JOIN variant v ON v.id = s.variant_id WHERE v.product_id = p.id) stock
    WHERE (${status ?? null}::text IS NULL OR p.status = ${status ?? null})
      AND (${query ?? null}::text IS NULL OR p.search_text LIKE '%' || plain(${query ?? ""}) || '%'
        OR EXISTS (SELECT FROM variant v WHERE v.product_id = p.id AND v.sku ILIKE '%' || ${query ?? ""} || '%'))
      AND (${after?.id ?? null}::text IS NULL OR (p.position, p.id) > (${after?.position ?? 0}, ${after?.id ?? ""}))
    ORDER BY p.position, p.id LIMIT ${limit + 1}`;
  return rows.map(({ prices, ...row }) => ({
    ...row,
    prices: prices.map(({ currency, low, high }) => ({
      low: money(BigInt(low), currency),
      high: money(BigInt(high), currency),
    })),
  }));
}
