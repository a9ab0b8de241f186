import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toReturnPath } from "./contract";
import { codeOf, describeDevice, hashCode } from "./policy";

describe("where to go after signing in", () => {
  it.each([
    ["/account", "/account"],
    ["/orders/OJ-7K4P-9QXM?t=a#top", "/orders/OJ-7K4P-9QXM?t=a#top"],
    ["/a/../admin", "/admin"],
  ])("keeps %s", (wanted, path) => {
    expect(toReturnPath(wanted)).toBe(path);
  });

  it.each([
    null,
    undefined,
    "",
    "account",
    "//evil.test",
    "/\\evil.test",
    "/\t/evil.test",
    "\\\\evil.test",
    "https://evil.test",
    "javascript:alert(1)",
    " //evil.test",
  ])("goes home instead of %j", (wanted) => {
    expect(toReturnPath(wanted)).toBe("/");
  });

  it("never leaves the shop, whatever it is given", () => {
    const nasty = fc.oneof(fc.string(), fc.stringMatching(/^\/[./\\\t a-z@:%]{0,12}$/), fc.webUrl());
    fc.assert(
      fc.property(nasty, (wanted) => {
        const path = toReturnPath(wanted);
        expect(new URL(path, "https://shop.test").origin).toBe("https://shop.test");
        expect(path).toMatch(/^\/(?![/\\])/);
      }),
      { numRuns: 2_000, examples: [["/.//evil.test"], ["/./\\evil.test"], ["/..//evil.test/"]] },
    );
  });
});

describe("one-time codes", () => {
  it("are six digits, differ by challenge and by secret, and are not what is stored", () => {
    const codes = Array.from({ length: 200 }, (_, place) => codeOf("secret", `chl_${place}`));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(195);
    expect(codeOf("another", "chl_1")).not.toBe(codeOf("secret", "chl_1"));
    expect(hashCode("secret", "chl_1", "123456")).not.toContain("123456");
    expect(hashCode("secret", "chl_1", "123456")).not.toBe(hashCode("secret", "chl_2", "123456"));
  });
});

it.each([
  [
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
    "Safari on iPhone",
  ],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox on Windows"],
  ["curl/8.5.0", "Unknown device"],
  ["", "Unknown device"],
])("recognises %s", (userAgent, device) => {
  expect(describeDevice(userAgent)).toBe(device);
});
