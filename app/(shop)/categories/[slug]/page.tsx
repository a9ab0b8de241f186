import type { Metadata } from "next";
import { JsonLd } from "@/components/catalog/json-ld";
import { listHref, readListAddress, type SearchParams } from "@/components/catalog/list-address";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Chip } from "@/components/ui/chip";
import type { CategoryView } from "@/server/modules/catalog/contract";
import { shopCategories, visitorCurrency } from "@/server/trpc/caller";
import { ShopFrame } from "../../../shop-frame";
import { CurrencyNotice } from "../../currency-notice";
import { Listing, readListing } from "../../listing";
import { showMoved } from "../../moved";
import { addressesOf, breadcrumbFacts, sharePicture } from "../../seo";

type CategoryPageProps = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

const findCategory = async (slug: string) =>
  (await shopCategories()).find((category) => category.slug === slug);

export async function generateMetadata({ params, searchParams }: CategoryPageProps): Promise<Metadata> {
  const category = await findCategory((await params).slug);
  if (!category) return {};
  const path = `/categories/${category.slug}`;
  return {
    title: category.seoTitle || category.name,
    description: category.seoDescription || category.blurb,
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
  if (!category) return showMoved("category", slug);
  const categories = await shopCategories();
  const read = readListAddress(await searchParams);
  const address = { ...read, category: slug, query: undefined };
  const currency = address.currency ?? (await visitorCurrency());
  const list = await readListing(address, currency);
  const path = `/categories/${slug}`;
  const above = listAbove(categories, category);
  const inside = categories.filter(({ parentSlug }) => parentSlug === slug);
  const crumbs = [
    { name: "Home", href: "/" },
    ...above.map((one) => ({ name: one.name, href: `/categories/${one.slug}` })),
  ];
  return (
    <ShopFrame here={listHref(path, { ...address, category: undefined })} hereSlug={above[0]?.slug ?? slug}>
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
            {inside.length > 0 ? (
              <nav className="mt-4 flex flex-wrap gap-2" aria-label={`In ${category.name}`}>
                {inside.map((one) => (
                  <Chip key={one.slug} href={`/categories/${one.slug}`}>
                    {one.name}
                  </Chip>
                ))}
              </nav>
            ) : null}
            <CurrencyNotice shown={address.currency} returnTo={path} />
          </div>
        }
      />
    </ShopFrame>
  );
}

/** The categories that one is in, from the stall down. */
function listAbove(categories: readonly CategoryView[], { parentSlug }: CategoryView): CategoryView[] {
  const parent = categories.find(({ slug }) => slug === parentSlug);
  return parent ? [...listAbove(categories, parent), parent] : [];
}
