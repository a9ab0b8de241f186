import type { Metadata } from "next";
import { CategoryTiles } from "@/components/catalog/category-tiles";
import { CollectionStrip } from "@/components/catalog/collection-strip";
import { Hero } from "@/components/catalog/hero";
import { JsonLd } from "@/components/catalog/json-ld";
import { ProductGrid } from "@/components/catalog/product-grid";
import { Promises } from "@/components/catalog/promises";
import { Spotlight } from "@/components/catalog/spotlight";
import { AskLink } from "@/components/concierge/ask-link";
import { Container } from "@/components/layout/container";
import { SectionHeading } from "@/components/layout/section-heading";
import { ButtonLink } from "@/components/ui/button";
import { formatMoney } from "@/server/shared/money";
import { serverApi, shopCategories, visitorCurrency } from "@/server/trpc/caller";
import { ShopFrame } from "../shop-frame";
import { sharePicture, shopFacts } from "./seo";

export const metadata: Metadata = {
  title: { absolute: "Ọjà: market day, every day" },
  alternates: { canonical: "/", languages: { "en-NG": "/" } },
  openGraph: { url: "/", images: [sharePicture("home", "Ọjà: market day, every day")] },
};

const SHOWN = 4;
const COLLECTIONS = 4;

export default async function HomePage() {
  const api = await serverApi();
  const currency = await visitorCurrency();
  const [categories, collections, picks, fresh, { delivery }, ask] = await Promise.all([
    shopCategories(),
    api.catalog.collections(),
    api.catalog.shelf({ currency, limit: SHOWN, inStock: true }),
    api.catalog.shelf({ currency, limit: 5, sort: "newest", inStock: true }),
    api.checkout.options(currency === "NGN" ? { address: { country: "NG", state: "Lagos" } } : {}),
    api.concierge.link({ about: "shop" }),
  ]);
  const [newest, ...others] = fresh;
  const toDoor = delivery.find(({ method }) => method === "standard");
  return (
    <ShopFrame here="/" isBare>
      <JsonLd facts={shopFacts()} />
      <Hero askUrl={ask.url} />
      <div className="cloth-strip" />
      <Container className="pt-section">
        <SectionHeading title="The stalls" lead="Behind each of them people whom we know by name." />
        <CategoryTiles categories={categories} />
      </Container>
      <Container className="pt-section">
        <SectionHeading title="On the table today" link={{ href: "/search", label: "See everything" }} />
        <ProductGrid products={picks} label="On the table today" level={3} />
      </Container>
      {collections.length > 0 ? (
        <Container className="pt-section">
          <SectionHeading
            title="Gathered together"
            lead="Things from different stalls that belong side by side."
          />
          <CollectionStrip collections={collections.slice(0, COLLECTIONS)} />
        </Container>
      ) : null}
      {newest ? <Spotlight product={newest} /> : null}
      {others.length > 0 ? (
        <Container className="pt-section">
          <SectionHeading
            title="New at market"
            link={{ href: "/search?sort=newest", label: "All that is new" }}
          />
          <ProductGrid products={others} label="New at market" level={3} />
        </Container>
      ) : null}
      <Promises
        deliveryFrom={toDoor && toDoor.fee.minor > 0n ? formatMoney(toDoor.fee) : null}
        freeFrom={toDoor?.freeFrom ? formatMoney(toDoor.freeFrom) : null}
        askUrl={ask.url}
      />
      <Container className="pt-section text-center">
        <h2 className="mx-auto max-w-text text-4xl">Did not see it? Somebody at the market has it.</h2>
        <p className="mx-auto mt-3 mb-6 max-w-text text-lg text-muted">
          Tell us the colour, the occasion, or send a photo. We ask around the stalls and build the cart for
          you.
        </p>
        <div className="flex flex-wrap justify-center gap-3">
          <AskLink url={ask.url} variant="primary" size="lg">
            Ask on WhatsApp
          </AskLink>
          <ButtonLink href="/search" variant="secondary" size="lg">
            Search the market
          </ButtonLink>
        </div>
      </Container>
    </ShopFrame>
  );
}
