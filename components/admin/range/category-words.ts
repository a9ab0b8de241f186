import type { CategoryNode } from "@/server/modules/catalog/contract/categories";

export type PlaceOption = { readonly id: string; readonly label: string };

/** "— — Adire" for a category two levels in. */
export const placeOptions = (tree: readonly CategoryNode[]): PlaceOption[] =>
  tree
    .filter(({ status }) => status === "active")
    .map(({ id, name, level }) => ({ id, label: `${"— ".repeat(level - 1)}${name}` }));

/** "12 products and 1 category"; empty when there is neither. */
export const countsInWords = (products: number, categories: number): string =>
  [
    products > 0 ? `${products} ${products === 1 ? "product" : "products"}` : "",
    categories > 0 ? `${categories} ${categories === 1 ? "category" : "categories"}` : "",
  ]
    .filter(Boolean)
    .join(" and ");
