import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { JsonLd } from "@/components/catalog/json-ld";
import type { ProductView } from "@/server/modules/catalog/contract";
import { money } from "@/server/shared/money";
import robots from "../robots";
import { productFacts } from "./products/[slug]/facts";
import { addressesOf, breadcrumbFacts, shopFacts } from "./seo";

/** What Google requires or recommends (https://developers.google.com/search/docs/appearance/structured-data), and nothing besides. */
const whole = z.url({ protocol: /^https$/ });
const words = z.string().min(1);
const Offer = z.strictObject({
  "@type": z.literal("Offer"),
  sku: words,
  url: whole,
  price: z.string().regex(/^\d+\.\d{2}$/),
  priceCurrency: z.enum(["NGN", "USD", "KES"]),
  availability: z.enum(["https://schema.org/InStock", "https://schema.org/OutOfStock"]),
  itemCondition: z.literal("https://schema.org/NewCondition"),
  seller: z.strictObject({ "@type": z.literal("Organization"), name: words }),
});
const Product = z.strictObject({
  "@type": z.literal("Product"),
  name: words,
  description: words,
  brand: z.strictObject({ "@type": z.literal("Brand"), name: words }),
  category: words,
  sku: words,
  image: z.array(whole).min(1),
  url: whole,
  offers: z.array(Offer).min(1),
});
const Breadcrumbs = z.strictObject({
  "@type": z.literal("BreadcrumbList"),
  itemListElement: z
    .array(
      z.strictObject({
        "@type": z.literal("ListItem"),
        position: z.number().int().min(1),
        name: words,
        item: whole,
      }),
    )
    .min(1),
});
const Organization = z.strictObject({
  "@type": z.literal("Organization"),
  "@id": whole,
  name: words,
  alternateName: words,
  url: whole,
  logo: whole,
});
const Site = z.strictObject({
  "@type": z.literal("WebSite"),
  name: words,
  url: whole,
  inLanguage: words,
  publisher: z.strictObject({ "@id": whole }),
  potentialAction: z.strictObject({
    "@type": z.literal("SearchAction"),
    target: z.strictObject({
      "@type": z.literal("EntryPoint"),
      urlTemplate: z.string().endsWith("/search?q={search_term_string}"),
    }),
    "query-input": z.literal("required name=search_term_string"),
  }),
});

const EVIL = `</script><script>alert(1)</script><!--<script> "quoted" & \u2028`;

const product = (title: string): ProductView => ({
  id: "prd_1" as ProductView["id"],
  slug: "drum",
  title,
  summary: "A drum that talks.",
  description: title,
  category: { id: "cat_1" as ProductView["category"]["id"], slug: "music", name: "Music" },
  attributes: [{ name: "Maker", value: title }],
  options: [],
  seoTitle: "",
  seoDescription: "",
  tags: [],
  variants: [
    {
      id: "var_1" as ProductView["variants"][number]["id"],
      sku: "A/1 2",
      title: "",
      options: {},
      price: money(1_450_050n, "NGN"),
      compareAt: null,
      tiers: [],
      available: 0,
    },
    {
      id: "var_2" as ProductView["variants"][number]["id"],
      sku: "B",
      title: "",
      options: {},
      price: null,
      compareAt: null,
      tiers: [],
      available: 3,
    },
  ],
  pictures: [
    { path: "/media/drum-1", widths: [320, 1080], width: 1080, height: 1350, colour: "#fff", alt: "" },
  ],
});

beforeEach(() => vi.stubEnv("APP_URL", "https://shop.test/"));

describe("facts for search engines", () => {
  it("tell all of a product, with an offer for each variant that has a price", () => {
    const facts = Product.parse(productFacts(product("Talking drum"), "/products/drum", new Set()));
    expect(facts.offers).toHaveLength(1);
    expect(facts.offers[0]).toMatchObject({
      price: "14500.50",
      availability: "https://schema.org/OutOfStock",
      url: "https://shop.test/products/drum?variant=A%2F1%202&currency=NGN",
    });
    expect(facts.image).toEqual(["https://shop.test/media/drum-1-1080.webp"]);
  });

  it("tell the way to a page, in order", () => {
    const facts = Breadcrumbs.parse(
      breadcrumbFacts([
        { name: "Home", href: "/" },
        { name: "Music", href: "/categories/music" },
      ]),
    );
    expect(facts.itemListElement.map(({ position, item }) => [position, item])).toEqual([
      [1, "https://shop.test/"],
      [2, "https://shop.test/categories/music"],
    ]);
  });

  it("tell who we are and how to search", () => {
    z.tuple([Organization, Site]).parse(shopFacts()["@graph"]);
  });

  it("hold no text that could become a script", () => {
    const html = renderToStaticMarkup(
      createElement(JsonLd, { facts: productFacts(product(EVIL), "/products/drum", new Set()) }),
    );
    expect(html.match(/<\/?script/gi)).toHaveLength(2);
    expect(html).not.toContain("<!--");
    const inside = /^<script type="application\/ld\+json">(.*)<\/script>$/s.exec(html)?.[1] ?? "";
    const { "@context": context, ...facts } = JSON.parse(inside) as Record<string, unknown>;
    expect(context).toBe("https://schema.org");
    expect(Product.parse(facts).name).toBe(EVIL);
  });
});

describe("addresses for crawlers", () => {
  it("name every currency's page on each of them, and one as the page's own", () => {
    const naira = addressesOf("/products/drum", undefined);
    const dollars = addressesOf("/products/drum", "USD");
    expect(naira.canonical).toBe("/products/drum");
    expect(addressesOf("/products/drum", "NGN").canonical).toBe("/products/drum");
    expect(dollars.canonical).toBe("/products/drum?currency=USD");
    expect(naira.languages).toEqual(dollars.languages);
    expect(naira.languages).toEqual({
      "en-NG": "/products/drum",
      en: "/products/drum?currency=USD",
      "en-KE": "/products/drum?currency=KES",
      "x-default": "/products/drum?currency=USD",
    });
  });

  it("shut what is private, and lead to the sitemap", () => {
    const { rules, sitemap } = robots();
    expect(sitemap).toBe("https://shop.test/sitemap.xml");
    expect(rules).toMatchObject({
      disallow: expect.arrayContaining(["/admin", "/api/", "/account", "/checkout", "/orders/", "/sign-in"]),
    });
  });
});
