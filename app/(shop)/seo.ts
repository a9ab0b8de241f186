import type { ShopCurrency } from "@/server/shared/money";

type Crumb = { readonly name: string; readonly href: string };

/** The shop's own address, without a slash at its end. */
export const shopUrl = (): string => (process.env["APP_URL"] ?? "http://localhost:3000").replace(/\/+$/, "");

export const breadcrumbFacts = (crumbs: readonly Crumb[]) => ({
  "@type": "BreadcrumbList",
  itemListElement: crumbs.map(({ name, href }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    item: `${shopUrl()}${href}`,
  })),
});

/** One address per currency for crawlers: the plain one in naira, others that name dollars or shillings. */
export function addressesOf(path: string, currency: ShopCurrency | undefined) {
  const [inDollars, inShillings] = [`${path}?currency=USD`, `${path}?currency=KES`];
  const own = { NGN: path, USD: inDollars, KES: inShillings };
  return {
    canonical: own[currency ?? "NGN"],
    languages: { "en-NG": path, "en-KE": inShillings, en: inDollars },
  };
}
