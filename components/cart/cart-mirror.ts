/** What is in the cart, kept on this device for the page that shows without a connection. No prices, no people. */
export type CartMirror = {
  readonly reference: string | null;
  readonly lines: readonly MirrorLine[];
};
type MirrorLine = { readonly name: string; readonly quantity: number };

/** What of a cart is mirrored. */
type CartSight = {
  readonly reference: string | null;
  readonly lines: readonly {
    readonly title: string;
    readonly variantTitle: string;
    readonly quantity: number;
  }[];
};

const SHELF = "oja.cart";

export const mirrorOf = ({ reference, lines }: CartSight): CartMirror => ({
  reference,
  lines: lines.map(({ title, variantTitle, quantity }) => ({
    name: variantTitle ? `${title}, ${variantTitle}` : title,
    quantity,
  })),
});

/** Keeps a cart as it is now; an empty one is forgotten. */
export function writeMirror(mirror: CartMirror): void {
  try {
    if (mirror.lines.length === 0) localStorage.removeItem(SHELF);
    else localStorage.setItem(SHELF, JSON.stringify(mirror));
  } catch {
    // Storage is full or switched off: the cart itself is with us.
  }
}

/** Null when nothing is kept, or nothing that can be read. */
export function readMirror(): CartMirror | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(SHELF) ?? "null");
    return isMirror(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isMirror = (kept: unknown): kept is CartMirror =>
  typeof kept === "object" &&
  kept !== null &&
  "lines" in kept &&
  Array.isArray(kept.lines) &&
  kept.lines.every(
    (line: Partial<MirrorLine> | null) => typeof line?.name === "string" && Number.isInteger(line.quantity),
  );

export const countOf = (mirror: CartMirror | null): number =>
  mirror?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
