import { describe, expect, it } from "vitest";
import { SaveVariantsInput } from "../contract/edit-product";
import { checkGrid, titleOf } from "./check-variants";

const colours = { name: "Colour", values: ["Indigo", "White"] };
const grid = (variants: object[], options: object[] = [colours]) =>
  SaveVariantsInput.pick({ options: true, variants: true }).parse({ options, variants });
const indigo = { sku: "A-1", options: { Colour: "Indigo" } };
const white = { sku: "A-2", options: { Colour: "White" } };
const price = (minor: bigint, compareAtMinor: bigint | null = null) => ({
  currency: "NGN",
  minor,
  compareAtMinor,
});

describe("a grid of variants", () => {
  it("is right when every combination is there once", () => {
    expect(checkGrid(grid([indigo, white]))).toEqual([]);
    expect(checkGrid(grid([{ sku: "A" }], []))).toEqual([]);
  });

  it.each([
    ["a SKU twice, in any case", [indigo, { ...white, sku: "a-1" }], "variants.1.sku"],
    [
      "a barcode twice",
      [
        { ...indigo, barcode: "5901234123457" },
        { ...white, barcode: "5901234123457" },
      ],
      "variants.1.barcode",
    ],
    ["a combination twice", [indigo, white, { ...white, sku: "A-3" }], "variants.2.options"],
    ["a variant that leaves an option open", [indigo, white, { sku: "A-3" }], "variants.2.options"],
    [
      "a value that is not offered",
      [indigo, white, { sku: "A-3", options: { Colour: "Red" } }],
      "variants.2.options",
    ],
    [
      "an option that is not there",
      [indigo, white, { sku: "A-3", options: { Colour: "White", Size: "L" } }],
      "variants.2.options",
    ],
    ["a value without a variant", [indigo], "options.0.values.1"],
    [
      "a value whose only variant is archived",
      [indigo, { ...white, status: "archived" }],
      "options.0.values.1",
    ],
    ["a price of nothing", [indigo, { ...white, prices: [price(0n)] }], "variants.1.prices.0.minor"],
    ["a price below nothing", [indigo, { ...white, prices: [price(-5n)] }], "variants.1.prices.0.minor"],
    [
      "a price before that is no higher",
      [indigo, { ...white, prices: [price(5n, 5n)] }],
      "variants.1.prices.0.compareAtMinor",
    ],
    [
      "two prices in one currency",
      [indigo, { ...white, prices: [price(5n), price(6n)] }],
      "variants.1.prices.1.currency",
    ],
  ])("names the cell of %s", (_, variants, path) => {
    expect(checkGrid(grid(variants)).map(([where]) => where)).toContain(path);
  });

  it("refuses a price without a currency before anything else", () => {
    expect(() => grid([{ ...indigo, prices: [{ minor: 5n }] }])).toThrow(/currency/);
  });

  it("refuses options of one name, values twice, and two variants without options", () => {
    const problems = checkGrid(
      grid([indigo, white], [colours, { name: "colour", values: ["Indigo", "INDIGO"] }]),
    );
    expect(problems.map(([where]) => where)).toEqual(
      expect.arrayContaining(["options.1.name", "options.1.values.1"]),
    );
    expect(checkGrid(grid([{ sku: "A" }, { sku: "B" }], []))).toEqual([
      ["variants.1.options", "Without options there can be one variant only"],
    ]);
  });

  it("refuses more variants than people can look after", () => {
    const values = Array.from({ length: 60 }, (_, place) => `c${place}`);
    const sizes = Array.from({ length: 5 }, (_, place) => `s${place}`);
    const many = values.flatMap((Colour) =>
      sizes.map((Size) => ({ sku: Colour + Size, options: { Colour, Size } })),
    );
    const options = [
      { name: "Colour", values },
      { name: "Size", values: sizes },
    ];
    expect(checkGrid(grid(many, options))).toEqual([
      ["variants", "A product can have 250 variants at most; these are 300"],
    ]);
  });

  it("lets archived variants keep what they were", () => {
    expect(checkGrid(grid([indigo, white, { ...white, sku: "OLD", status: "archived" }]))).toEqual([]);
  });

  it("calls a variant by its choices, in the order of the options", () => {
    expect(titleOf({ options: { Size: "6 yards", Colour: "Indigo" } }, [colours, { name: "Size" }])).toBe(
      "Indigo / 6 yards",
    );
    expect(titleOf({ options: {} }, [])).toBe("");
  });
});
