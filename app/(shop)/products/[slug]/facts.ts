import type { ProductView } from "@/server/modules/catalog/contract";
import { toDecimal } from "@/server/shared/money";
import { shopUrl } from "../../seo";

/** The product for search engines: one offer per variant that has a price. */
export function productFacts(
  product: ProductView,
  path: string,
  ahead: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  const url = `${shopUrl()}${path}`;
  const offers = product.variants.flatMap(({ id, sku, price, available }) =>
    price
      ? [
          {
            "@type": "Offer",
            sku,
            url: `${url}?variant=${encodeURIComponent(sku)}&currency=${price.currency}`,
            price: toDecimal(price.minor, price.currency),
            priceCurrency: price.currency,
            availability: `https://schema.org/${available > 0 ? "InStock" : ahead.has(id) ? "PreOrder" : "OutOfStock"}`,
            itemCondition: "https://schema.org/NewCondition",
            seller: { "@type": "Organization", name: "Oja" },
          },
        ]
      : [],
  );
  return {
    "@type": "Product",
    name: product.title,
    description: product.summary || product.title,
    brand: { "@type": "Brand", name: makerOf(product) },
    category: product.category.name,
    sku: product.variants[0]?.sku,
    // A picture may lie at an address of its own.
    image: product.pictures.map(
      ({ path: file, widths }) => new URL(`${file}-${widths.at(-1)}.webp`, shopUrl()).href,
    ),
    url,
    ...(offers.length > 0 ? { offers } : {}),
  };
}

const makerOf = ({ attributes }: ProductView): string =>
  attributes.find(({ name }) => /^(brand|maker|made by)$/i.test(name))?.value ?? "Oja";
