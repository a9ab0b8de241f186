import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { first, type SearchParams } from "@/components/catalog/list-address";
import { type CheckoutStatus, StatusInput } from "@/server/modules/checkout/contract";
import { problemOf, serverApi } from "@/server/trpc/caller";
import { ShopFrame } from "../../../shop-frame";
import { Answer, Stopped } from "./answers";

export const metadata: Metadata = {
  title: "Your payment",
  robots: { index: false },
  referrer: "same-origin",
};

type ReturnPageProps = { searchParams: Promise<SearchParams> };

/** Where the payment page sends the shopper back to, whatever happened there. */
export default async function ReturnPage({ searchParams }: ReturnPageProps) {
  const asked = await searchParams;
  const known = StatusInput.safeParse({ orderNumber: first(asked, "order"), token: first(asked, "t") });
  if (!known.success) redirect("/orders");
  const { orderNumber, token } = known.data;
  const status = await readStatus(orderNumber, token);
  if (!status) redirect(`/orders/${orderNumber}`);
  const here = `/checkout/return?order=${orderNumber}&t=${token}`;
  const isCancelled = first(asked, "cancelled") === "1" && status.payment === "pending";
  return (
    <ShopFrame here={here} isSettled>
      {isCancelled ? <Stopped {...{ status, token, here }} /> : <Answer {...{ status, token, here }} />}
    </ShopFrame>
  );
}

async function readStatus(orderNumber: string, token: string): Promise<CheckoutStatus | null> {
  try {
    return await (await serverApi()).checkout.status({ orderNumber, token });
  } catch (error) {
    if (problemOf(error)) return null;
    throw error;
  }
}
