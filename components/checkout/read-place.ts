import type { ShopCurrency } from "@/server/shared/money";
import { Country, statesOf } from "@/server/shared/place";
import type { Place } from "./delivery-preview";

const HOME = { NGN: "NG", USD: "US", KES: "KE" } as const satisfies Record<ShopCurrency, Country>;

/** Where most buyers of a country live, until they say otherwise. */
const CAPITALS: Readonly<Partial<Record<Country, string>>> = { NG: "Lagos", KE: "Nairobi" };

/** Where to, from what an address says: a state or county, or a country. Nonsense becomes the shopper's likely home. */
export function readPlace(
  state: string | undefined,
  country: string | undefined,
  currency: ShopCurrency,
): Place {
  const known = Country.safeParse(country);
  const chosen = known.success ? known.data : HOME[currency];
  const capital = CAPITALS[chosen];
  if (!capital) return { country: chosen };
  return { country: chosen, state: statesOf(chosen).find((name) => name === state) ?? capital };
}
