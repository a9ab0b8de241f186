import { expect, it } from "vitest";
import { freeName, slugOf } from "./slug";

it.each([
  ["Àdìrẹ ẹlẹ́kọ — 6 yards", "adire-eleko-6-yards"],
  ["  Aṣọ-òkè!! ", "aso-oke"],
  ["🧵", "product"],
  ["a".repeat(300), "a".repeat(100)],
])("makes an address of “%s”", (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

it("counts up to the first name that is free", () => {
  expect(freeName("wrap", new Set())).toBe("wrap");
  expect(freeName("wrap", new Set(["wrap", "wrap-2", "wrap-4"]))).toBe("wrap-3");
});
