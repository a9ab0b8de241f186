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

/** One address per currency for crawlers: the plain one in naira, one that names dollars. */
export function addressesOf(path: string, currency: ShopCurrency | undefined) {
  const inDollars = `${path}?currency=USD`;
  return { canonical: currency === "USD" ? inDollars : path, languages: { "en-NG": path, en: inDollars } };
}
