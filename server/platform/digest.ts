import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

export const hmac = (key: string, text: string): string =>
  createHmac("sha256", key).update(text).digest("base64url");

/** Compares two secrets without telling, by its duration, how much of them agrees. */
export function isSameSecret(a: string, b: string): boolean {
  // Hashing first gives equal lengths, which timingSafeEqual demands.
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}
