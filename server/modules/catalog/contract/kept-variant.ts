import type { VariantId } from "@/server/shared/id";
import type { ShopCurrency } from "@/server/shared/money";

/** A price as it is stored: set by people, or filled from a rate. */
export type KeptPrice = {
  readonly currency: ShopCurrency;
  readonly minor: bigint;
  readonly compareAtMinor: bigint | null;
  readonly source: "manual" | "filled";
  readonly rateId: string | null;
};

/** A variant as it is stored, archived ones too. */
export type KeptVariant = {
  readonly id: VariantId;
  readonly sku: string;
  readonly title: string;
  readonly options: Readonly<Record<string, string>>;
  readonly barcode: string | null;
  readonly weightGrams: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly position: number;
  readonly status: "active" | "archived";
  readonly prices: readonly KeptPrice[];
};
