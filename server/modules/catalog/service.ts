import type { Ctx } from "@/server/context";
import { SECOND } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { createMemo } from "@/server/platform/memo";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import type { CategoryView, ProductInput, ProductView, Sellable } from "./contract";
import type { PriceQuestion } from "./repo/offers";
import { findProduct, findSellables, listCategories } from "./repo/products";
import { atQuantity, showVariant } from "./service/decide-price";

/** One product for sale. NOT_FOUND for drafts, archived products and unknown addresses alike. */
export async function readProduct(
  { db, clock }: Ctx,
  { slug, currency }: ProductInput,
): Promise<ProductView> {
  const product = await findProduct(db, slug, { currency, at: clock(), customerId: null });
  if (!product) throw new AppError("NOT_FOUND", "We do not sell that, or not any more.");
  return { ...product, variants: product.variants.map(showVariant) };
}

/** Every page shows them, and how many products they have is counted anew: so they too are kept for a moment. */
const stalls = createMemo<CategoryView[]>({ milliseconds: 5 * SECOND, most: 1 });

/** The categories in their order, with how many products each has, up to five seconds old. */
export const readCategories = (ctx: Ctx): Promise<CategoryView[]> =>
  stalls(ctx, "all", () => listCategories(ctx.db));

/**
 * Variants as they can be sold at a moment, for the rooms that sell them, at the price of one. A customer's groups
 * count; for another quantity ask `atQuantity`.
 */
export async function readSellables(
  db: Db,
  variantIds: readonly VariantId[],
  question: PriceQuestion,
): Promise<Sellable[]> {
  const found = variantIds.length === 0 ? [] : await findSellables(db, variantIds, question);
  return found.map((sellable) => atQuantity(sellable, 1));
}
