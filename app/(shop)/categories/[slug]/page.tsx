import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JsonLd } from "@/components/catalog/json-ld";
import { listHref, readListAddress, type SearchParams } from "@/components/catalog/list-address";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { shopCategories, visitorCurrency } from "@/server/trpc/caller";
import { ShopFrame } from "../../../shop-frame";
import { CurrencyNotice } from "../../currency-notice";
import { Listing, readListing } from "../../listing";
import { addressesOf, breadcrumbFacts, sharePicture } from "../../seo";

type CategoryPageProps = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

const findCategory = async (slug: string) =>
  (await shopCategories()).find((category) => category.slug === slug);

export async function generateMetadata({ params, searchParams }: CategoryPageProps): Promise<Metadata> {
  const category = await findCategory((await params).slug);
  if (!category) return {};
  const path = `/categories/${category.slug}`;
  return {
    title: category.name,
    description: category.blurb,
    alternates: addressesOf(path, readListAddress(await searchParams).currency),
    openGraph: {
      title: category.name,
      description: category.blurb,
      url: path,
      images: [sharePicture(`categories/${category.slug}`, category.name)],
    },
  };
}

export default async function CategoryPage({ params, searchParams }: CategoryPageProps) {
  const { slug } = await params;
  const category = await findCategory(slug);
  if (!category) notFound();
  const read = readListAddress(await searchParams);
  const address = { ...read, category: slug, query: undefined };
  const currency = address.currency ?? (await visitorCurrency());
  const list = await readListing(address, currency);
  const path = `/categories/${slug}`;
  const crumbs = [{ name: "Home", href: "/" }];
  return (
    <ShopFrame here={listHref(path, { ...address, category: undefined })} hereSlug={slug}>
      <JsonLd facts={breadcrumbFacts([...crumbs, { name: category.name, href: path }])} />
      <Listing
        path={path}
        address={address}
        list={list}
        currency={currency}
        isCategoryPage
        heading={
          <div className="mb-6">
            <Breadcrumb crumbs={crumbs} here={category.name} />
            <h1 className="text-4xl">
              {category.name}
              <span className="text-sale" aria-hidden="true">
                .
              </span>
            </h1>
            <p className="mt-2 max-w-text text-lg text-muted">{category.blurb}</p>
            <CurrencyNotice shown={address.currency} returnTo={path} />
          </div>
        }
      />
    </ShopFrame>
  );
}
