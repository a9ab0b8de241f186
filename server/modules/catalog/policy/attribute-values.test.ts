import { describe, expect, it } from "vitest";
import type { AttributeDefinition } from "../contract/attributes";
import { formValue, readableValue, readValues } from "./attribute-values";

const define = (type: AttributeDefinition["type"], more: Partial<AttributeDefinition> = {}) => ({
  key: type,
  label: `A ${type}`,
  type,
  unit: null,
  choices: [],
  isFilterable: false,
  position: 0,
  ...more,
});
const DEFINITIONS: AttributeDefinition[] = [
  define("text"),
  define("number"),
  define("boolean"),
  define("date"),
  define("choice", { choices: ["Cotton", "Silk"] }),
  define("measure", { unit: "cm" }),
];
const read = (key: string, value: string | boolean) => readValues([{ key, value }], DEFINITIONS)[0];

describe("a typed attribute", () => {
  it.each([
    ["text", "  Abeokuta ", "Abeokuta", "Abeokuta"],
    ["number", "12", "12", "12"],
    ["number", "-0.250000", "-0.25", "-0.25"],
    ["boolean", true, true, "Yes"],
    ["boolean", false, false, "No"],
    ["date", "2026-11-22", "2026-11-22", "22 November 2026"],
    ["choice", "Silk", "Silk", "Silk"],
    ["measure", "120.50", "120.5", "120.5 cm"],
    ["measure", "100", "100", "100 cm"],
  ])("takes %s %s and gives back %s, read as %s", (key, value, form, words) => {
    const typed = read(key, value);
    if (!typed) throw new Error("nothing was read");
    expect(formValue(typed)).toBe(form);
    expect(readableValue(typed, key === "measure" ? "cm" : null)).toBe(words);
    expect([typed.words, typed.number, typed.flag, typed.day].filter((part) => part !== null)).toHaveLength(
      1,
    );
  });

  it.each([
    ["text", "   "],
    ["text", true],
    ["number", "1e3"],
    ["number", "NaN"],
    ["number", "1,5"],
    ["number", ""],
    ["boolean", "yes"],
    ["date", "22/11/2026"],
    ["date", "2026-02-30"],
    ["choice", "Polyester"],
    ["measure", "12 cm"],
    ["unknown", "x"],
  ])("refuses %s %s, saying which it is", (key, value) => {
    expect(() => read(key, value)).toThrow(
      expect.objectContaining({ code: "INVALID", fields: { "attributes.0": expect.any(String) as string } }),
    );
  });

  it("refuses one that is here twice", () => {
    const twice = [
      { key: "text", value: "a" },
      { key: "text", value: "b" },
    ];
    expect(() => readValues(twice, DEFINITIONS)).toThrow(/twice/);
  });
});
