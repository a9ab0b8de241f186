import { SHOP_CURRENCIES, type ShopCurrency } from "./money";

/** Who each currency's address is for: Nigeria reads naira, Kenya shillings, everyone else dollars. */
const LANGUAGES = { NGN: "en-NG", USD: "en", KES: "en-KE" } as const satisfies Record<ShopCurrency, string>;

/** A page's own address per currency: the plain one in naira, the others naming theirs. */
export const addressIn = (path: string, currency: ShopCurrency): string =>
  currency === "NGN" ? path : `${path}${path.includes("?") ? "&" : "?"}currency=${currency}`;

/** The same page in every currency, by language: each of them names all of them, as crawlers want it. */
export const addressesByLanguage = (path: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(SHOP_CURRENCIES.map((currency) => [LANGUAGES[currency], addressIn(path, currency)])),
  "x-default": addressIn(path, "USD"),
});
