import type { Metadata } from "next";
import { AskLink } from "@/components/concierge/ask-link";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { serverApi } from "@/server/trpc/caller";
import { ShopFrame } from "../../shop-frame";

export const metadata: Metadata = { title: "No connection", robots: { index: false } };

export default async function OfflinePage() {
  const ask = await (await serverApi()).concierge.link({ about: "shop" });
  return (
    <ShopFrame here="/">
      <EmptyState
        level={1}
        title="The road to the market is cut"
        actions={
          <>
            <ButtonLink href="/cart">Try my cart again</ButtonLink>
            <AskLink url={ask.url}>Ask on WhatsApp</AskLink>
          </>
        }
      >
        Your phone has no connection at this moment. Your cart is kept with us, not on your phone: nothing in
        it is lost.
      </EmptyState>
    </ShopFrame>
  );
}
