import { expect, it } from "vitest";
import { moveProduct, PRODUCT_MOVES, type ProductState } from "./machine";

it("can reach every state from a draft, and come back from each", () => {
  const reach = (from: ProductState, seen = new Set<ProductState>()): Set<ProductState> => {
    if (seen.has(from)) return seen;
    seen.add(from);
    for (const to of Object.values(PRODUCT_MOVES[from])) reach(to, seen);
    return seen;
  };
  for (const state of ["draft", "active", "archived"] as const) expect(reach(state).size).toBe(3);
});

it("brings nothing from the archive straight onto the shelf", () => {
  expect(moveProduct("archived", "publish")).toBeNull();
  expect(moveProduct("archived", "restore")).toBe("draft");
});

it("treats a repeated signal as no move", () => {
  expect(moveProduct("active", "publish")).toBeNull();
});
