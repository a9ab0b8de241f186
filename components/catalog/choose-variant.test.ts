import { describe, expect, it } from "vitest";
import type { ProductView, VariantView } from "@/server/modules/catalog/contract";
import type { CategoryId, ProductId, VariantId } from "@/server/shared/id";
import { money } from "@/server/shared/money";
import { chooseVariant, listChoices } from "./choose-variant";

const variant = (sku: string, options: Record<string, string>, available: number): VariantView => ({
  id: `var_${sku}` as VariantId,
  sku,
  title: sku,
  options,
  price: money(100n, "NGN"),
  compareAt: null,
  tiers: [],
  available,
});

const product: ProductView = {
  id: "prd_1" as ProductId,
  slug: "adire",
  title: "Adire",
  summary: "",
  description: "",
  category: { id: "cat_1" as CategoryId, slug: "textiles", name: "Cloth" },
  attributes: [],
  options: [
    { name: "Colour", values: ["Indigo", "Rust"] },
    { name: "Length", values: ["2 yards", "5 yards"] },
  ],
  tags: [],
  variants: [
    variant("I2", { Colour: "Indigo", Length: "2 yards" }, 0),
    variant("I5", { Colour: "Indigo", Length: "5 yards" }, 4),
    variant("R2", { Colour: "Rust", Length: "2 yards" }, 9),
  ],
  pictures: [],
  seoTitle: "",
  seoDescription: "",
};

describe("choosing a variant", () => {
  it("takes the one the address names, even when it is sold out", () => {
    expect(chooseVariant(product, "I2")?.sku).toBe("I2");
  });

  it("takes the first that can be bought when the address names none, or nonsense", () => {
    expect(chooseVariant(product, undefined)?.sku).toBe("I5");
    expect(chooseVariant(product, "nonsense")?.sku).toBe("I5");
  });

  it("keeps the other options where that variant exists, and gives way where it does not", () => {
    const here = chooseVariant(product, "I5");
    const [colours, lengths] = here ? listChoices(product, here) : [];
    expect(lengths?.choices.map(({ sku }) => sku)).toEqual(["I2", "I5"]);
    expect(colours?.choices.map(({ sku }) => sku)).toEqual(["I5", "R2"]);
    expect(lengths?.choices.map(({ isInStock }) => isInStock)).toEqual([false, true]);
  });
});
