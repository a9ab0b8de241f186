import type { ShopCurrency } from "@/server/shared/money";
import { optionColumn } from "./draft";

export type GridColumn = {
  readonly key: string;
  readonly label: string;
  /** How wide the cell is, as a class. */
  readonly width: string;
  readonly currency?: ShopCurrency;
  /** Figures stand at the right, and phones show digits. */
  readonly isNumber?: boolean;
};

const FIXED: readonly GridColumn[] = [
  { key: "sku", label: "SKU", width: "w-40" },
  { key: "NGN", label: "Naira", width: "w-32", currency: "NGN", isNumber: true },
  { key: "NGN.was", label: "Naira before", width: "w-32", currency: "NGN", isNumber: true },
  { key: "USD", label: "Dollars", width: "w-28", currency: "USD", isNumber: true },
  { key: "USD.was", label: "Dollars before", width: "w-32", currency: "USD", isNumber: true },
  { key: "KES", label: "Shillings", width: "w-28", currency: "KES", isNumber: true },
  { key: "KES.was", label: "Shillings before", width: "w-32", currency: "KES", isNumber: true },
  { key: "weight", label: "Weight, g", width: "w-24", isNumber: true },
  { key: "length", label: "Length, cm", width: "w-24", isNumber: true },
  { key: "width", label: "Width, cm", width: "w-24", isNumber: true },
  { key: "height", label: "Height, cm", width: "w-24", isNumber: true },
  { key: "barcode", label: "Barcode", width: "w-40" },
];

/** The columns of the grid of variants: an option each, then what every variant has. */
export const gridColumns = (options: readonly string[]): readonly GridColumn[] => [
  ...options.map((name, place) => ({
    key: optionColumn(place),
    label: name || `Option ${place + 1}`,
    width: "w-36",
  })),
  ...FIXED,
];

/** What a column is called, wherever a change of it is told. */
export const columnLabel = (key: string, options: readonly string[]): string =>
  gridColumns(options).find((column) => column.key === key)?.label ?? key;
