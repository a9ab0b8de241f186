import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { AppError } from "@/server/shared/error";
import { after, type Clock, SECOND } from "./clock";
import type { Database } from "./db";
import { sha256 } from "./digest";
import { log } from "./log";

export type Rule = {
  readonly name: string;
  readonly hits: number;
  readonly seconds: number;
  /** What happens when the counter itself cannot be reached. */
  readonly whenDown: "open" | "closed";
};

/** Counts one hit; true while there are at most `rule.hits` in a window. Throws when it cannot count. */
export type RateLimiter = { isAllowed(rule: Rule, key: string): Promise<boolean> };

/** Fixed windows in PostgreSQL: one statement per hit, right across any number of processes. */
export const postgresRateLimiter = (db: Database, clock: Clock): RateLimiter => ({
  async isAllowed(rule, key) {
    const at = clock();
    const resetAt = after(at, rule.seconds * SECOND);
    // Hashed: a limit must not become a list of addresses and e-mails.
    const id = `${rule.name}:${sha256(key).slice(0, 32)}`;
    const [row] = await db.$queryRaw<{ hits: number }[]>`
      INSERT INTO rate_limit AS held ("key", "hits", "reset_at") VALUES (${id}, 1, ${resetAt}::timestamptz)
      ON CONFLICT ("key") DO UPDATE SET
        "hits" = CASE WHEN held."reset_at" <= ${at}::timestamptz THEN 1 ELSE held."hits" + 1 END,
        "reset_at" = CASE WHEN held."reset_at" <= ${at}::timestamptz THEN excluded."reset_at" ELSE held."reset_at" END
      RETURNING "hits"`;
    return (row?.hits ?? 0) <= rule.hits;
  },
});

type Upstash = { readonly url: string; readonly token: string };

/** Sliding windows in Upstash. Without retries and telemetry, so that a fault is known at once. */
export function upstashRateLimiter({ url, token }: Upstash): RateLimiter {
  const redis = new Redis({ url, token, retry: false, enableTelemetry: false });
  const limiters = new Map<string, Ratelimit>();
  return {
    async isAllowed(rule, key) {
      let limiter = limiters.get(rule.name);
      if (!limiter) {
        const window = Ratelimit.slidingWindow(rule.hits, `${rule.seconds} s`);
        limiter = new Ratelimit({
          redis,
          limiter: window,
          prefix: `oja:${rule.name}`,
          timeout: 1_000,
          analytics: false,
        });
        limiters.set(rule.name, limiter);
      }
      const answer = await limiter.limit(sha256(key));
      // The package lets everybody through when Redis hangs; that is the rule's choice, not its.
      if (answer.reason === "timeout") throw new Error("Upstash did not answer in time");
      return answer.success;
    },
  };
}

/** Throws TOO_MANY past the rule; when the counter is down, the rule says who gets through. */
export async function guardRate(limiter: RateLimiter, rule: Rule, key: string): Promise<void> {
  let allowed: boolean;
  try {
    allowed = await limiter.isAllowed(rule, key);
  } catch (error) {
    log().warn({ error, rule: rule.name }, "rate limit could not be counted");
    allowed = rule.whenDown === "open";
  }
  if (!allowed)
    throw new AppError("TOO_MANY", "That was tried too often. Please wait a moment and try again.");
}
