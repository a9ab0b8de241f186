import { type Money, money, zero } from "@/server/shared/money";
import type { DeliveryOption } from "./contract";
import type { Rate } from "./repo";

/** Where people come for their goods themselves. */
const SHOPS: Readonly<Record<string, string>> = { NG: "Lagos", GB: "London" };

const labelOf = (method: Rate["method"], country: string): string =>
  method === "standard" ? "Delivery to your door" : `Pick up in our ${SHOPS[country] ?? "Lagos"} shop`;

/** The choices a shopper in `country` sees for goods worth `subtotal`: a fee falls away from its threshold on. */
export function quoteRates(rates: readonly Rate[], subtotal: Money, country: string): DeliveryOption[] {
  return rates.map((rate) => {
    const isFree = rate.freeFromMinor !== null && subtotal.minor >= rate.freeFromMinor;
    return {
      method: rate.method,
      label: labelOf(rate.method, country),
      fee: isFree ? zero(subtotal.currency) : money(rate.feeMinor, subtotal.currency),
      freeFrom: rate.freeFromMinor === null ? null : money(rate.freeFromMinor, subtotal.currency),
      minDays: rate.minDays,
      maxDays: rate.maxDays,
    };
  });
}
