import { LockKeyhole } from "lucide-react";
import { SumLines } from "@/components/cart/sum-lines";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import type { DeliveryOffer, Offer } from "./offer";

type SummaryProps = { offer: Offer; chosen: DeliveryOffer | undefined; canPay: boolean };

/** Every step of the sum, and the button that says what it costs. */
export function Summary({ offer, chosen, canPay }: SummaryProps) {
  return (
    <section
      aria-labelledby="summary"
      className="overflow-hidden rounded-lg border border-line bg-surface lg:sticky lg:top-24"
    >
      <div className="cloth-strip" />
      <div className="grid gap-5 p-4 sm:p-6">
        <div className="flex items-baseline justify-between">
          <h2 id="summary" className="text-xl">
            Your order
          </h2>
          <TextLink href="/cart" className="inline-flex min-h-target items-center text-sm">
            Change it
          </TextLink>
        </div>
        <div aria-live="polite">
          <SumLines
            steps={[
              ...offer.lines,
              ...(chosen ? [{ label: `${chosen.label}, ${offer.place}`, amount: chosen.fee }] : []),
            ]}
            {...(chosen ? { total: { label: "You pay", amount: chosen.total } } : {})}
          />
        </div>
        <SubmitButton size="lg" isWide disabled={!chosen || !canPay} pendingLabel="Placing your order">
          {chosen ? `You pay ${chosen.total} now` : "Choose another place first"}
        </SubmitButton>
        <p className="flex gap-2 text-sm text-muted">
          <LockKeyhole className="mt-0.5 size-4 flex-none" aria-hidden="true" />
          The payment page opens next. Your card or bank details never reach us.
        </p>
      </div>
    </section>
  );
}
