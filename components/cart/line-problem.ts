import { dayWords } from "@/components/orders/when";
import type { CartLineView } from "@/server/modules/cart/contract";
import { unreachable } from "@/server/shared/error";
import type { ShopCurrency } from "@/server/shared/money";

const NAMES = { NGN: "naira", USD: "US dollars", KES: "Kenyan shillings" } as const satisfies Record<
  ShopCurrency,
  string
>;

/** What keeps a line from being bought, and what to do; null when nothing does. */
export function lineProblem({ problem, available }: CartLineView, currency: ShopCurrency): string | null {
  switch (problem) {
    case null:
      return null;
    case "not_for_sale":
      return "We do not sell this any more. Take it out to go on.";
    case "not_in_currency":
      return `Not sold in ${NAMES[currency]}. Switch the currency, or take it out.`;
    case "out_of_stock":
      return "Sold out since you chose it. Take it out to go on.";
    case "too_few":
      return `Only ${available} left. Take ${available === 1 ? "that one" : "those"}, or take it out.`;
    default:
      return unreachable(problem);
  }
}

/** What of a line is still to come, and when it ships. */
export function waitWords({ quantity, shipsFrom }: NonNullable<CartLineView["waits"]>): string {
  const units = quantity === 1 ? "One of these is" : `${quantity} of these are`;
  const when = shipsFrom ? `from ${dayWords(shipsFrom)}` : "once they arrive";
  return `${units} still to come. Your order ships ${when}.`;
}
