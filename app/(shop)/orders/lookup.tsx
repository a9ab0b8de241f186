import type { ReactNode } from "react";
import { AskLink } from "@/components/concierge/ask-link";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { serverApi } from "@/server/trpc/caller";

/** For whoever has no link at hand: how to get to an order. */
export async function Lookup({ title, children }: { title: string; children: ReactNode }) {
  const ask = await (await serverApi()).concierge.link({ about: "shop" });
  return (
    <div className="mx-auto grid max-w-text gap-6 py-6">
      <div>
        <h1 className="text-4xl">{title}</h1>
        <p className="mt-2 text-lg text-muted">
          The link in our message opens your order at once. Or tell us its number and how we reach you.
        </p>
      </div>
      <Card>{children}</Card>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <AskLink url={ask.url} variant="quiet">
          No number? Ask us
        </AskLink>
        <TextLink href="/sign-in?returnTo=/account" className="inline-flex min-h-target items-center">
          Sign in to see all your orders
        </TextLink>
      </div>
    </div>
  );
}
