import type { Metadata } from "next";
import { BuyPanel } from "@/components/catalog/buy-panel";
import { chooseVariant } from "@/components/catalog/choose-variant";
import { JsonLd } from "@/components/catalog/json-ld";
import { first, readListAddress, type SearchParams } from "@/components/catalog/list-address";
import { ProductGrid } from "@/components/catalog/product-grid";
import { ProductPictures } from "@/components/catalog/product-pictures";
import { ProductWords } from "@/components/catalog/product-words";
import { DeliveryPreview } from "@/components/checkout/delivery-preview";
import { readPlace } from "@/components/checkout/read-place";
import { AskLink } from "@/components/concierge/ask-link";
import { SectionHeading } from "@/components/layout/section-heading";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import type { ProductView } from "@/server/modules/catalog/contract";
import type { ShopCurrency } from "@/server/shared/money";
import { PASSING } from "@/server/shared/passing";
import { orNotFound, serverApi, visitorCart, visitorCurrency } from "@/server/trpc/caller";
import { ShopFrame } from "../../../shop-frame";
import { addToCart, switchCurrency } from "../../actions";
import { CurrencyNotice } from "../../currency-notice";
import { addressesOf, breadcrumbFacts, sharePicture } from "../../seo";
import { watchVariant } from "../../stock-notices/actions";
import { productFacts } from "./facts";
import { readAhead } from "./read-ahead";
import { readProduct } from "./read-product";

type ProductPageProps = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: ProductPageProps): Promise<Metadata> {
  const { slug } = await params;
  const { currency } = readListAddress(await searchParams);
  const product = await orNotFound(readProduct(slug, currency ?? (await visitorCurrency())));
  const path = `/products/${slug}`;
  return {
    title: product.seoTitle || product.title,
    description: product.seoDescription || product.summary,
    alternates: addressesOf(path, currency),
    openGraph: {
      title: product.title,
      description: product.summary,
      url: path,
      images: [sharePicture(`products/${slug}`, product.title)],
    },
  };
}

export default async function ProductPage({ params, searchParams }: ProductPageProps) {
  const [{ slug }, asked] = await Promise.all([params, searchParams]);
  const named = readListAddress(asked).currency;
  const cart = await visitorCart();
  const currency = named ?? cart.currency;
  const product = await orNotFound(readProduct(slug, currency));
  const variant = chooseVariant(product, first(asked, "variant"));
  const place = readPlace(first(asked, "state"), first(asked, "country"), cart.currency);
  const api = await serverApi();
  const [options, ask, related, { ahead, isWhole }] = await Promise.all([
    api.checkout.options({ address: place }),
    api.concierge.link({ about: "product", slug }),
    listRelated(product, currency),
    readAhead(product),
  ]);
  const path = `/products/${slug}`;
  const crumbs = [
    { name: "Home", href: "/" },
    { name: product.category.name, href: `/categories/${product.category.slug}` },
  ];
  const hrefOf = (sku: string) =>
    `${path}?variant=${encodeURIComponent(sku)}${named ? `&currency=${named}` : ""}`;
  const here = variant ? hrefOf(variant.sku) : path;
  const held = cart.lines.find((line) => line.variantId === variant?.id)?.quantity ?? 0;
  return (
    <ShopFrame here={path} hereSlug={product.category.slug}>
      <JsonLd facts={productFacts(product, path, new Set(ahead.keys()))} />
      <JsonLd facts={breadcrumbFacts([...crumbs, { name: product.title, href: path }])} />
      <Breadcrumb crumbs={crumbs} here={product.title} />
      <CurrencyNotice shown={named} returnTo={path} />
      {isWhole ? null : <span hidden {...{ [PASSING]: "" }} />}
      <article className="mt-3 grid gap-x-12 gap-y-6 lg:grid-cols-[1.15fr_1fr]">
        <div className="lg:sticky lg:top-24 lg:self-start">
          <ProductPictures product={product} />
        </div>
        <div className="grid content-start gap-6">
          <header className="grid gap-2">
            <h1 className="text-3xl">{product.title}</h1>
            <p className="text-lg text-muted">{product.summary}</p>
          </header>
          {variant ? (
            <BuyPanel
              {...{ product, variant, currency, held, hrefOf, ahead }}
              isOwnCurrency={currency === cart.currency}
              returnTo={`${here}#buy`}
              addToCart={addToCart}
              watchVariant={watchVariant}
              isNoted={first(asked, "noted") === "1"}
              switchCurrency={switchCurrency}
            />
          ) : null}
          <AskLink url={ask.url} isWide>
            Ask a person about this on WhatsApp
          </AskLink>
          <hr className="border-line" />
          <DeliveryPreview
            options={options.delivery}
            place={place}
            currency={cart.currency}
            path={path}
            kept={{ variant: variant?.sku, currency: named }}
          />
          <hr className="border-line" />
          <ProductWords product={product} />
        </div>
      </article>
      {related.length > 0 ? (
        <section className="mt-section">
          <SectionHeading
            title="From the same stall"
            link={{
              href: `/categories/${product.category.slug}`,
              label: `All ${product.category.name.toLowerCase()}`,
            }}
          />
          <ProductGrid products={related} label="From the same stall" level={3} currency={named} isOneStall />
        </section>
      ) : null}
    </ShopFrame>
  );
}

async function listRelated(product: ProductView, currency: ShopCurrency) {
  const api = await serverApi();
  const shelf = await api.catalog.shelf({ currency, category: product.category.slug, limit: 5 });
  return shelf.filter(({ id }) => id !== product.id).slice(0, 4);
}
