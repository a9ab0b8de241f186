import { type Money, money, zero } from "@/server/shared/money";
import type { DeliveryOption } from "./contract";
import type { Rate } from "./repo";

const LABELS = { standard: "Delivery to your door", pickup: "Pick up in our Lagos shop" } as const;

/** The choices a shopper sees for goods worth `subtotal`: a fee falls away from its threshold on. */
export function quoteRates(rates: readonly Rate[], subtotal: Money): DeliveryOption[] {
  return rates.map((rate) => {
    const isFree = rate.freeFromMinor !== null && subtotal.minor >= rate.freeFromMinor;
    return {
      method: rate.method,
      label: LABELS[rate.method],
      fee: isFree ? zero(subtotal.currency) : money(rate.feeMinor, subtotal.currency),
      freeFrom: rate.freeFromMinor === null ? null : money(rate.freeFromMinor, subtotal.currency),
      minDays: rate.minDays,
      maxDays: rate.maxDays,
    };
  });
}
