import type { Metadata } from "next";
import { first, type SearchParams } from "@/components/catalog/list-address";
import { LookupForm } from "@/components/orders/lookup-form";
import type { CheckoutStatus } from "@/server/modules/checkout/contract";
import { OrderNumber, type TrackingView } from "@/server/modules/orders/contract";
import { problemOf, serverApi } from "@/server/trpc/caller";
import { ShopFrame } from "../../../shop-frame";
import { lookUpOrder } from "../../actions";
import { Lookup } from "../lookup";
import { OrderPage } from "./order-page";

type OrderPageProps = { params: Promise<{ number: string }>; searchParams: Promise<SearchParams> };

/** The address holds the key to the order: it must not travel on in a Referer header. */
export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  const { number } = await params;
  const known = OrderNumber.safeParse(number);
  return {
    title: known.success ? `Order ${known.data}` : "Your order",
    robots: { index: false, follow: false },
    referrer: "same-origin",
  };
}

export default async function TrackingPage({ params, searchParams }: OrderPageProps) {
  const [{ number }, asked] = await Promise.all([params, searchParams]);
  const given = first(asked, "t");
  const seen = await findOrder(number, given);
  const token = seen?.link ? (new URL(seen.link).searchParams.get("t") ?? "") : (given ?? "");
  const payment = seen?.status === "awaiting_payment" ? await readPayment(seen.number, token) : null;
  // Asking the provider may have settled it just now.
  const isSettled = payment !== null && payment.status !== "awaiting_payment";
  const order = isSettled ? await findOrder(number, token) : seen;
  if (!order) {
    return (
      <ShopFrame here="/orders">
        <Lookup title="Is this order yours?">
          <LookupForm action={lookUpOrder} number={number.slice(0, 20)} />
        </Lookup>
      </ShopFrame>
    );
  }
  return (
    <ShopFrame here="/orders" isSettled>
      <OrderPage
        order={order}
        token={token}
        payment={isSettled ? null : payment}
        isLate={first(asked, "late") === "1"}
      />
    </ShopFrame>
  );
}

const readPayment = async (orderNumber: string, token: string): Promise<CheckoutStatus> =>
  (await serverApi()).checkout.status({ orderNumber, token });

/** The order for its link or for the account that placed it; null alike for a wrong link, no link and no order. */
async function findOrder(number: string, token: string | undefined): Promise<TrackingView | null> {
  const api = await serverApi();
  try {
    if (token) return await api.orders.track({ number, token });
    const me = await api.auth.me();
    return me.kind === "customer" ? await api.orders.track({ number }) : null;
  } catch (error) {
    if (problemOf(error)) return null;
    throw error;
  }
}
