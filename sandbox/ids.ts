import { createHash, randomBytes, randomUUID } from "node:crypto";

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

export function token(length: number, alphabet = LETTERS): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join("");
}

export const lowerToken = (length: number) => token(length, LETTERS.slice(0, 36));

export const uuid = () => randomUUID();

/** The same text always gives the same number: a customer keeps their id. */
export function numberFrom(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0);
}

export const fingerprint = (text: string) => createHash("sha256").update(text).digest("hex");
