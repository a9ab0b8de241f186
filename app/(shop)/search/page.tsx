import type { Metadata } from "next";
import { first, listHref, readListAddress, type SearchParams } from "@/components/catalog/list-address";
import { visitorCurrency } from "@/server/trpc/caller";
import { ShopFrame } from "../../shop-frame";
import { Listing, readListing } from "../listing";

type SearchPageProps = { searchParams: Promise<SearchParams> };

export async function generateMetadata({ searchParams }: SearchPageProps): Promise<Metadata> {
  const query = first(await searchParams, "q")?.slice(0, 60);
  return {
    title: query ? `“${query}”` : "Everything on the market",
    description: "Search the whole market: cloth, pots, food, books, music and more.",
    alternates: { canonical: "/search" },
    // What people type is nobody's landing page.
    robots: { index: !query, follow: true },
  };
}

export default async function SearchPage({ searchParams }: SearchPageProps) {
  const address = readListAddress(await searchParams);
  const currency = address.currency ?? (await visitorCurrency());
  const list = await readListing(address, currency);
  return (
    <ShopFrame here={listHref("/search", address)} query={address.query}>
      <Listing
        path="/search"
        address={address}
        list={list}
        currency={currency}
        heading={
          <h1 className="mt-4 mb-6 text-3xl">
            {address.query ? (
              <>
                <span className="font-semibold text-muted">You asked for</span> {address.query}
              </>
            ) : (
              "Everything on the market"
            )}
          </h1>
        }
      />
    </ShopFrame>
  );
}
