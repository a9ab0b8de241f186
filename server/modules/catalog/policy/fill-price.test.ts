import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillBoth, fillPrice, fractionOf, leastPrice } from "./fill-price";

const rule = { marginPoints: 0, rounding: "nearest", stepMinor: 1n, endingMinor: 0n } as const;

const anyRate = fc
  .tuple(fc.bigInt({ min: 0n, max: 999_999n }), fc.bigInt({ min: 1n, max: 999_999n }))
  .map(([whole, decimals]) => `${whole}.${decimals.toString().padStart(6, "0")}`);
const anyMinor = fc.bigInt({ min: 1n, max: 10n ** 12n });
const anyRule = fc
  .record({
    marginPoints: fc.integer({ min: 0, max: 50_000 }),
    rounding: fc.constantFrom("nearest", "up"),
    stepMinor: fc.bigInt({ min: 1n, max: 100_000n }),
    ending: fc.bigInt({ min: 0n, max: 99_999n }),
  })
  .map(({ ending, ...rest }) => ({ ...rest, endingMinor: ending % rest.stepMinor }));

/** The amount before rounding, times this, is a whole number. */
const exactly = (minor: bigint, rate: string, margin: number) => {
  const { over, under } = fractionOf(rate);
  return { over: minor * over * BigInt(10_000 + margin), under: under * 10_000n };
};

describe("a price filled from a rate", () => {
  it.each([
    // ₦15,000 at 1,600 naira to the dollar, which is 0.000625 dollars to the naira: $9.375.
    ["to the cent, half up", { ...rule }, 938n],
    ["to the nearest half dollar", { ...rule, stepMinor: 50n }, 950n],
    ["up to the next dollar", { ...rule, rounding: "up", stepMinor: 100n }, 1_000n],
    ["ending in 99", { ...rule, stepMinor: 100n, endingMinor: 99n }, 899n],
    ["up to the next 99", { ...rule, rounding: "up", stepMinor: 100n, endingMinor: 99n }, 999n],
    ["with ten percent on top", { ...rule, marginPoints: 1_000 }, 1_031n],
  ] as const)("is rounded %s", (_, how, expected) => {
    expect(fillPrice(1_500_000n, "0.000625", how)).toBe(expected);
  });

  it("stays as it is when it needs no rounding", () => {
    expect(fillPrice(1_000n, "1600", { ...rule, rounding: "up" })).toBe(1_600_000n);
  });

  it("always lies on the steps of the rule, and is never nothing", () => {
    fc.assert(
      fc.property(anyMinor, anyRate, anyRule, (minor, rate, how) => {
        const price = fillPrice(minor, rate, how);
        expect(price > 0n).toBe(true);
        expect(price % how.stepMinor).toBe(how.endingMinor);
      }),
    );
  });

  it("is at most half a step away, or less than a step above", () => {
    fc.assert(
      fc.property(anyMinor, anyRate, anyRule, (minor, rate, how) => {
        const price = fillPrice(minor, rate, how);
        const { over, under } = exactly(minor, rate, how.marginPoints);
        const off = price * under - over;
        if (price === leastPrice(how)) return;
        if (how.rounding === "up") expect(off >= 0n && off < how.stepMinor * under).toBe(true);
        else expect((off < 0n ? -off : off) * 2n <= how.stepMinor * under).toBe(true);
      }),
    );
  });

  it("never falls when the price, the rate or the margin rises", () => {
    fc.assert(
      fc.property(anyMinor, anyMinor, anyRate, anyRule, (minor, more, rate, how) => {
        const price = fillPrice(minor, rate, how);
        expect(fillPrice(minor + more, rate, how) >= price).toBe(true);
        expect(fillPrice(minor, `1${rate.padStart(13, "0")}`, how) >= price).toBe(true);
        expect(fillPrice(minor, rate, { ...how, marginPoints: how.marginPoints + 100 }) >= price).toBe(true);
      }),
    );
  });

  it("keeps a price from before only while it is higher", () => {
    const half = { ...rule, stepMinor: 50n };
    expect(fillBoth({ minor: 1_000n, compareAtMinor: 2_000n }, "1", half)).toEqual({
      minor: 1_000n,
      compareAtMinor: 2_000n,
    });
    expect(fillBoth({ minor: 1_000n, compareAtMinor: 1_010n }, "1", half).compareAtMinor).toBeNull();
    expect(fillBoth({ minor: 1_000n, compareAtMinor: null }, "1", half).compareAtMinor).toBeNull();
  });
});
