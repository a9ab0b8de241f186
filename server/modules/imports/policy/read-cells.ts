import type {
  ImportedPrice,
  ImportedVariant,
  ImportProblem,
} from "@/server/modules/catalog/contract/import-products";
import { SHOP_CURRENCIES, type ShopCurrency } from "@/server/shared/money";
import { unguardCell } from "./safe-cell";

/** One row of a file; `cells` stand in the order of its columns. */
export type FileRow = { readonly row: number; readonly cells: readonly string[] };

/** Where each target stands among the columns. */
export type Places = ReadonlyMap<string, number>;

export const placesOf = (mapping: readonly string[]): Places =>
  new Map(mapping.flatMap((target, place) => (target === "" ? [] : [[target, place] as const])));

/** The words in a cell, without spaces around; undefined when the file has no such column. */
export function cellOf({ cells }: FileRow, places: Places, target: string): string | undefined {
  const place = places.get(target);
  return place === undefined
    ? undefined
    : unguardCell(cells[place] ?? "")
        .replaceAll("\r\n", "\n")
        .trim();
}

/** The same; an empty cell is as good as no column. */
export const filledCell = (row: FileRow, places: Places, target: string): string | undefined =>
  cellOf(row, places, target) || undefined;

type Notes = { readonly places: Places; readonly problems: ImportProblem[] };

const THOUSANDS = /^\d{1,3}([, ]\d{3})+(\.\d+)?$/;

/** "7,500.00", "₦7500" and "7500" are one amount; undefined for an empty cell, and for one that is no amount. */
export function readAmount(row: FileRow, target: string, { places, problems }: Notes): bigint | undefined {
  const text = filledCell(row, places, target);
  if (text === undefined) return undefined;
  const bare = text.replace(/^(NGN|USD|KES|KSh|₦|\$|US\$)\s*/i, "");
  const plain = THOUSANDS.test(bare)
    ? bare.replaceAll(/[, ]/g, "")
    : bare.replace(/^(\d+),(\d{1,2})$/, "$1.$2");
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  if (parts) return BigInt(`${parts[1]}${(parts[2] ?? "").padEnd(2, "0")}`);
  problems.push({
    row: row.row,
    column: target,
    words: "This is not an amount. Write it as 7500 or 7500.50",
  });
  return undefined;
}

/** Undefined for an empty cell, and for one that is no whole number. */
export function readCount(row: FileRow, target: string, { places, problems }: Notes): number | undefined {
  const text = filledCell(row, places, target);
  if (text === undefined) return undefined;
  const plain = (THOUSANDS.test(text) ? text.replaceAll(/[, ]/g, "") : text).replace(/\.0+$/, "");
  if (/^\d{1,9}$/.test(plain)) return Number(plain);
  problems.push({ row: row.row, column: target, words: "This is not a whole number from 0 up" });
  return undefined;
}

/** An empty price stays as it is; an empty price before is taken away, where a price stands beside it. */
export function readPrices(row: FileRow, notes: Notes): ImportedPrice[] {
  return SHOP_CURRENCIES.flatMap((currency: ShopCurrency) => {
    const minor = readAmount(row, `price ${currency}`, notes);
    const before = readAmount(row, `compare-at ${currency}`, notes);
    const isEmptied = before === undefined && cellOf(row, notes.places, `compare-at ${currency}`) === "";
    if (minor === undefined && before === undefined) return [];
    return [{ currency, minor, compareAtMinor: isEmptied ? null : before }];
  });
}

const SIZES = [
  ["weight grams", "weightGrams"],
  ["length mm", "lengthMm"],
  ["width mm", "widthMm"],
  ["height mm", "heightMm"],
] as const;

/** All that a row says of its variant. */
export function readVariant(
  row: FileRow,
  optionNames: readonly string[] | undefined,
  notes: Notes,
): ImportedVariant {
  const { places, problems } = notes;
  const barcode = cellOf(row, places, "barcode");
  const status = filledCell(row, places, "variant status")?.toLowerCase();
  if (status !== undefined && status !== "active" && status !== "archived")
    problems.push({ row: row.row, column: "variant status", words: "Write active or archived" });
  return {
    row: row.row,
    sku: cellOf(row, places, "sku") ?? "",
    draft: {
      ...Object.fromEntries(SIZES.map(([target, field]) => [field, readCount(row, target, notes)])),
      ...(barcode === undefined ? {} : { barcode: barcode || null }),
      ...(status === "active" || status === "archived" ? { status } : {}),
      ...(optionNames ? { options: readOptions(row, optionNames, places) } : {}),
    },
    prices: readPrices(row, notes),
  };
}

const readOptions = (row: FileRow, names: readonly string[], places: Places): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name, place) => {
      const value = filledCell(row, places, `option${place + 1} value`);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
