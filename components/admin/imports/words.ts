import type { Tone } from "@/components/ui/badge";
import type { ImportTally } from "@/server/modules/catalog/contract/import-products";
import type { ImportKind, ImportState } from "@/server/modules/imports/contract";

export const STATE_WORDS: Readonly<Record<ImportState, { label: string; tone: Tone }>> = {
  sending: { label: "Being sent", tone: "neutral" },
  uploaded: { label: "Waits for its columns", tone: "accent" },
  mapped: { label: "Waits to be checked", tone: "accent" },
  checking: { label: "Being checked", tone: "info" },
  checked: { label: "Waits for your yes", tone: "accent" },
  running: { label: "Being written", tone: "info" },
  done: { label: "Done", tone: "success" },
  cancelled: { label: "Stopped", tone: "neutral" },
  failed: { label: "Failed", tone: "danger" },
};

export const KIND_WORDS: Readonly<Record<ImportKind, { label: string; detail: string }>> = {
  catalog: { label: "Products", detail: "One row for each variant, known by its handle and SKU" },
  prices: { label: "Prices", detail: "A SKU and its prices" },
  stock: { label: "Stock", detail: "A SKU and what was counted at each location" },
};

const number = (count: number): string => count.toLocaleString("en-GB");
type Line = readonly [count: keyof ImportTally, one: string, many: string];

const LINES: readonly Line[] = [
  ["productsMade", "new product", "new products"],
  ["productsChanged", "product changed", "products changed"],
  ["productsSame", "product as it is", "products as they are"],
  ["productsLeft", "product left out", "products left out"],
  ["variantsMade", "new variant", "new variants"],
  ["variantsChanged", "variant changed", "variants changed"],
  ["pricesChanged", "price set", "prices set"],
  ["offSale", "taken off sale", "taken off sale"],
  ["stockChanged", "stock level changed", "stock levels changed"],
  ["stockSame", "stock level as it is", "stock levels as they are"],
];

/** What comes, or came, of a file; what is none is left out. */
export const tallyLines = (tally: ImportTally): { key: string; term: string; count: string }[] =>
  LINES.flatMap(([key, one, many]) =>
    tally[key] > 0 ? [{ key, term: tally[key] === 1 ? one : many, count: number(tally[key]) }] : [],
  );
