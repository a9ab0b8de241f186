import type { ReactNode } from "react";
import { CurrencySwitch } from "@/components/cart/currency-switch";
import { Suggestions } from "@/components/catalog/suggestions";
import { Container } from "@/components/layout/container";
import { ShopFooter } from "@/components/layout/shop-footer";
import { ShopHeader } from "@/components/layout/shop-header";
import { serverApi, shopCategories, visitorCart, visitorCount } from "@/server/trpc/caller";
import { switchCurrency } from "./(shop)/actions";

type ShopFrameProps = {
  /** The address of this page: the currency switch comes back to it. */
  here: string;
  hereSlug?: string | undefined;
  query?: string | undefined;
  /** The page brings its own measure: bands from edge to edge. */
  isBare?: boolean;
  /** No currency switch: an order has its currency already. */
  isSettled?: boolean;
  children: ReactNode;
};

/** Header, footer and the page between them. */
export async function ShopFrame({ here, hereSlug, query, isBare, isSettled, children }: ShopFrameProps) {
  const api = await serverApi();
  const [categories, cart, count, ask] = await Promise.all([
    shopCategories(),
    visitorCart(),
    visitorCount(),
    api.concierge.link({ about: "shop" }),
  ]);
  const currencySwitch = isSettled ? null : (
    <CurrencySwitch currency={cart.currency} action={switchCurrency} returnTo={here} />
  );
  return (
    <>
      <ShopHeader
        categories={categories}
        {...(hereSlug ? { hereSlug } : {})}
        {...(query ? { query } : {})}
        cartCount={count}
        currencySwitch={currencySwitch}
        suggestions={<Suggestions currency={cart.currency} />}
      />
      <main id="main" className="grow">
        {isBare ? children : <Container className="py-4 sm:py-6">{children}</Container>}
      </main>
      <ShopFooter categories={categories} whatsappUrl={ask.url} currencySwitch={currencySwitch} />
    </>
  );
}
