import { beforeEach, expect, it, vi } from "vitest";
import { countOf, mirrorOf, readMirror, writeMirror } from "./cart-mirror";

const shelf = new Map<string, string>();
beforeEach(() => {
  shelf.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
    removeItem: (key: string) => void shelf.delete(key),
  });
});

const cart = {
  reference: "9H4CH6MJ",
  lines: [
    { title: "Honey", variantTitle: "1 litre", quantity: 2, unit: { minor: 5n }, total: { minor: 10n } },
    { title: "Drum", variantTitle: "", quantity: 1 },
  ],
};

it("mirrors names and quantities, and no price", () => {
  writeMirror(mirrorOf(cart));
  expect(readMirror()).toEqual({
    reference: "9H4CH6MJ",
    lines: [
      { name: "Honey, 1 litre", quantity: 2 },
      { name: "Drum", quantity: 1 },
    ],
  });
  expect(countOf(readMirror())).toBe(3);
});

it("forgets an empty cart", () => {
  writeMirror(mirrorOf(cart));
  writeMirror({ reference: null, lines: [] });
  expect(shelf.size).toBe(0);
  expect(countOf(readMirror())).toBe(0);
});

it.each(["nonsense", "null", "[]", '{"lines":[null]}', '{"lines":[{"name":1,"quantity":1}]}'])(
  "takes %s for nothing kept",
  (text) => {
    shelf.set("oja.cart", text);
    expect(readMirror()).toBeNull();
  },
);
