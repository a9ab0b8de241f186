import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import {
  guardRate,
  postgresRateLimiter,
  type RateLimiter,
  type Rule,
  upstashRateLimiter,
} from "./rate-limit";

const kit = createTestCtx();
const limiter = postgresRateLimiter(kit.db, kit.clock.now);
const rule: Rule = { name: "tries", hits: 5, seconds: 60, whenDown: "closed" };
beforeEach(resetDatabase);
afterAll(kit.close);

describe("limits counted in PostgreSQL", () => {
  it("let through exactly as many as they say, of fifty at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => limiter.isAllowed(rule, "203.0.113.9")),
    );
    expect(answers.filter(Boolean)).toHaveLength(5);
  });

  it("count each caller and each rule apart, and begin anew with the window", async () => {
    for (let hit = 0; hit < 6; hit++) await limiter.isAllowed(rule, "one");
    expect(await limiter.isAllowed(rule, "one")).toBe(false);
    expect(await limiter.isAllowed(rule, "two")).toBe(true);
    expect(await limiter.isAllowed({ ...rule, name: "other" }, "one")).toBe(true);
    kit.clock.advance(61_000);
    expect(await limiter.isAllowed(rule, "one")).toBe(true);
  });

  it("keep no address that could be read", async () => {
    await limiter.isAllowed(rule, "ada@example.test");
    expect(JSON.stringify(await kit.db.rateLimit.findMany())).not.toContain("ada@");
  });
});

describe("when the counter is away", () => {
  const away: RateLimiter = { isAllowed: () => Promise.reject(new Error("no connection")) };

  it("shuts what must be shut and leaves the catalogue open", async () => {
    await expect(guardRate(away, rule, "one")).rejects.toMatchObject({ code: "TOO_MANY" });
    await expect(guardRate(away, { ...rule, whenDown: "open" }, "one")).resolves.toBeUndefined();
  });

  it("hears of an Upstash that refuses or hangs, instead of letting everybody in", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    await expect(upstashRateLimiter({ url, token: "t" }).isAllowed(rule, "one")).rejects.toThrow(/in time/);
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
    await expect(upstashRateLimiter({ url, token: "t" }).isAllowed(rule, "one")).rejects.toThrow();
  });
});
