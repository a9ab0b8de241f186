import { Choice } from "@/components/ui/choice";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { Offer } from "./offer";

type DeliveryChoiceProps = {
  offer: Offer;
  chosen: string | undefined;
  error: string | undefined;
  onPick: (method: string) => void;
};

/** The ways to receive the order at this place, each with its fee and time. */
export function DeliveryChoice({ offer, chosen, error, onPick }: DeliveryChoiceProps) {
  if (offer.delivery.length === 0) {
    return (
      <Notice
        tone="warning"
        className="sm:col-span-2"
        title={`We do not deliver to ${offer.place} in this currency yet.`}
      >
        <TextLink href="/cart">Switch the currency in your cart</TextLink>, or choose another place.
      </Notice>
    );
  }
  return (
    <fieldset className="sm:col-span-2">
      <legend className="mb-2 font-semibold">Delivery to {offer.place}</legend>
      <div className="grid gap-2">
        {offer.delivery.map(({ method, label, detail, fee }) => (
          <Choice
            key={method}
            name="delivery"
            value={method}
            label={label}
            detail={detail}
            aside={fee}
            isBoxed
            required
            checked={method === chosen}
            onChange={() => onPick(method)}
          />
        ))}
      </div>
      {offer.delivery.map(({ method, totalMinor }) => (
        <input key={method} type="hidden" name={`shown.${method}`} value={totalMinor} />
      ))}
      {error ? <p className="mt-2 text-sm font-semibold text-danger">{error}</p> : null}
    </fieldset>
  );
}
