import { z } from "zod";
import { CategoryId, ProductId, VariantId } from "@/server/shared/id";
import { Money, ShopCurrency } from "@/server/shared/money";
import type { PriceTable } from "./contract/price";

export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "Not a valid address of a page" })
  .max(120);

/** A picture made beforehand: `${path}-${width}.avif` and `.webp` exist for each width. */
export const Picture = z.strictObject({
  path: z.string(),
  widths: z.array(z.number().int()),
  width: z.number().int(),
  height: z.number().int(),
  colour: z.string(),
  alt: z.string(),
  /** What must stay in view when it is cropped, in thousandths from left and top; the middle when it is not told. */
  focal: z.strictObject({ x: z.number().int(), y: z.number().int() }).nullish(),
});
export type Picture = z.infer<typeof Picture>;

export const SORTS = ["featured", "newest", "price-up", "price-down"] as const;

export const ListInput = z.strictObject({
  currency: ShopCurrency,
  category: Slug.optional(),
  /** Only what belongs to this collection, in its order unless `sort` says another. */
  collection: Slug.optional(),
  query: z.string().trim().max(120, { error: "Please search for fewer words" }).optional(),
  filters: z
    .strictObject({
      inStock: z.boolean().optional(),
      minMinor: z.bigint().nonnegative().optional(),
      maxMinor: z.bigint().nonnegative().optional(),
      tags: z.array(z.string().min(1).max(40)).max(8).optional(),
    })
    .optional(),
  sort: z.enum(SORTS).optional(),
  cursor: z.string().max(240).optional(),
  limit: z.number().int().min(1).max(48, { error: "At most 48 at a time" }).default(24),
});
export type ListInput = z.infer<typeof ListInput>;

/** A few products for a part of a page, without the counts behind filters. */
export const ShelfInput = ListInput.pick({ currency: true, category: true, sort: true, limit: true }).extend({
  inStock: z.boolean().default(false),
});
export type ShelfInput = z.infer<typeof ShelfInput>;

/** A product as a card. `price` is the lowest of its variants, null when it is not sold in the currency. */
export const ProductCard = z.strictObject({
  id: ProductId,
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  category: z.strictObject({ slug: z.string(), name: z.string() }),
  price: Money.nullable(),
  compareAt: Money.nullable(),
  hasManyPrices: z.boolean(),
  isInStock: z.boolean(),
  /** It may be bought before it is there, and ships from then where that is known; null when it may not. */
  orderAhead: z.strictObject({ shipsFrom: z.date().nullable() }).nullable(),
  picture: Picture.nullable(),
  /** The only variant, when there is just one: it can go straight into the cart. */
  onlyVariantId: VariantId.nullable(),
});
export type ProductCard = z.infer<typeof ProductCard>;

export const Facets = z.strictObject({
  categories: z.array(z.strictObject({ slug: z.string(), name: z.string(), count: z.number().int() })),
  tags: z.array(z.strictObject({ tag: z.string(), count: z.number().int() })),
  /** From `low` to below `high`, each null where the range is open. */
  prices: z.array(z.strictObject({ low: Money.nullable(), high: Money.nullable(), count: z.number().int() })),
  inStock: z.number().int(),
});

export const ProductList = z.strictObject({
  items: z.array(ProductCard),
  total: z.number().int(),
  facets: Facets,
  nextCursor: z.string().nullable(),
  /** What may have been meant, for "did you mean …?". Only when few or no products have the words as written. */
  suggestion: z.string().nullable(),
});
export type ProductList = z.infer<typeof ProductList>;

export const SuggestInput = z.strictObject({
  query: z.string().trim().min(2).max(60),
  currency: ShopCurrency,
});
export type SuggestInput = z.infer<typeof SuggestInput>;

/** For the words typed so far: a few products, categories of that name, and common ways to finish the last word. */
export const Suggestions = z.strictObject({
  products: z.array(ProductCard),
  categories: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
  words: z.array(z.string()),
});
export type Suggestions = z.infer<typeof Suggestions>;

export const ProductInput = z.strictObject({ slug: Slug, currency: ShopCurrency });
export type ProductInput = z.infer<typeof ProductInput>;

export const VariantView = z.strictObject({
  id: VariantId,
  sku: z.string(),
  title: z.string(),
  options: z.record(z.string(), z.string()),
  /** Null: not sold in this currency. */
  price: Money.nullable(),
  compareAt: Money.nullable(),
  /** From these quantities on one of them costs less. */
  tiers: z.array(z.strictObject({ from: z.number().int(), unit: Money })),
  /** How many a shopper can have right now, over all locations. */
  available: z.number().int(),
});
export type VariantView = z.infer<typeof VariantView>;

export const ProductView = z.strictObject({
  id: ProductId,
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  description: z.string(),
  category: z.strictObject({ id: CategoryId, slug: z.string(), name: z.string() }),
  attributes: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  options: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  tags: z.array(z.string()),
  variants: z.array(VariantView),
  pictures: z.array(Picture),
  /** For search engines; empty: the title and the summary say it. */
  seoTitle: z.string(),
  seoDescription: z.string(),
});
export type ProductView = z.infer<typeof ProductView>;

export const CategoryView = z.strictObject({
  id: CategoryId,
  slug: z.string(),
  name: z.string(),
  blurb: z.string(),
  seoTitle: z.string(),
  seoDescription: z.string(),
  /** The category that it is in; null for a stall of its own. */
  parentSlug: z.string().nullable(),
  /** Products for sale in it and in all below it. */
  productCount: z.number().int(),
  picture: Picture.nullable(),
});
export type CategoryView = z.infer<typeof CategoryView>;

export const PRODUCT_STATUSES = ["draft", "active", "archived"] as const;
export const ProductStatus = z.enum(PRODUCT_STATUSES);

/** What other rooms need to sell a variant: its price now, and what to call it. */
export type Sellable = {
  readonly variantId: VariantId;
  readonly productSlug: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly kind: string;
  readonly picture: Picture | null;
  /** What one of the asked quantity costs. Null: not sold in the asked currency. */
  readonly price: Money | null;
  /** What it costs without price lists, or cost before. */
  readonly compareAt: Money | null;
  /** The price list behind the price, in words: "Harmattan sale, from 10". Null: the base price. */
  readonly priceReason: string | null;
  /** Everything that decides the price, for another quantity: see `atQuantity`. */
  readonly prices: PriceTable;
  /** False once unpublished or archived. */
  readonly isForSale: boolean;
};
