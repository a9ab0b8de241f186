import { expect, it } from "vitest";
import { VariantId } from "@/server/shared/id";
import { isMeant, isNamed, type SheetLine } from "./find-line";

const line: SheetLine = {
  variantId: VariantId.parse("var_01m82b3ea8e0dtm70p6cdhjqv0"),
  sku: "ADI-6",
  barcode: "6150001234567",
  title: "Adire \u00e8l\u00e9k\u1ecd",
  variantTitle: "Indigo / 6 yards",
  expected: 4,
  counted: null,
  difference: null,
};

it("takes a scan for the whole code only, in any case", () => {
  expect(isMeant(line, "adi-6")).toBe(true);
  expect(isMeant(line, "6150001234567")).toBe(true);
  expect(isMeant(line, "ADI")).toBe(false);
  expect(isMeant(line, "")).toBe(false);
  expect(isMeant({ ...line, barcode: null }, "")).toBe(false);
});

it("finds a line by parts of words, without the marks that few keyboards have", () => {
  for (const words of ["", "eleko indigo", "ADIRE", "1234567"]) expect(isNamed(line, words)).toBe(true);
  expect(isNamed(line, "adire red")).toBe(false);
});
