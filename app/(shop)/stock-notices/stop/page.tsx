import type { Metadata } from "next";
import { first, type SearchParams } from "@/components/catalog/list-address";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { ShopFrame } from "../../../shop-frame";
import { stopNotices } from "../actions";

export const metadata: Metadata = {
  title: "No more stock messages",
  robots: { index: false },
  referrer: "same-origin",
};

type StopPageProps = { searchParams: Promise<SearchParams> };

/**
 * Where the link in a back-in-stock message leads. It takes one tap here, because programs that check mail for
 * viruses follow links, and must not end what a person asked for.
 */
export default async function StopPage({ searchParams }: StopPageProps) {
  const asked = await searchParams;
  const token = first(asked, "t");
  const isDone = first(asked, "done") === "1";
  return (
    <ShopFrame here="/">
      <div className="mx-auto grid max-w-text justify-items-start gap-6 py-6">
        {isDone ? (
          <>
            <h1 className="text-4xl">You will hear no more</h1>
            <p className="text-lg text-muted">
              We have deleted your address from every list of things to come back.
            </p>
            <ButtonLink href="/">To the market</ButtonLink>
          </>
        ) : (
          <>
            <h1 className="text-4xl">No more messages?</h1>
            <p className="text-lg text-muted">
              We will not tell you about anything that comes back, and delete your address. Messages about
              your orders still come.
            </p>
            <ActionForm action={stopNotices} label="Stop messages about things that are back">
              <input type="hidden" name="token" value={token ?? ""} />
              <SubmitButton size="lg">Stop these messages</SubmitButton>
            </ActionForm>
          </>
        )}
      </div>
    </ShopFrame>
  );
}
