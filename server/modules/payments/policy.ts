import { after, DAY, HOUR, MINUTE, SECOND } from "@/server/platform/clock";
import type { Currency } from "@/server/shared/money";
import { METHODS, type PaymentMethod, type PaymentOption, type ProviderName } from "./contract";

/** The ways to pay in a currency, of the providers that are switched on. */
export function paymentOptions(
  currency: Currency,
  isOn: (provider: ProviderName) => boolean,
): PaymentOption[] {
  return Object.entries(METHODS)
    .filter(([, method]) => method.currency === currency && isOn(method.provider))
    .map(([method, { label, hint }]) => ({ method: method as PaymentMethod, label, hint }));
}

/** Asking a provider again: soon at first, then ever more rarely, for as long as it may still send news. */
const LOOK_AFTER = [
  20 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  DAY,
];

/** When to ask again after `looks` times, or null once it has been asked for three days. */
export function nextLook(at: Date, looks: number): Date | null {
  const wait = LOOK_AFTER[looks];
  return wait === undefined ? null : after(at, wait);
}

/** Reads a stranger's amount against ours. */
export function comparePaid(expected: bigint, paid: bigint): "exact" | "underpaid" | "overpaid" {
  if (paid === expected) return "exact";
  return paid < expected ? "underpaid" : "overpaid";
}
