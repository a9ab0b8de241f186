import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import type { VariantId } from "@/server/shared/id";
import type { RuleRow, RuleView } from "../contract/alerts";

const RULE = { threshold: true, leadDays: true, version: true } as const;

/** The rule of a variant, or with null the one for all others; null when none was set. */
export const findRule = (db: Db, variantId: VariantId | null): Promise<RuleView | null> =>
  db.stockRule.findFirst({ where: { variantId }, select: RULE });

type Page = { readonly after?: string | undefined; readonly limit: number };

/** Rules of single variants in the order of their SKU, one more than asked for. */
export const listRules = (db: Db, { after, limit }: Page): Promise<RuleRow[]> => db.$queryRaw`
  SELECT r.variant_id AS "variantId", v.sku, p.slug, p.title, v.title AS "variantTitle", r.threshold, r.lead_days AS "leadDays", r.version,
    coalesce((SELECT sum(on_hand - reserved) FROM stock_level s WHERE s.variant_id = v.id), 0)::int AS available
  FROM stock_rule r JOIN variant v ON v.id = r.variant_id JOIN product p ON p.id = v.product_id
  WHERE ${after ?? null}::text IS NULL OR v.sku > ${after ?? null}::text
  ORDER BY v.sku LIMIT ${limit + 1}`;

export async function findSku(db: Db, variantId: VariantId): Promise<string | null> {
  const row = await db.variant.findUnique({ where: { id: variantId }, select: { sku: true } });
  return row?.sku ?? null;
}

type Saving = RuleView & { readonly variantId: VariantId | null; readonly at: Date };

/** False when the rule is no longer the version it was, or is there already where none was expected. */
export async function saveRule(
  db: Db,
  { variantId, version, threshold, leadDays, at }: Saving,
): Promise<boolean> {
  const limits = { threshold, leadDays, updatedAt: at };
  const { count } =
    version === 0
      ? await db.stockRule.createMany({
          data: [{ id: newId("stockRule", at), variantId, ...limits }],
          skipDuplicates: true,
        })
      : await db.stockRule.updateMany({
          where: { variantId, version },
          data: { ...limits, version: version + 1 },
        });
  return count === 1;
}

export async function deleteRule(db: Db, variantId: VariantId, version: number): Promise<boolean> {
  const { count } = await db.stockRule.deleteMany({ where: { variantId, version } });
  return count === 1;
}
