import { expect, it } from "vitest";
import { money } from "@/server/shared/money";
import { quoteRates } from "./policy";

const rate = {
  method: "standard",
  feeMinor: 250_000n,
  freeFromMinor: 5_000_000n,
  minDays: 1,
  maxDays: 3,
} as const;

it("asks the fee below the threshold and nothing from it on", () => {
  const feeAt = (minor: bigint) => quoteRates([rate], money(minor, "NGN"), "NG")[0]?.fee.minor;
  expect([feeAt(4_999_999n), feeAt(5_000_000n), feeAt(5_000_001n)]).toEqual([250_000n, 0n, 0n]);
});

it("never makes free what has no threshold", () => {
  expect(quoteRates([{ ...rate, freeFromMinor: null }], money(10n ** 15n, "NGN"), "NG")[0]?.fee.minor).toBe(
    250_000n,
  );
});

it("names the shop in the shopper's own country", () => {
  const labelIn = (country: string) =>
    quoteRates([{ ...rate, method: "pickup" }], money(1n, "USD"), country)[0]?.label;
  expect([labelIn("NG"), labelIn("GB")]).toEqual(["Pick up in our Lagos shop", "Pick up in our London shop"]);
});
