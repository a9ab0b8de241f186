import { createHmac } from "node:crypto";
import { DAY, HOUR, MINUTE } from "@/server/platform/clock";
import { hmac } from "@/server/platform/digest";
import type { Rule } from "@/server/platform/rate-limit";

export const CODE_MINUTES = 10;
export const CHALLENGE_LIFE = CODE_MINUTES * MINUTE;
export const MOST_TRIES = 5;
/** Wrong codes for one account in an hour, over all its codes: 600 guesses a day at a million. */
export const MOST_WRONG_CODES = 25;
export const WRONG_CODES_COUNT_FOR = HOUR;
export const SEEN_EVERY = MINUTE;

export const sessionLife = (role: string): number => (role === "customer" ? 30 * DAY : 12 * HOUR);

// Guessing stops within the hundred tries an hour that ASVS allows, also when the counter is down.
export const PER_ADDRESS: Rule = { name: "sign-in-address", hits: 100, seconds: 900, whenDown: "closed" };
export const PER_EMAIL: Rule = { name: "sign-in-email", hits: 25, seconds: 900, whenDown: "closed" };
export const CODES_PER_ACCOUNT: Rule = { name: "sign-in-codes", hits: 25, seconds: 900, whenDown: "closed" };
export const FINISH_PER_ADDRESS: Rule = {
  name: "sign-in-finish",
  hits: 200,
  seconds: 900,
  whenDown: "closed",
};

/**
 * The code of one challenge. It follows from our secret and the challenge, so that it
 * can be mailed later without ever being written down in the meantime.
 */
export function codeOf(secret: string, challengeId: string): string {
  const digest = createHmac("sha256", secret).update(`one-time-code:${challengeId}`).digest();
  return (digest.readBigUInt64BE() % 1_000_000n).toString().padStart(6, "0");
}

export const hashCode = (secret: string, challengeId: string, code: string): string =>
  hmac(secret, `one-time-code-hash:${challengeId}:${code}`);

const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["SamsungBrowser", "Samsung Internet"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;
const SYSTEMS = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "Mac"],
  ["Linux", "Linux"],
] as const;

/** "Chrome on Android": enough to recognise one's own device in a list. */
export function describeDevice(userAgent: string): string {
  const nameIn = (list: readonly (readonly [string, string])[]) =>
    list.find(([mark]) => userAgent.includes(mark))?.[1];
  const browser = nameIn(BROWSERS);
  const system = nameIn(SYSTEMS);
  if (!browser && !system) return "Unknown device";
  return system ? `${browser ?? "A browser"} on ${system}` : `${browser}`;
}
