import { readCookie } from "@/server/platform/cookie";
import { SHOP_CURRENCIES, type ShopCurrency } from "@/server/shared/money";

/** The names of the visitor's cookies, which depend on how the shop is reached. */
export type CookieNames = Readonly<Record<"session" | "cart" | "count" | "currency", string>>;

export type Asked = {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

export type PageAsked = {
  /** Names the page as this visitor sees it, but for the number on the cart. */
  readonly key: string;
  readonly url: string;
  readonly currency: ShopCurrency;
  /** How many things the visitor's cart holds. */
  readonly count: number;
};

const PAGES = /^\/$|^\/(categories|collections|products)\/[a-z0-9-]{1,120}$/;
const NAMED_CURRENCY = new RegExp(`^currency=(${SHOP_CURRENCIES.join("|")})$`);
/** What an advertisement adds to an address; no page looks at it. */
const TRACKING = /^(utm_[a-z]+|fbclid|gclid|igshid|mc_[a-z]+)=/;

/**
 * Whether a request may be answered from memory: a whole page of the shop, for somebody about whom it shows nothing but
 * a number on the cart. Signed-in visitors never are, nor is a product page for someone whose cart may hold the product.
 */
export function readPageAsked({ method, url = "/", headers }: Asked, names: CookieNames): PageAsked | null {
  if (method !== "GET" || "rsc" in headers || "next-action" in headers || "range" in headers) return null;
  const [path = "/", query = ""] = url.split("?", 2);
  const wanted = query.split("&").filter((part) => part !== "" && !TRACKING.test(part));
  const [named] = wanted;
  if (!PAGES.test(path) || wanted.length > 1 || (named && !NAMED_CURRENCY.test(named))) return null;

  const cookies = typeof headers["cookie"] === "string" ? headers["cookie"] : null;
  if (readCookie(cookies, names.session) !== null) return null;
  const count = readCount(cookies, names);
  if (count === null || (count > 0 && path.startsWith("/products/"))) return null;

  const chosen = readCookie(cookies, names.currency);
  const currency = SHOP_CURRENCIES.find((known) => known === chosen) ?? "NGN";
  const address = named ? `${path}?${named}` : path;
  return { key: `${currency} ${address}`, url: address, currency, count };
}

/** Null when there is a cart of which the browser does not say how full it is. */
function readCount(cookies: string | null, names: CookieNames): number | null {
  if (readCookie(cookies, names.cart) === null) return 0;
  const written = readCookie(cookies, names.count) ?? "";
  return /^\d{1,4}$/.test(written) ? Number(written) : null;
}
