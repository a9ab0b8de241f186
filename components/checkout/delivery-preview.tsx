import { Truck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import type { DeliveryOption } from "@/server/modules/shipping/contract";
import { formatMoney, type ShopCurrency } from "@/server/shared/money";
import { COUNTRIES, type Country, countryName, NIGERIAN_STATES } from "@/server/shared/place";

export type Place = { readonly country: Country; readonly state?: string | undefined };

const MONEY = { NGN: "naira", USD: "dollars", KES: "shillings" } as const satisfies Record<
  ShopCurrency,
  string
>;

type DeliveryPreviewProps = {
  options: readonly DeliveryOption[];
  place: Place;
  currency: ShopCurrency;
  /** The page to show again, with the place chosen. */
  path: string;
  /** What else the address says, to be kept. */
  kept?: Readonly<Record<string, string | undefined>>;
};

/** What delivery costs and how long it takes, for a place: asked before anything about the person. */
export function DeliveryPreview({ options, place, currency, path, kept = {} }: DeliveryPreviewProps) {
  const there = place.state ?? countryName(place.country);
  return (
    <section id="delivery" aria-labelledby="delivery-title" className="scroll-mt-24">
      <h2 id="delivery-title" className="mb-2 flex items-center gap-2 text-lg">
        <Truck className="size-5" aria-hidden="true" />
        Delivery to {there}
      </h2>
      {options.length > 0 ? (
        <ul className="mb-3 grid gap-1">
          {options.map((option) => (
            <li key={option.method} className="flex justify-between gap-4">
              <span>
                {option.label}
                <span className="block text-sm text-muted">
                  {daysWords(option)}
                  {option.freeFrom && option.fee.minor > 0n
                    ? `, free from ${formatMoney(option.freeFrom)}`
                    : null}
                </span>
              </span>
              <strong className="tabular">{feeWords(option)}</strong>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-3 text-muted">
          We do not deliver there in {MONEY[currency]} yet. Switch the currency above, or choose another
          place.
        </p>
      )}
      <form action={`${path}#delivery`} className="flex items-end gap-2">
        {Object.entries(kept).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <PlaceField place={place} currency={currency} />
        <Button type="submit" variant="secondary" className="flex-none">
          Show
        </Button>
      </form>
    </section>
  );
}

function PlaceField({ place, currency }: { place: Place; currency: ShopCurrency }) {
  const isNaira = currency === "NGN";
  return (
    <SelectField
      key={place.state ?? place.country}
      name={isNaira ? "state" : "country"}
      label={isNaira ? "State" : "Country"}
      hideLabel
      defaultValue={isNaira ? place.state : place.country}
      className="grow"
    >
      {isNaira
        ? NIGERIAN_STATES.map((state) => <option key={state}>{state}</option>)
        : COUNTRIES.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
    </SelectField>
  );
}

export const feeWords = ({ fee }: DeliveryOption): string => (fee.minor === 0n ? "Free" : formatMoney(fee));

export const daysWords = ({ minDays, maxDays }: Pick<DeliveryOption, "minDays" | "maxDays">): string => {
  if (minDays === 0) return maxDays === 0 ? "today" : "today or the next working day";
  if (minDays === maxDays) return maxDays === 1 ? "1 working day" : `${maxDays} working days`;
  return `${minDays} to ${maxDays} working days`;
};
