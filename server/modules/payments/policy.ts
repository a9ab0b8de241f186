import { after, DAY, HOUR, MINUTE, SECOND } from "@/server/platform/clock";
import type { Currency } from "@/server/shared/money";
import type { PaymentMethod, PaymentOption, ProviderName } from "./contract";

/** Who takes which kind of payment, in which currency; in the order people use them there. */
export const METHODS = {
  transfer: { provider: "paystack", currency: "NGN", label: "Bank transfer", hint: "Send the exact amount to an account made for this order" },
  card: { provider: "paystack", currency: "NGN", label: "Card", hint: "Verve, Mastercard or Visa" },
  ussd: { provider: "paystack", currency: "NGN", label: "USSD", hint: "Dial a code, no internet needed" },
  card_usd: { provider: "stripe", currency: "USD", label: "Card in US dollars", hint: "Visa, Mastercard, American Express" },
} as const satisfies Record<PaymentMethod, { provider: ProviderName; currency: Currency; label: string; hint: string }>;

/** The ways to pay in a currency, of the providers that are switched on. */
export function paymentOptions(currency: Currency, isOn: (provider: ProviderName) => boolean): PaymentOption[] {
  return Object.entries(METHODS)
    .filter(([, method]) => method.currency === currency && isOn(method.provider))
    .map(([method, { label, hint }]) => ({ method: method as PaymentMethod, label, hint }));
}

/** Asking a provider again: soon at first, then ever more rarely, for as long as it may still send news. */
const LOOK_AFTER = [20 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, DAY];

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
