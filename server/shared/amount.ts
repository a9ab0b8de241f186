import { type ShopCurrency, toDecimal } from "./money";

const SIGNS = {
  NGN: /^(₦|NGN|N)\s*/i,
  USD: /^(US\$|USD|\$)\s*/i,
  KES: /^(KSh|KES)\s*/i,
} as const satisfies Record<ShopCurrency, RegExp>;
/** Thousands by commas or spaces, all of them or none, and at most two decimals: all our currencies have cents. */
const PLAIN = /^\d{1,13}(\.\d{1,2})?$/;
const GROUPED = /^\d{1,3}([, ]\d{3}){1,4}(\.\d{1,2})?$/;

/** An amount as people type it ("₦12,500.50", "12500") in whole kobo or cents, never through a float; null when it is none. */
export function readAmount(text: string, currency: ShopCurrency): bigint | null {
  const typed = text
    .replaceAll(/[\u00A0\u202F]/g, " ")
    .trim()
    .replace(SIGNS[currency], "");
  if (!PLAIN.test(typed) && !GROUPED.test(typed)) return null;
  const [whole = "", part = ""] = typed.replaceAll(/[, ]/g, "").split(".");
  return BigInt(whole + part.padEnd(2, "0"));
}

/** "12,500", "12,500.50": how an amount stands in a field. */
export function writeAmount(minor: bigint, currency: ShopCurrency): string {
  const [whole = "", part = ""] = toDecimal(minor, currency).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return part === "00" ? grouped : `${grouped}.${part}`;
}
