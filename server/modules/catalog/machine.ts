export type ProductState = "draft" | "active" | "archived";
export type ProductSignal = "publish" | "unpublish" | "archive" | "restore";

/** Every lawful move of a product. What comes back from the archive is looked over before it is sold again. */
export const PRODUCT_MOVES = {
  draft: { publish: "active", archive: "archived" },
  active: { unpublish: "draft", archive: "archived" },
  archived: { restore: "draft" },
} as const satisfies Record<ProductState, Partial<Record<ProductSignal, ProductState>>>;

export function moveProduct(from: ProductState, signal: ProductSignal): ProductState | null {
  const moves: Partial<Record<ProductSignal, ProductState>> = PRODUCT_MOVES[from];
  return moves[signal] ?? null;
}
