import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/auth/code-form";
import { SignInSheet } from "@/components/auth/sign-in-sheet";
import { first, type SearchParams } from "@/components/catalog/list-address";
import { TextLink } from "@/components/ui/text-link";
import { toReturnPath } from "@/server/modules/auth/contract";
import { ShopFrame } from "../../../shop-frame";
import { finishSignIn } from "../../actions";

export const metadata: Metadata = {
  title: "Your one-time code",
  robots: { index: false },
  referrer: "same-origin",
};

type CodePageProps = { searchParams: Promise<SearchParams> };

export default async function CodePage({ searchParams }: CodePageProps) {
  const asked = await searchParams;
  const challengeId = first(asked, "challenge");
  if (!challengeId) redirect("/sign-in");
  const returnTo = toReturnPath(first(asked, "returnTo"));
  return (
    <ShopFrame here="/sign-in">
      <SignInSheet title="Your one-time code">
        <p>We have sent a code to your e-mail. It proves that it is you, and not only your password.</p>
        <CodeForm action={finishSignIn} challengeId={challengeId} returnTo={returnTo} />
        <p>
          <TextLink href={`/sign-in?returnTo=${encodeURIComponent(returnTo)}`}>
            Start again for a new code
          </TextLink>
        </p>
      </SignInSheet>
    </ShopFrame>
  );
}
