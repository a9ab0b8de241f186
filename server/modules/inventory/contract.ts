import type { VariantId } from "@/server/shared/id";

/** One thing wanted: a variant and how many. */
export type Wanted = { readonly variantId: VariantId; readonly quantity: number };

/** What could not be had, and how many there are. */
export type Shortfall = {
  readonly variantId: VariantId;
  readonly wanted: number;
  readonly available: number;
};

/** Where the units of a hold lie: what a picker reads. */
export type Pick = { readonly variantId: VariantId; readonly location: string; readonly quantity: number };
