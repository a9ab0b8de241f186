import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ShopCurrency } from "@/server/shared/money";
import { visitorCurrency } from "@/server/trpc/caller";
import { switchCurrency } from "./actions";

const NAMES = { NGN: "naira", USD: "US dollars", KES: "Kenyan shillings" } as const satisfies Record<
  ShopCurrency,
  string
>;

type CurrencyNoticeProps = {
  /** The currency this page's address names, if it names one. */
  shown: ShopCurrency | undefined;
  returnTo: string;
};

/** Some links name a currency. When it is not the visitor's, say so rather than switch behind their back. */
export async function CurrencyNotice({ shown, returnTo }: CurrencyNoticeProps) {
  const own = await visitorCurrency();
  if (!shown || shown === own) return null;
  return (
    <Notice
      className="mt-4"
      title={`These prices are in ${NAMES[shown]}; your cart is in ${NAMES[own]}.`}
      actions={[shown, own].map((currency) => (
        <form key={currency} action={switchCurrency}>
          <input type="hidden" name="returnTo" value={returnTo} />
          <input type="hidden" name="currency" value={currency} />
          <SubmitButton variant="secondary">Shop in {NAMES[currency]}</SubmitButton>
        </form>
      ))}
    />
  );
}
