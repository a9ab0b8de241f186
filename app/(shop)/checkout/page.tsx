import type { Metadata } from "next";
import { first, type SearchParams } from "@/components/catalog/list-address";
import { CheckoutForm } from "@/components/checkout/checkout-form";
import { CountryForm } from "@/components/checkout/country-form";
import { ForgetDraft } from "@/components/checkout/forget-draft";
import { KeepTrying } from "@/components/checkout/keep-trying";
import { readPlace } from "@/components/checkout/read-place";
import { AskLink } from "@/components/concierge/ask-link";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { statesOf } from "@/server/shared/place";
import { serverApi, visitorCart } from "@/server/trpc/caller";
import { ShopFrame } from "../../shop-frame";
import { WaitingOrder } from "../waiting-order";
import { quotePlace, startCheckout } from "./actions";
import { makeOffer } from "./make-offer";

export const metadata: Metadata = { title: "Check out", robots: { index: false } };

type CheckoutPageProps = { searchParams: Promise<SearchParams> };

export default async function CheckoutPage({ searchParams }: CheckoutPageProps) {
  const cart = await visitorCart();
  if (cart.lines.length === 0) return <NothingToPay />;
  const asked = await searchParams;
  const place = readPlace(first(asked, "state"), first(asked, "country"), cart.currency);
  const api = await serverApi();
  const [offer, { payment }, ask] = await Promise.all([
    makeOffer(place),
    api.checkout.options({ address: place }),
    api.concierge.link({ about: "checkout" }),
  ]);
  return (
    <ShopFrame here={`/checkout?country=${place.country}`}>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h1 className="text-4xl">Check out</h1>
        <CountryForm country={place.country} />
      </div>
      {cart.isReady ? null : (
        <Notice
          tone="warning"
          className="mb-6"
          title="Something in your cart cannot be bought as it is"
          actions={<ButtonLink href="/cart">Look at the cart</ButtonLink>}
        />
      )}
      <KeepTrying>
        <CheckoutForm
          key={place.country}
          start={startCheckout}
          quotePlace={quotePlace}
          offer={offer}
          country={place.country}
          state={place.state ?? ""}
          states={statesOf(place.country)}
          payments={payment}
          idempotencyKey={crypto.randomUUID()}
          isReady={cart.isReady}
          cart={cart.reference ?? ""}
        />
      </KeepTrying>
      <p className="mt-8 text-center">
        <AskLink url={ask.url} variant="quiet">
          Stuck? Ask a person on WhatsApp
        </AskLink>
      </p>
    </ShopFrame>
  );
}

function NothingToPay() {
  return (
    <ShopFrame here="/checkout">
      <ForgetDraft />
      <WaitingOrder />
      <EmptyState
        level={1}
        title="There is nothing to pay for yet"
        actions={
          <>
            <ButtonLink href="/search">Walk the market</ButtonLink>
            <ButtonLink href="/orders" variant="secondary">
              Track an order
            </ButtonLink>
          </>
        }
      >
        Your cart is empty. If you have just ordered, the link to your order is in your e-mail.
      </EmptyState>
    </ShopFrame>
  );
}
