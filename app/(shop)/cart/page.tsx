import type { Metadata } from "next";
import { CartLines } from "@/components/cart/cart-lines";
import { mirrorOf } from "@/components/cart/cart-mirror";
import { CodeForm } from "@/components/cart/code-form";
import { MirrorCart } from "@/components/cart/keep-mirror";
import { CategoryTiles } from "@/components/catalog/category-tiles";
import { first, type SearchParams } from "@/components/catalog/list-address";
import { DeliveryPreview } from "@/components/checkout/delivery-preview";
import { readPlace } from "@/components/checkout/read-place";
import { AskLink } from "@/components/concierge/ask-link";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { formatMoney } from "@/server/shared/money";
import { serverApi, shopCategories, visitorCart } from "@/server/trpc/caller";
import { ShopFrame } from "../../shop-frame";
import { applyCode, setCartLine } from "../actions";
import { WaitingOrder } from "../waiting-order";

export const metadata: Metadata = {
  title: "Your cart",
  description: "What you have put aside at the market, what it comes to, and the way to the checkout.",
  alternates: { canonical: "/cart" },
};

type CartPageProps = { searchParams: Promise<SearchParams> };

export default async function CartPage({ searchParams }: CartPageProps) {
  const cart = await visitorCart();
  if (cart.lines.length === 0) return <EmptyCart />;
  const asked = await searchParams;
  const place = readPlace(first(asked, "state"), first(asked, "country"), cart.currency);
  const api = await serverApi();
  const [options, ask] = await Promise.all([
    api.checkout.options({ address: place }),
    api.concierge.link({ about: "cart" }),
  ]);
  const checkout =
    place.country === "NG"
      ? `/checkout?state=${encodeURIComponent(place.state ?? "")}`
      : `/checkout?country=${place.country}`;
  return (
    <ShopFrame here="/cart">
      <MirrorCart mirror={mirrorOf(cart)} />
      <h1 className="mb-6 text-4xl">Your cart</h1>
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_24rem]">
        <CartLines lines={cart.lines} currency={cart.currency} setLine={setCartLine} />
        <Card as="aside" className="grid gap-4 lg:sticky lg:top-24" title="What it comes to">
          <p className="tabular flex justify-between text-xl font-bold">
            <span>
              {cart.count} {cart.count === 1 ? "thing" : "things"}
            </span>
            <span>{formatMoney(cart.subtotal)}</span>
          </p>
          {cart.isReady ? (
            <ButtonLink href={checkout} size="lg" isWide>
              Check out
            </ButtonLink>
          ) : (
            <Notice tone="warning" title="Almost: something needs your eye">
              A line here cannot be bought as it is. Change it or take it out, then check out.
            </Notice>
          )}
          <CodeForm action={applyCode} />
          <hr className="border-line" />
          <DeliveryPreview options={options.delivery} place={place} currency={cart.currency} path="/cart" />
          <AskLink url={ask.url} isWide>
            Ask about this cart
          </AskLink>
          {cart.reference ? (
            <p className="text-center text-sm text-muted">
              Tell us <strong className="tabular text-ink">{cart.reference}</strong> and we see the same cart.
            </p>
          ) : null}
        </Card>
      </div>
    </ShopFrame>
  );
}

async function EmptyCart() {
  return (
    <ShopFrame here="/cart">
      <MirrorCart mirror={{ reference: null, lines: [] }} />
      <WaitingOrder />
      <EmptyState
        level={1}
        title="Your tray is empty"
        className="!py-10"
        actions={
          <>
            <ButtonLink href="/search?sort=newest">See what is new</ButtonLink>
            <ButtonLink href="/orders" variant="secondary">
              Track an order
            </ButtonLink>
          </>
        }
      >
        Walk past the stalls; whatever you put in stays here for two months.
      </EmptyState>
      <CategoryTiles categories={await shopCategories()} level={2} />
    </ShopFrame>
  );
}
