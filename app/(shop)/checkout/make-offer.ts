import { daysWords, feeWords, type Place } from "@/components/checkout/delivery-preview";
import type { Offer } from "@/components/checkout/offer";
import { formatMoney } from "@/server/shared/money";
import { countryName } from "@/server/shared/place";
import { serverApi } from "@/server/trpc/caller";

/** What the cart comes to at a place, with each way to receive it. */
export async function makeOffer(place: Place): Promise<Offer> {
  const api = await serverApi();
  const { delivery } = await api.checkout.options({ address: place });
  const quotes = await Promise.all(
    delivery.map(async (option) => ({
      option,
      quote: await api.checkout.quote({ address: place, delivery: option.method }),
    })),
  );
  const lines = (quotes[0]?.quote ?? (await api.checkout.quote({ address: place }))).steps.filter(
    ({ kind }) => kind !== "delivery",
  );
  return {
    place: place.state || countryName(place.country),
    lines: lines.map(({ label, amount }) => ({ label, amount: formatMoney(amount) })),
    delivery: quotes.map(({ option, quote }) => ({
      method: option.method,
      label: option.label,
      detail: daysWords(option),
      fee: feeWords(option),
      total: formatMoney(quote.total),
      totalMinor: quote.total.minor.toString(),
    })),
  };
}
