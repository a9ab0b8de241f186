import type { Metadata } from "next";
import { OfflineCart } from "@/components/cart/offline-cart";
import { EmptyState } from "@/components/ui/empty-state";
import { serverApi } from "@/server/trpc/caller";
import { ShopFrame } from "../../shop-frame";

export const metadata: Metadata = { title: "No connection", robots: { index: false } };

/** Kept on the phone by the worker, and shown in the place of a page that cannot be reached. */
export default async function OfflinePage() {
  const ask = await (await serverApi()).concierge.link({ about: "shop" });
  return (
    <ShopFrame here="/">
      <EmptyState level={1} title="The road to the market is cut" className="!py-8">
        Your phone has no connection at this moment. Your cart is kept with us: nothing in it is lost.
      </EmptyState>
      <OfflineCart askUrl={ask.url} />
    </ShopFrame>
  );
}
