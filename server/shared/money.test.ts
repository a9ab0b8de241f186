import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  CURRENCIES,
  equal,
  formatMoney,
  money,
  split,
  subtract,
  sum,
  times,
  toDecimal,
  zero,
} from "./money";

const amounts = fc.bigInt({ min: 0n, max: 10n ** 18n });
const currencies = fc.constantFrom(...CURRENCIES);
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 50 })
  .filter((list) => list.some((weight) => weight > 0n));

describe("split", () => {
  it("never gains or loses a minor unit", () => {
    fc.assert(
      fc.property(amounts, currencies, weights, (minor, currency, list) => {
        const parts = split(money(minor, currency), list);
        expect(sum(parts, currency)).toEqual(money(minor, currency));
      }),
    );
  });

  it("stays within one unit of the exact share, and gives nothing where there is no weight", () => {
    fc.assert(
      fc.property(amounts, weights, (minor, list) => {
        const whole = list.reduce((a, b) => a + b, 0n);
        split(money(minor, "NGN"), list).forEach((part, index) => {
          const weight = list[index] ?? 0n;
          const exact = (minor * weight) / whole;
          expect(part.minor - exact === 0n || part.minor - exact === 1n).toBe(true);
          if (weight === 0n) expect(part.minor).toBe(0n);
        });
      }),
    );
  });

  it("refuses weights that say nothing", () => {
    expect(() => split(money(100n, "NGN"), [])).toThrow(/weights/);
    expect(() => split(money(100n, "NGN"), [0n])).toThrow(/weights/);
    expect(() => split(money(100n, "NGN"), [2n, -1n])).toThrow(/weights/);
    expect(() => split(money(-1n, "NGN"), [1n])).toThrow(/weights/);
  });
});

describe("arithmetic", () => {
  it("takes back what it added", () => {
    fc.assert(
      fc.property(amounts, amounts, currencies, (a, b, currency) => {
        const first = money(a, currency);
        expect(equal(subtract(add(first, money(b, currency)), money(b, currency)), first)).toBe(true);
      }),
    );
  });

  it("never mixes currencies", () => {
    expect(() => add(money(1n, "NGN"), money(1n, "USD"))).toThrow("Cannot mix NGN with USD");
    expect(() => sum([money(1n, "KES")], "NGN")).toThrow(/Cannot mix/);
  });

  it("counts only whole things", () => {
    expect(times(money(250n, "USD"), 3)).toEqual(money(750n, "USD"));
    for (const wrong of [1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => times(zero("NGN"), wrong)).toThrow(/whole number/);
    }
  });
});

describe("formatMoney", () => {
  it.each([
    [500_000n, "NGN", "₦5,000"],
    [500_050n, "NGN", "₦5,000.50"],
    [250_000_000_000n, "NGN", "₦2,500,000,000"],
    [9_007_199_254_740_993_01n, "NGN", "₦9,007,199,254,740,993.01"],
    [1_000n, "USD", "US$10.00"],
    [1_999n, "USD", "US$19.99"],
    [-150n, "USD", "-US$1.50"],
  ] as const)("writes %s %s as %s", (minor, currency, text) => {
    expect(formatMoney(money(minor, currency)).replaceAll("\u00a0", " ")).toBe(text);
  });

  it("writes decimals exactly", () => {
    expect(toDecimal(5n, "USD")).toBe("0.05");
    expect(toDecimal(-123_456n, "KES")).toBe("-1234.56");
  });
});

it("uses no floating point: no Number(), parseFloat, Math or division of numbers in money code", () => {
  const source = readFileSync(path.join(import.meta.dirname, "money.ts"), "utf8");
  expect(source).not.toMatch(/\b(parseFloat|Number\(|toFixed|Math\.)/);
});
