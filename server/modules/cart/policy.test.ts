import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sellable } from "@/server/modules/catalog/contract";
import type { VariantId } from "@/server/shared/id";
import { money, SHOP_CURRENCIES, sum } from "@/server/shared/money";
import { calculateTotal, describeLine } from "./policy";

const variantId = "var_1" as VariantId;
const sellable: Sellable = {
  variantId,
  productSlug: "bowl",
  sku: "B-1",
  title: "Bowl",
  variantTitle: "",
  kind: "parcel",
  picture: null,
  price: money(500n, "NGN"),
  compareAt: null,
  priceReason: null,
  prices: {
    base: { price: money(500n, "NGN"), compareAt: null },
    offers: [],
    groups: [],
    at: new Date("2026-11-22T09:00:00Z"),
  },
  isForSale: true,
};

const stocked = (available: number) => ({ available, promisable: 0, availableFrom: null });

describe("a line of the cart", () => {
  it.each([
    ["sold as asked", sellable, 9, null],
    ["short", sellable, 2, "too_few"],
    ["sold out", sellable, 0, "out_of_stock"],
    ["oversold by an adjustment", sellable, -1, "out_of_stock"],
    ["unpublished", { ...sellable, isForSale: false }, 9, "not_for_sale"],
    ["gone", undefined, 0, "not_for_sale"],
    ["not sold in the currency", { ...sellable, price: null }, 9, "not_in_currency"],
  ] as const)("%s", (_, what, available, problem) => {
    expect(describeLine({ variantId, quantity: 3 }, what, stocked(available)).problem).toBe(problem);
  });

  it("may hold what is not there yet, as far as it may be promised", () => {
    const availableFrom = new Date("2027-01-10");
    const ahead = (promisable: number) =>
      describeLine({ variantId, quantity: 3 }, sellable, { available: 1, promisable, availableFrom });
    expect(ahead(2)).toMatchObject({
      problem: null,
      available: 3,
      waits: { quantity: 2, shipsFrom: availableFrom },
    });
    expect(ahead(1)).toMatchObject({ problem: "too_few", available: 2, waits: null });
    expect(describeLine({ variantId, quantity: 3 }, sellable, stocked(3)).waits).toBeNull();
  });

  it("has no price once it is not for sale", () => {
    expect(
      describeLine({ variantId, quantity: 3 }, { ...sellable, isForSale: false }, stocked(9)).total,
    ).toBeNull();
  });
});

describe("the total", () => {
  const minor = fc.bigInt({ min: 0n, max: 250_000_000_000n });
  it("is the sum of its steps, to the last kobo", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHOP_CURRENCIES),
        fc.array(minor, { maxLength: 50 }),
        minor,
        (currency, totals, fee) => {
          const lines = totals.map((total) => ({
            title: "Thing",
            quantity: 1,
            total: money(total, currency),
          }));
          const result = calculateTotal(lines, { label: "Delivery", fee: money(fee, currency) }, currency);
          expect(
            sum(
              result.steps.map((step) => step.amount),
              currency,
            ),
          ).toEqual(result.total);
          expect(result.total.minor).toBe(totals.reduce((a, b) => a + b, 0n) + fee);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
