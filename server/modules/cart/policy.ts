import type { Sellable } from "@/server/modules/catalog/contract";
import { type Money, type ShopCurrency, sum, times } from "@/server/shared/money";
import type { CartLineView, TotalStep } from "./contract";

export type HeldLine = { readonly variantId: CartLineView["variantId"]; readonly quantity: number };

/** How many are there, and how many more may be promised, from when. */
export type Stocked = {
  readonly available: number;
  readonly promisable: number;
  readonly availableFrom: Date | null;
};

/** A cart line as it stands now: its price today, and what keeps it from being bought. */
export function describeLine(
  line: HeldLine,
  sellable: Sellable | undefined,
  { available, promisable, availableFrom }: Stocked,
): CartLineView {
  const unit = sellable?.isForSale ? sellable.price : null;
  return {
    variantId: line.variantId,
    quantity: line.quantity,
    available: Math.max(0, available + promisable),
    productSlug: sellable?.productSlug ?? "",
    title: sellable?.title ?? "Something we no longer sell",
    variantTitle: sellable?.variantTitle ?? "",
    sku: sellable?.sku ?? "",
    picture: sellable?.picture ?? null,
    unit,
    compareAt: unit && sellable ? sellable.compareAt : null,
    priceReason: unit && sellable ? sellable.priceReason : null,
    total: unit ? times(unit, line.quantity) : null,
    problem: problemOf(line, sellable, available + promisable),
    waits: waitsFor(line.quantity - Math.max(0, available), { promisable, availableFrom }),
  };
}

/** What is missing may be ordered ahead, if there is room for all of it. */
function waitsFor(
  missing: number,
  { promisable, availableFrom }: Omit<Stocked, "available">,
): CartLineView["waits"] {
  if (missing <= 0 || promisable < missing) return null;
  return { quantity: missing, shipsFrom: availableFrom };
}

function problemOf(
  line: HeldLine,
  sellable: Sellable | undefined,
  available: number,
): CartLineView["problem"] {
  if (!sellable?.isForSale) return "not_for_sale";
  if (!sellable.price) return "not_in_currency";
  if (available <= 0) return "out_of_stock";
  return available < line.quantity ? "too_few" : null;
}

export type Priced = {
  readonly title: string;
  readonly quantity: number;
  readonly total: Money;
  readonly priceReason?: string | null;
};

export type Calculation = {
  readonly steps: readonly TotalStep[];
  readonly subtotal: Money;
  readonly delivery: Money;
  readonly total: Money;
};

/**
 * The one sum of a purchase, with every step that leads to it. Pure: what the shopper
 * sees, what the order keeps and what the provider is asked come from here.
 */
export function calculateTotal(
  lines: readonly Priced[],
  delivery: { readonly label: string; readonly fee: Money },
  currency: ShopCurrency,
): Calculation {
  const subtotal = sum(
    lines.map((line) => line.total),
    currency,
  );
  const steps: TotalStep[] = [
    ...lines.map((line) => ({
      kind: "line" as const,
      label: `${line.quantity} × ${line.title}`,
      amount: line.total,
      ...(line.priceReason ? { why: line.priceReason } : {}),
    })),
    { kind: "delivery", label: delivery.label, amount: delivery.fee },
  ];
  return { steps, subtotal, delivery: delivery.fee, total: sum([subtotal, delivery.fee], currency) };
}
