import type { CountDetail } from "@/server/modules/inventory/contract/counts";

export type SheetLine = CountDetail["lines"][number];

/** Whether a scanned code means this line, whole and exactly. */
export const isMeant = ({ sku, barcode }: SheetLine, code: string): boolean =>
  code !== "" && (sku.toUpperCase() === code.toUpperCase() || barcode === code);

const plain = (words: string): string => words.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Whether the words typed so far fit this line; marks over letters may be left out. */
export function isNamed({ sku, barcode, title, variantTitle }: SheetLine, query: string): boolean {
  const named = plain(`${title} ${variantTitle} ${sku} ${barcode ?? ""}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => named.includes(word));
}
