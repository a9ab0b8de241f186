import type { ShopCurrency } from "@/server/shared/money";
import { Country, NIGERIAN_STATES } from "@/server/shared/place";
import type { Place } from "./delivery-preview";

const HOME = { NGN: "NG", USD: "US", KES: "KE" } as const satisfies Record<ShopCurrency, Country>;

/** Where to, from what an address says: a Nigerian state, or a country. Nonsense becomes the shopper's likely home. */
export function readPlace(
  state: string | undefined,
  country: string | undefined,
  currency: ShopCurrency,
): Place {
  const known = Country.safeParse(country);
  const chosen = known.success ? known.data : HOME[currency];
  if (chosen !== "NG") return { country: chosen };
  return { country: "NG", state: NIGERIAN_STATES.find((name) => name === state) ?? "Lagos" };
}
