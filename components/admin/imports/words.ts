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
type Line = readonly [count: keyof ImportTally, words: string];

const LINES: readonly Line[] = [
  ["productsMade", "new products"],
  ["productsChanged", "products changed"],
  ["productsSame", "products as they are"],
  ["productsLeft", "products left out"],
  ["variantsMade", "new variants"],
  ["variantsChanged", "variants changed"],
  ["pricesChanged", "prices set"],
  ["offSale", "taken off sale"],
  ["stockChanged", "stock levels changed"],
  ["stockSame", "stock levels as they are"],
];

/** What comes, or came, of a file; what is none is left out. */
export const tallyLines = (tally: ImportTally): { key: string; term: string; count: string }[] =>
  LINES.flatMap(([key, term]) => (tally[key] > 0 ? [{ key, term, count: number(tally[key]) }] : []));
