import fc from "fast-check";
import { expect, it } from "vitest";
import { readAmount, writeAmount } from "./amount";

it.each([
  ["12,500.50", 1_250_050n],
  ["12500.5", 1_250_050n],
  [" ₦12,500 ", 1_250_000n],
  ["N12 500", 1_250_000n],
  ["0.07", 7n],
  ["90071992547409.93", null],
  ["9007199254740.93", 900_719_925_474_093n],
  ["12,50", null],
  ["12.500", null],
  ["1,2500", null],
  ["-5", null],
  ["1e5", null],
  ["", null],
  ["$5", null],
])("reads %j in naira as %s", (text, wanted) => expect(readAmount(text, "NGN")).toBe(wanted));

it.each(["$1,250.99", "US$1250.99", "usd 1,250.99"])("knows dollars by %j", (text) =>
  expect(readAmount(text, "USD")).toBe(125_099n),
);

it("reads whatever it writes", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (minor) => {
      expect(readAmount(writeAmount(minor, "NGN"), "NGN")).toBe(minor);
    }),
  );
});
