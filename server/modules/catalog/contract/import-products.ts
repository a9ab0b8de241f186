import { z } from "zod";
import type { VariantId } from "@/server/shared/id";
import type { ShopCurrency } from "@/server/shared/money";
import type { ProductChanges, VariantDraft } from "./edit-product";

/** A price as a row of a file gives it; what is left out stays as it is, a null takes the price before away. */
export type ImportedPrice = {
  readonly currency: ShopCurrency;
  readonly minor?: bigint | undefined;
  readonly compareAtMinor?: bigint | null | undefined;
};

/** One row about one variant; what is left out stays as it is. */
export type ImportedVariant = {
  readonly row: number;
  readonly sku: string;
  readonly draft: Partial<Omit<VariantDraft, "id" | "sku" | "prices">>;
  readonly prices: readonly ImportedPrice[];
};

/** The rows about one product, which stand together in a file. */
export type ImportedProduct = {
  /** The first of its rows. */
  readonly row: number;
  readonly slug: string;
  /** A row of it cannot be read: it is looked at with the others, and left alone. */
  readonly isLeft?: boolean;
  readonly texts: Omit<ProductChanges, "attributes">;
  readonly status?: "draft" | "active" | "archived" | undefined;
  /** Null: the product has none of it. */
  readonly attributes: readonly { readonly key: string; readonly value: string | null }[];
  /** Names of its options in their order; left out: as they are. */
  readonly optionNames?: readonly string[] | undefined;
  readonly variants: readonly ImportedVariant[];
};

/** What is wrong with a row: `column` as the file's columns are called here, such as "sku" or "price:NGN". */
export type ImportProblem = { readonly row: number; readonly column: string; readonly words: string };

/** How many of each kind were, or would be, made, changed, or left alone; `offSale` counts what leaves the shop. */
export const ImportTally = z.strictObject({
  productsMade: z.number().int().default(0),
  productsChanged: z.number().int().default(0),
  productsSame: z.number().int().default(0),
  productsLeft: z.number().int().default(0),
  variantsMade: z.number().int().default(0),
  variantsChanged: z.number().int().default(0),
  pricesChanged: z.number().int().default(0),
  offSale: z.number().int().default(0),
  stockChanged: z.number().int().default(0),
  stockSame: z.number().int().default(0),
});
export type ImportTally = z.infer<typeof ImportTally>;

/** What became of some products of a file. `variants` leads from a SKU in small letters to the variant it is now. */
export type ImportOutcome = {
  readonly problems: readonly ImportProblem[];
  readonly tally: Partial<ImportTally>;
  readonly variants: ReadonlyMap<string, VariantId>;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
};
