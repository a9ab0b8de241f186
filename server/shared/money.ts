import { z } from "zod";

/** Decimal places in one major unit. Adding a currency here (and to the price check in the database) is the whole change. */
const DIGITS = { NGN: 2, USD: 2, KES: 2 } as const;

export const CURRENCIES = ["NGN", "USD", "KES"] as const satisfies readonly (keyof typeof DIGITS)[];
export const Currency = z.enum(CURRENCIES);
export type Currency = z.infer<typeof Currency>;

/** Currencies that the storefront sells in. */
export const SHOP_CURRENCIES = ["NGN", "USD", "KES"] as const;
export const ShopCurrency = z.enum(SHOP_CURRENCIES, { error: "Choose NGN, USD or KES" });
export type ShopCurrency = z.infer<typeof ShopCurrency>;

/** An exact amount: a whole number of minor units (kobo, cents) and its currency. */
export const Money = z.strictObject({ minor: z.bigint(), currency: Currency }).readonly();
export type Money = z.infer<typeof Money>;

export const money = (minor: bigint, currency: Currency): Money => ({ minor, currency });
export const zero = (currency: Currency): Money => money(0n, currency);

/** Throws when the currencies differ: that is a fault, never a wish. */
export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

export const sum = (amounts: readonly Money[], currency: Currency): Money =>
  amounts.reduce(add, zero(currency));

export function times(unit: Money, quantity: number): Money {
  if (!Number.isSafeInteger(quantity)) throw new Error(`Quantity ${quantity} is not a whole number`);
  return money(unit.minor * BigInt(quantity), unit.currency);
}

export const equal = (a: Money, b: Money): boolean => a.currency === b.currency && a.minor === b.minor;

/**
 * Splits an amount by weight so that the parts always sum to the whole.
 * Units left over from rounding go to the earliest parts with weight, one each.
 */
export function split(total: Money, weights: readonly bigint[]): Money[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole <= 0n || weights.some((weight) => weight < 0n) || total.minor < 0n) {
    throw new Error("split needs an amount of at least zero, and weights that add up to more than zero");
  }

  const parts = weights.map((weight) => (total.minor * weight) / whole);
  let left = total.minor - parts.reduce((sum, part) => sum + part, 0n);

  return parts.map((part, index) => {
    const extra = left > 0n && weights[index] !== 0n ? 1n : 0n;
    left -= extra;
    return money(part + extra, total.currency);
  });
}

/**
 * What people read: "₦5,000", "₦5,000.50", "US$10.00", "Ksh 1,500". Exact for any amount, and the
 * same for every visitor: never the visitor's own locale.
 */
export function formatMoney({ minor, currency }: Money): string {
  return formatters[currency].format(toDecimal(minor, currency));
}

/** Nobody writes kobo on a price that has none; everybody writes cents. */
const formatters = Object.fromEntries(
  CURRENCIES.map((currency) => [
    currency,
    new Intl.NumberFormat(currency === "KES" ? "en-KE" : "en-NG", {
      style: "currency",
      currency,
      trailingZeroDisplay: currency === "USD" ? "auto" : "stripIfInteger",
    }),
  ]),
) as Record<Currency, Intl.NumberFormat>;

/** "5000.50": a decimal string in major units, for Intl and for feeds. */
export function toDecimal(minor: bigint, currency: Currency): `${number}` {
  const digits = DIGITS[currency];
  const sign = minor < 0n ? "-" : "";
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}` as `${number}`;
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`Cannot mix ${a.currency} with ${b.currency}`);
}
