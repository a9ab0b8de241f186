import type { Metadata } from "next";
import { CategoryTiles } from "@/components/catalog/category-tiles";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { shopCategories } from "@/server/trpc/caller";
import { ShopFrame } from "./shop-frame";

export const metadata: Metadata = { title: "Not on any stall" };

export default async function NotFound() {
  return (
    <ShopFrame here="/">
      <EmptyState
        level={1}
        title="Not on any stall"
        actions={
          <>
            <ButtonLink href="/">Back to the market</ButtonLink>
            <ButtonLink href="/search" variant="secondary">
              See everything
            </ButtonLink>
          </>
        }
      >
        This page has moved, or what it showed is sold and gone. The stalls below are open.
      </EmptyState>
      <CategoryTiles categories={await shopCategories()} level={2} />
    </ShopFrame>
  );
}
