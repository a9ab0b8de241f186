import type { ReactNode } from "react";
import { ActiveFilters } from "@/components/catalog/active-filters";
import { CategoryTiles } from "@/components/catalog/category-tiles";
import { DidYouMean } from "@/components/catalog/did-you-mean";
import { Filters } from "@/components/catalog/filters";
import {
  hasFilters,
  type ListAddress,
  listHref,
  nextHref,
  toListInput,
} from "@/components/catalog/list-address";
import { ProductGrid } from "@/components/catalog/product-grid";
import { SortLinks } from "@/components/catalog/sort-links";
import { AskLink } from "@/components/concierge/ask-link";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import type { ProductList } from "@/server/modules/catalog/contract";
import type { ShopCurrency } from "@/server/shared/money";
import { problemOf, serverApi, shopCategories } from "@/server/trpc/caller";

const MOST_AT_ONCE = 48;
const SIGNS = { NGN: "₦", USD: "US$", KES: "Ksh" } as const satisfies Record<ShopCurrency, string>;

/** A list as long as its address asks, read by the cursor in parts the catalogue allows. */
export async function readListing(address: ListAddress, currency: ShopCurrency): Promise<ProductList> {
  const api = await serverApi();
  const input = toListInput(address, currency);
  const next = (cursor: string | undefined, left: number) =>
    api.catalog.list({ ...input, ...(cursor ? { cursor } : {}), limit: Math.min(left, MOST_AT_ONCE) });
  try {
    const list = await next(address.cursor, address.show);
    while (list.nextCursor && list.items.length < address.show) {
      const more = await next(list.nextCursor, address.show - list.items.length);
      list.items.push(...more.items);
      list.nextCursor = more.nextCursor;
    }
    return list;
  } catch (error) {
    // A cursor from an old or mangled link: the list itself is still there.
    if (address.cursor && problemOf(error)) return readListing({ ...address, cursor: undefined }, currency);
    throw error;
  }
}

type ListingProps = {
  path: string;
  address: ListAddress;
  list: ProductList;
  currency: ShopCurrency;
  heading: ReactNode;
  isCategoryPage?: boolean;
};

/** Filters, order, goods, and the way to more. */
export function Listing({ path, address, list, currency, heading, isCategoryPage = false }: ListingProps) {
  const sign = SIGNS[currency];
  const chosen = isCategoryPage
    ? undefined
    : list.facets.categories.find(({ slug }) => slug === address.category);
  const isEmpty = list.items.length === 0;
  const own = isCategoryPage ? { ...address, category: undefined } : address;
  return (
    <>
      {heading}
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[14.5rem_1fr]">
        <div>
          {isEmpty && !hasFilters(address) ? null : (
            <Filters
              path={path}
              address={own}
              hereSlug={address.category}
              facets={list.facets}
              sign={sign}
              isCategoryPage={isCategoryPage}
              activeCount={countFilters(own)}
            />
          )}
        </div>
        <section className="grid content-start gap-4" aria-label="Products">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <p className="tabular text-muted" role="status">
              {list.total} {list.total === 1 ? "thing" : "things"}
            </p>
            {isEmpty ? null : <SortLinks path={path} address={own} />}
          </div>
          <DidYouMean path={path} address={own} suggestion={list.suggestion} />
          <ActiveFilters path={path} address={own} sign={sign} categoryName={chosen?.name} />
          {isEmpty ? (
            <NothingFound path={path} address={own} />
          ) : (
            <>
              <ProductGrid
                products={list.items}
                label="Products"
                currency={address.currency}
                isFirstView
                isNarrow
                isOneStall={isCategoryPage}
              />
              <LoadMore
                href={list.nextCursor ? nextHref(path, own, list.nextCursor) : null}
                shown={list.items.length}
                total={list.total}
                things="things"
              />
            </>
          )}
        </section>
      </div>
    </>
  );
}

const countFilters = ({ tags, isInStock, min, max, category }: ListAddress): number =>
  tags.length +
  [isInStock, min !== undefined || max !== undefined, category !== undefined].filter(Boolean).length;

async function NothingFound({ path, address }: { path: string; address: ListAddress }) {
  const api = await serverApi();
  const [categories, ask] = await Promise.all([shopCategories(), api.concierge.link({ about: "shop" })]);
  const isNarrowed = hasFilters(address) || address.category !== undefined;
  const wide = listHref(path, { query: address.query, tags: [], isInStock: false, show: address.show });
  return (
    <>
      <EmptyState
        title={address.query ? `Nothing for “${address.query}”` : "Nothing here fits"}
        className="!py-8"
        actions={
          <>
            {isNarrowed ? <ButtonLink href={wide}>Take all filters away</ButtonLink> : null}
            <AskLink url={ask.url}>Ask us to find it</AskLink>
          </>
        }
      >
        {isNarrowed
          ? "No goods fit all your filters at once. Take some away, or ask a person."
          : "Try fewer or other words, look through the stalls, or ask a person: we know what is coming to market."}
      </EmptyState>
      <CategoryTiles categories={categories} />
    </>
  );
}
