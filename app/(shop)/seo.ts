import type { ShopCurrency } from "@/server/shared/money";
import { addressesByLanguage, addressIn } from "@/server/shared/shop-address";

type Crumb = { readonly name: string; readonly href: string };

/** The shop's own address, without a slash at its end. */
export const shopUrl = (): string => (process.env["APP_URL"] ?? "http://localhost:3000").replace(/\/+$/, "");

/** The shop itself, and how to search it from outside. */
export const shopFacts = () => ({
  "@graph": [
    {
      "@type": "Organization",
      "@id": `${shopUrl()}/#shop`,
      name: "Oja",
      alternateName: "Ọjà",
      url: `${shopUrl()}/`,
      logo: `${shopUrl()}/icon-512.png`,
    },
    {
      "@type": "WebSite",
      name: "Oja",
      url: `${shopUrl()}/`,
      inLanguage: "en-NG",
      publisher: { "@id": `${shopUrl()}/#shop` },
      potentialAction: {
        "@type": "SearchAction",
        target: { "@type": "EntryPoint", urlTemplate: `${shopUrl()}/search?q={search_term_string}` },
        "query-input": "required name=search_term_string",
      },
    },
  ],
});

export const breadcrumbFacts = (crumbs: readonly Crumb[]) => ({
  "@type": "BreadcrumbList",
  itemListElement: crumbs.map(({ name, href }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    item: `${shopUrl()}${href}`,
  })),
});

/** One address per currency for crawlers, all of them named on each. */
export const addressesOf = (path: string, currency: ShopCurrency | undefined) => ({
  canonical: addressIn(path, currency ?? "NGN"),
  languages: addressesByLanguage(path),
});

/** What a message or a post shows of a page: drawn by `/og`, in the size that every network takes. */
export const sharePicture = (about: string, alt: string) => ({
  url: `/og/${about}.jpg`,
  width: 1200,
  height: 630,
  type: "image/jpeg",
  alt,
});
