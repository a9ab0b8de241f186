import { isDeepStrictEqual } from "node:util";
import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { actorName, type Staff } from "@/server/shared/actor";
import type { VariantId } from "@/server/shared/id";
import type { ImportedPrice, ImportOutcome, ImportProblem } from "../contract/import-products";
import { checkPrices } from "../policy/check-variants";
import { planPrices } from "../policy/plan-import";
import * as repo from "../repo/import-products";
import { describePrices } from "./describe-import";

export type PriceRow = {
  readonly row: number;
  readonly sku: string;
  readonly prices: readonly ImportedPrice[];
};

/**
 * Sets prices by SKU in the caller's transaction; dry, it only says what it would do. A row with a problem is left alone.
 * A price that a rate filled becomes a person's unless the row says the same. The products' versions are raised.
 */
export async function importPrices(
  ctx: Ctx<Staff>,
  db: Db,
  { rows, isDry }: { readonly rows: readonly PriceRow[]; readonly isDry: boolean },
): Promise<ImportOutcome> {
  const owners = await repo.listOwners(db, { skus: rows.map(({ sku }) => sku), barcodes: [] });
  const bySku = new Map(owners.map((owner) => [owner.sku, owner]));
  const productIds = [...new Set(owners.map(({ productId }) => productId))];
  if (!isDry) await repo.holdProducts(db, productIds);
  const standing = await repo.listStanding(db, productIds);
  const problems: ImportProblem[] = [];
  const changes = rows.flatMap((row) => {
    const owner = bySku.get(row.sku.toLowerCase());
    const kept = owner && standing.get(owner.productId)?.variants.find(({ id }) => id === owner.id);
    if (!owner || !kept) {
      problems.push({ row: row.row, column: "sku", words: `No variant has the SKU ${row.sku}` });
      return [];
    }
    const own: ImportProblem[] = [];
    const refuse = (column: string, words: string) => own.push({ row: row.row, column, words });
    const prices = planPrices(kept.prices, row.prices, refuse);
    for (const [path, words] of checkPrices({ prices }, 0))
      refuse(`price ${prices[Number(path.split(".")[3])]?.currency ?? "NGN"}`, words);
    problems.push(...own);
    return own.length > 0 ? [] : [{ ...owner, sku: kept.sku, before: kept.prices, prices }];
  });
  const changed = changes
    .map(({ before, prices, ...rest }) => ({
      ...rest,
      before,
      prices: prices.filter((price) => !before.some((one) => isDeepStrictEqual(one, price))),
    }))
    .filter(({ prices }) => prices.length > 0);
  const touched = [...new Set(changed.map(({ productId }) => productId))];
  if (!isDry && changed.length > 0) {
    await repo.savePriceRows(
      db,
      changed.flatMap(({ id, prices }) => prices.map((price) => ({ ...price, variantId: id }))),
    );
    await repo.touchProducts(db, touched, { at: ctx.clock(), by: actorName(ctx.actor) });
  }
  return {
    problems,
    tally: {
      productsChanged: touched.length,
      pricesChanged: changed.reduce((sum, { prices }) => sum + prices.length, 0),
      variantsChanged: changed.length,
    },
    variants: new Map<string, VariantId>(owners.map(({ sku, id }) => [sku, id])),
    before: Object.fromEntries(changed.map(({ sku, before }) => [sku, describePrices(before)])),
    after: Object.fromEntries(changed.map(({ sku, prices }) => [sku, describePrices(prices)])),
  };
}

/** The variants that have these SKUs, by SKU in small letters. */
export async function findBySku(db: Db, skus: readonly string[]): Promise<Map<string, VariantId>> {
  const owners = await repo.listOwners(db, { skus, barcodes: [] });
  return new Map(owners.map(({ sku, id }) => [sku, id]));
}
