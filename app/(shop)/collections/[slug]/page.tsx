import type { Metadata } from "next";
import { JsonLd } from "@/components/catalog/json-ld";
import { listHref, readListAddress, type SearchParams } from "@/components/catalog/list-address";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { visitorCurrency } from "@/server/trpc/caller";
import { ShopFrame } from "../../../shop-frame";
import { CurrencyNotice } from "../../currency-notice";
import { Listing, readListing } from "../../listing";
import { showMoved } from "../../moved";
import { addressesOf, breadcrumbFacts } from "../../seo";
import { findCollection } from "./find-collection";

type CollectionPageProps = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: CollectionPageProps): Promise<Metadata> {
  const collection = await findCollection((await params).slug);
  if (!collection) return {};
  const { slug, title, blurb, picture, seoTitle, seoDescription } = collection;
  const path = `/collections/${slug}`;
  return {
    title: seoTitle || title,
    description: seoDescription || blurb,
    alternates: addressesOf(path, readListAddress(await searchParams).currency),
    openGraph: {
      title,
      description: blurb,
      url: path,
      images: picture ? [`${picture.path}-${picture.widths.at(-1)}.webp`] : [],
    },
  };
}

export default async function CollectionPage({ params, searchParams }: CollectionPageProps) {
  const { slug } = await params;
  const collection = await findCollection(slug);
  if (!collection) return showMoved("collection", slug);
  const address = { ...readListAddress(await searchParams), collection: slug, query: undefined };
  const currency = address.currency ?? (await visitorCurrency());
  const list = await readListing(address, currency);
  const path = `/collections/${slug}`;
  const crumbs = [{ name: "Home", href: "/" }];
  return (
    <ShopFrame here={listHref(path, address)}>
      <JsonLd facts={breadcrumbFacts([...crumbs, { name: collection.title, href: path }])} />
      <Listing
        path={path}
        address={address}
        list={list}
        currency={currency}
        heading={
          <div className="mb-6">
            <Breadcrumb crumbs={crumbs} here={collection.title} />
            <h1 className="text-4xl">
              {collection.title}
              <span className="text-sale" aria-hidden="true">
                .
              </span>
            </h1>
            <p className="mt-2 max-w-text text-lg text-muted">{collection.blurb}</p>
            <CurrencyNotice shown={address.currency} returnTo={path} />
          </div>
        }
      />
    </ShopFrame>
  );
}
