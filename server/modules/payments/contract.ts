import { z } from "zod";
import { type Currency, Money } from "@/server/shared/money";

export const PROVIDERS = ["paystack", "stripe", "mpesa"] as const;
export const ProviderName = z.enum(PROVIDERS);
export type ProviderName = z.infer<typeof ProviderName>;

/** Ways to pay as the shopper sees them; each belongs to one provider. */
export const PAYMENT_METHODS = ["transfer", "card", "ussd", "card_usd", "mpesa"] as const;
export const PaymentMethod = z.enum(PAYMENT_METHODS, { error: "Choose how to pay" });
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** Who takes which kind of payment, in which currency; in the order people use them there. */
export const METHODS = {
  transfer: {
    provider: "paystack",
    currency: "NGN",
    label: "Bank transfer",
    hint: "Send the exact amount to an account made for this order",
  },
  card: { provider: "paystack", currency: "NGN", label: "Card", hint: "Verve, Mastercard or Visa" },
  ussd: { provider: "paystack", currency: "NGN", label: "USSD", hint: "Dial a code, no internet needed" },
  card_usd: {
    provider: "stripe",
    currency: "USD",
    label: "Card in US dollars",
    hint: "Visa, Mastercard, American Express",
  },
  mpesa: {
    provider: "mpesa",
    currency: "KES",
    label: "M-Pesa",
    hint: "A request comes to your phone; enter your PIN there",
  },
} as const satisfies Record<
  PaymentMethod,
  { provider: ProviderName; currency: Currency; label: string; hint: string }
>;

/** Paid on the buyer's own phone, with no page of a provider's to go to. */
export const isOnPhone = (method: PaymentMethod): boolean => method === "mpesa";

const SHILLING = 100n;
const MOST_SHILLINGS = 250_000n;

/** Why a way to pay does not take an amount, or null. M-Pesa takes whole shillings, up to 250,000 at once. */
export function refuseAmount(method: PaymentMethod, { minor }: Money): string | null {
  if (METHODS[method].provider !== "mpesa") return null;
  if (minor % SHILLING !== 0n) return "M-Pesa takes whole shillings only, and this total has cents.";
  return minor > MOST_SHILLINGS * SHILLING ? "M-Pesa takes up to Ksh 250,000 at once." : null;
}

export const PaymentOption = z.strictObject({ method: PaymentMethod, label: z.string(), hint: z.string() });
export type PaymentOption = z.infer<typeof PaymentOption>;

export const ATTEMPT_STATUSES = [
  "created",
  "starting",
  "started",
  "unknown",
  "paid",
  "failed",
  "expired",
] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

export const AttemptView = z.strictObject({
  reference: z.string(),
  provider: ProviderName,
  method: PaymentMethod,
  status: z.enum(ATTEMPT_STATUSES),
  amount: Money,
  captured: Money,
  refunded: Money,
  problem: z.string().nullable(),
  createdAt: z.date(),
  settledAt: z.date().nullable(),
});
export type AttemptView = z.infer<typeof AttemptView>;

export const ProviderEventView = z.strictObject({
  id: z.string(),
  provider: z.string(),
  topic: z.string(),
  status: z.string(),
  reference: z.string().nullable(),
  problem: z.string().nullable(),
  receivedAt: z.date(),
  handledAt: z.date().nullable(),
});
export type ProviderEventView = z.infer<typeof ProviderEventView>;

/** With what the provider sent, word for word. */
export const ProviderEventDetail = ProviderEventView.extend({ rawBody: z.string() });
export type ProviderEventDetail = z.infer<typeof ProviderEventDetail>;

export const ExceptionView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  provider: z.string(),
  reference: z.string(),
  orderNumber: z.string().nullable(),
  expected: Money.nullable(),
  paid: Money,
  detail: z.string(),
  status: z.string(),
  resolution: z.string().nullable(),
  createdAt: z.date(),
});
export type ExceptionView = z.infer<typeof ExceptionView>;
