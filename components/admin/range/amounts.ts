import { type Currency, toDecimal } from "@/server/shared/money";

/** "4,500", "₦4500.50" or "US$ 10" in minor units; null when it is no amount. */
export function readAmount(text: string, currency: Currency): bigint | null {
  const plain = text.replaceAll(/[₦,\s]|US\$|\$|KSh|NGN|USD|KES/gi, "");
  const digits = toDecimal(1n, currency).split(".")[1]?.length ?? 0;
  const found = new RegExp(`^(\\d{1,13})(?:\\.(\\d{1,${digits}}))?$`).exec(plain);
  if (!found?.[1]) return null;
  return BigInt(found[1] + (found[2] ?? "").padEnd(digits, "0"));
}

/** As it is typed: "4500", "4500.50". */
export const writeAmount = (minor: bigint, currency: Currency): string =>
  toDecimal(minor, currency).replace(/\.0+$/, "");

/** "15%" or "12.5 % off" in hundredths of a per cent; null when it is no part. */
export function readPart(text: string): number | null {
  const found = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*%(?:\s*off)?$/i.exec(text.trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : null;
}

/** "15%", "12.5%". */
export const writePart = (points: number): string => `${points / 100}%`;
