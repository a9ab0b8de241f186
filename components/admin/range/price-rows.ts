import type { EntryView, FoundVariant, SetEntriesInput } from "@/server/modules/catalog/contract/price-lists";
import { type Currency, formatMoney, type Money, money } from "@/server/shared/money";
import { readAmount, readPart, writeAmount, writePart } from "./amounts";

/** One tier as it stands in the grid: what is typed, and what was there before. */
export type PriceRow = {
  readonly key: string;
  readonly variant: FoundVariant;
  /** From how many on, as typed. */
  readonly from: string;
  /** "4500" or "15%", as typed. */
  readonly price: string;
  readonly before: { readonly minQuantity: number; readonly price: string } | null;
  readonly isGone: boolean;
};

export const toRow = (entry: EntryView, currency: Currency): PriceRow => {
  const { variantId, sku, title, variantTitle, base, minQuantity, minor, pointsOff } = entry;
  const price = minor !== null ? writeAmount(minor, currency) : writePart(pointsOff ?? 0);
  return {
    key: `${variantId}:${minQuantity}`,
    variant: { variantId, sku, title, variantTitle, base },
    from: String(minQuantity),
    price,
    before: { minQuantity, price },
    isGone: false,
  };
};

export const newRow = (variant: FoundVariant, from = "1", price = ""): PriceRow => ({
  key: crypto.randomUUID(),
  variant,
  from,
  price,
  before: null,
  isGone: false,
});

type Entry = SetEntriesInput["set"][number];

/** The tier that is typed; words say what is wrong with it. */
export function readRow({ variant, from, price }: PriceRow, currency: Currency): Entry | string {
  if (!/^[1-9]\d{0,3}$/.test(from.trim())) return "From 1 to 9,999 pieces";
  const tier = { variantId: variant.variantId, minQuantity: Number(from) };
  const pointsOff = readPart(price);
  if (pointsOff !== null)
    return pointsOff >= 1 && pointsOff <= 9_900
      ? { ...tier, minor: null, pointsOff }
      : "From 0.01% to 99% off";
  const minor = readAmount(price, currency);
  return minor !== null && minor > 0n
    ? { ...tier, minor, pointsOff: null }
    : "An amount, or a part such as 15%";
}

export const isChanged = (row: PriceRow): boolean =>
  row.isGone ||
  row.before === null ||
  row.before.price !== row.price ||
  String(row.before.minQuantity) !== row.from;

/** What one comes to, for the eye: the cart decides. */
export function comesTo(row: PriceRow, currency: Currency): string {
  const entry = readRow(row, currency);
  if (typeof entry === "string") return "";
  if (!row.variant.base) return `sleeps: not sold in ${currency}`;
  return formatMoney(unitOf(entry, row.variant.base));
}

/** Rounded as the cart does it: half a minor unit up, never to nothing. */
function unitOf({ minor, pointsOff }: Entry, base: Money): Money {
  if (minor !== null) return money(minor, base.currency);
  const left = (base.minor * (10_000n - BigInt(pointsOff ?? 0)) + 5_000n) / 10_000n;
  return money(left > 0n ? left : 1n, base.currency);
}

export type Changes = Pick<SetEntriesInput, "set" | "remove"> & {
  /** One line a change: "ADI-1 from 10: 4500 → 4200". */
  readonly lines: readonly string[];
  /** What must be mended first, by the key of its row. */
  readonly problems: Readonly<Record<string, string>>;
};

/** What saving would change. */
export function changesOf(rows: readonly PriceRow[], currency: Currency): Changes {
  const set: Entry[] = [];
  const remove: Changes["remove"] = [];
  const lines: string[] = [];
  const problems: Record<string, string> = {};
  const taken = new Set(rows.filter((row) => !row.isGone && !isChanged(row)).map(placeOf));
  for (const row of rows.filter(isChanged)) {
    const { variant, before, isGone } = row;
    const entry = isGone ? null : readRow(row, currency);
    if (typeof entry === "string") problems[row.key] = entry;
    else if (entry && taken.has(placeOf(row))) problems[row.key] = "This quantity has a price already";
    else if (entry) {
      taken.add(placeOf(row));
      set.push(entry);
    }
    if (before && (isGone || String(before.minQuantity) !== row.from))
      remove.push({ variantId: variant.variantId, minQuantity: before.minQuantity });
    const is = isGone ? "none" : `${row.price} from ${row.from}`;
    lines.push(`${variant.sku}: ${before ? `${before.price} from ${before.minQuantity}` : "none"} → ${is}`);
  }
  // A tier that moves where another is removed is set, not removed.
  const kept = new Set(set.map(({ variantId, minQuantity }) => `${variantId}:${minQuantity}`));
  return {
    set,
    remove: remove.filter(({ variantId, minQuantity }) => !kept.has(`${variantId}:${minQuantity}`)),
    lines,
    problems,
  };
}

const placeOf = ({ variant, from }: PriceRow): string => `${variant.variantId}:${Number(from)}`;

export type PastedLine = { readonly sku: string; readonly from: string; readonly price: string };

/** Lines from a spreadsheet: SKU and price, or SKU, from how many, and price. Heads and empty lines are left out. */
export function readPaste(text: string): PastedLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const cells = line.split(/\t|;/).map((cell) => cell.trim());
    const [sku = "", second = "", third = ""] = cells;
    const price = third || second;
    if (sku === "" || !/\d/.test(price)) return [];
    return [{ sku, from: third ? second : "1", price }];
  });
}
