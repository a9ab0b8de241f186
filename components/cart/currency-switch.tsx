import { classNames } from "@/components/ui/class-names";
import type { ShopCurrency } from "@/server/shared/money";

type CurrencySwitchProps = {
  currency: ShopCurrency;
  /** Sets the currency in the form and comes back to `returnTo`. */
  action: (form: FormData) => Promise<void>;
  returnTo: string;
};

const CHOICES = [
  { code: "NGN", sign: "₦", name: "naira" },
  { code: "USD", sign: "US$", name: "US dollars" },
  { code: "KES", sign: "Ksh", name: "Kenyan shillings" },
] as const satisfies readonly { code: ShopCurrency; sign: string; name: string }[];

/** Naira, dollars or shillings: a button each, on cloth. The one in use is lit. */
export function CurrencySwitch({ currency, action, returnTo }: CurrencySwitchProps) {
  return (
    <form action={action}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <div role="group" aria-label="Currency" className="inline-flex rounded-md bg-white/10 p-0.5">
        {CHOICES.map(({ code, sign, name }) => {
          const isHere = code === currency;
          return (
            <button
              key={code}
              type="submit"
              name="currency"
              value={code}
              aria-pressed={isHere}
              aria-label={`${sign}, prices in ${name}`}
              className={classNames(
                "min-h-target min-w-target rounded-sm px-2.5 text-sm font-bold",
                isHere ? "bg-on-cloth text-cloth" : "text-on-cloth hover:bg-white/15",
              )}
            >
              {sign}
            </button>
          );
        })}
      </div>
    </form>
  );
}
