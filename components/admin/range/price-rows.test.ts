import { describe, expect, it } from "vitest";
import type { FoundVariant } from "@/server/modules/catalog/contract/price-lists";
import type { VariantId } from "@/server/shared/id";
import { money } from "@/server/shared/money";
import { changesOf, comesTo, newRow, type PriceRow, readPaste, toRow } from "./price-rows";

const variant: FoundVariant = {
  variantId: "var_1" as VariantId,
  sku: "ADI-1",
  title: "Adire cloth",
  variantTitle: "5 yards",
  base: money(1_000_001n, "NGN"),
};
const row = (minQuantity: number, price: { minor: bigint | null; pointsOff: number | null }): PriceRow =>
  toRow({ ...variant, minQuantity, unit: null, ...price }, "NGN");
const amount = (minQuantity: number, minor: bigint) => row(minQuantity, { minor, pointsOff: null });

describe("the grid of a price list", () => {
  it("changes nothing until something is typed", () => {
    const rows = [amount(1, 450_000n), row(10, { minor: null, pointsOff: 1_250 })];
    expect(changesOf(rows, "NGN")).toEqual({ set: [], remove: [], lines: [], problems: {} });
  });

  it("sets what is new, removes what is gone, and moves a tier to another quantity", () => {
    const rows = [
      { ...amount(1, 450_000n), price: "15%" },
      { ...amount(5, 440_000n), from: "6" },
      { ...amount(10, 430_000n), isGone: true },
      newRow(variant, "20", "4,200"),
    ];
    const { set, remove, lines, problems } = changesOf(rows, "NGN");
    expect(problems).toEqual({});
    expect(set.map(({ minQuantity, minor, pointsOff }) => [minQuantity, minor, pointsOff])).toEqual([
      [1, null, 1_500],
      [6, 440_000n, null],
      [20, 420_000n, null],
    ]);
    expect(remove.map(({ minQuantity }) => minQuantity)).toEqual([5, 10]);
    expect(lines).toContain("ADI-1: 4400 from 5 → 4400 from 6");
    expect(lines).toContain("ADI-1: 4300 from 10 → none");
  });

  it("never removes the place that another tier takes", () => {
    const rows = [
      { ...amount(1, 450_000n), isGone: true },
      { ...amount(5, 440_000n), from: "1" },
    ];
    const { set, remove } = changesOf(rows, "NGN");
    expect(set).toMatchObject([{ minQuantity: 1, minor: 440_000n }]);
    expect(remove).toMatchObject([{ minQuantity: 5 }]);
  });

  it("says what must be mended first", () => {
    const rows = [amount(1, 450_000n), newRow(variant, "1", "4000"), newRow(variant, "0", "4000")];
    const free = newRow(variant, "2", "0");
    const { set, problems } = changesOf([...rows, free], "NGN");
    expect(set).toEqual([]);
    expect(Object.keys(problems)).toHaveLength(3);
  });

  it("shows what one comes to as the cart rounds it", () => {
    expect(comesTo(newRow(variant, "1", "50%"), "NGN")).toBe("₦5,000.01");
    expect(comesTo(newRow(variant, "1", "4500"), "NGN")).toBe("₦4,500");
    expect(comesTo(newRow({ ...variant, base: null }, "1", "4500"), "NGN")).toContain("sleeps");
  });

  it("reads lines from a spreadsheet, without their heads", () => {
    expect(readPaste("SKU\tFrom\tPrice\nADI-1\t10\t4,200\r\nADI-2\t15%\n\n")).toEqual([
      { sku: "ADI-1", from: "10", price: "4,200" },
      { sku: "ADI-2", from: "1", price: "15%" },
    ]);
  });
});
