/** Other countries' local rates, in hundredths of a percent, without a fixed part. */
const LOCAL_BASIS_POINTS: { readonly [currency: string]: number } = {
  GHS: 195,
  KES: 290,
  ZAR: 290,
  USD: 390,
  XOF: 195,
};

const FLAT_KOBO = 10_000;
const FLAT_FROM_KOBO = 250_000;
const CAP_KOBO = 200_000;

/** Paystack's price in subunits. Naira: 1.5 % + ₦100, the ₦100 waived below ₦2,500, never above ₦2,000. */
export function paystackFees(amount: number, currency: string): number {
  if (currency !== "NGN") return Math.round((amount * (LOCAL_BASIS_POINTS[currency] ?? 390)) / 10_000);
  const share = Math.round((amount * 150) / 10_000);
  return Math.min(share + (amount < FLAT_FROM_KOBO ? 0 : FLAT_KOBO), CAP_KOBO);
}

/** The smallest amounts Paystack takes, in subunits. A currency that is not listed is not taken. */
export const SMALLEST: { readonly [currency: string]: number } = {
  NGN: 5_000,
  USD: 200,
  GHS: 10,
  ZAR: 100,
  KES: 300,
  XOF: 100,
};
