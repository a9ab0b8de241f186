import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { SignInSheet } from "@/components/auth/sign-in-sheet";
import { first, type SearchParams } from "@/components/catalog/list-address";
import { TextLink } from "@/components/ui/text-link";
import { toReturnPath } from "@/server/modules/auth/contract";
import { serverApi } from "@/server/trpc/caller";
import { ShopFrame } from "../../shop-frame";
import { startSignIn } from "../actions";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type SignInPageProps = { searchParams: Promise<SearchParams> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const asked = await searchParams;
  const returnTo = toReturnPath(first(asked, "returnTo") ?? first(asked, "callbackUrl") ?? "/account");
  const me = await (await serverApi()).auth.me();
  if (me.kind !== "guest") redirect(returnTo);
  return (
    <ShopFrame here="/sign-in">
      <SignInSheet title="Sign in">
        <SignInForm action={startSignIn} returnTo={returnTo} />
        <p className="text-muted">
          You need no account to buy. <TextLink href="/orders">Track an order</TextLink> with its number
          instead.
        </p>
      </SignInSheet>
    </ShopFrame>
  );
}
