import { createHmac } from "node:crypto";
import { isSameSecret } from "@/server/platform/digest";

/**
 * The end of the address that M-Pesa calls back about one payment: which payment, and a seal on it that nobody can make
 * who does not know the key. In hexadecimal throughout, because Safaricom refuses addresses in which a forbidden word
 * ("exe", "sql", "query") turns up, and no such word can be spelled with a to f.
 */
export const sealReference = (key: string, reference: string): string =>
  `${Buffer.from(reference, "utf8").toString("hex")}-${macOf(key, reference)}`;

/** The payment an address belongs to, or null when the seal is not ours. */
export function openReference(key: string, token: string): string | null {
  const [written = "", mac = ""] = token.split("-", 2);
  if (!/^([0-9a-f]{2}){1,80}$/.test(written)) return null;
  const reference = Buffer.from(written, "hex").toString("utf8");
  return isSameSecret(mac, macOf(key, reference)) ? reference : null;
}

const macOf = (key: string, reference: string): string =>
  createHmac("sha256", key).update(`callback:${reference}`).digest("hex");
