import type { AttributeDefinition } from "@/server/modules/catalog/contract/attributes";
import type { EditorProduct } from "@/server/modules/catalog/contract/staff-products";
import { readAmount } from "@/server/shared/amount";
import { SHOP_CURRENCIES, type ShopCurrency } from "@/server/shared/money";
import { attributeField, type Draft, type DraftRow, optionColumn } from "./draft";
import type { ChangesInput, GridInput } from "./editor-actions";
import { activeRows, valuesOf } from "./grid-edits";

/** What is wrong, by field ("title") or cell ("var_…:NGN"). */
export type DraftErrors = Readonly<Record<string, string>>;

type Read = {
  readonly changes: ChangesInput | null;
  readonly grid: GridInput | null;
  readonly errors: DraftErrors;
};

/** What was typed as what the server takes: only what differs from `base`. Errors name what cannot be read as it stands. */
export function readDraft(draft: Draft, base: Draft, product: EditorProduct): Read {
  const errors: Record<string, string> = {};
  const isGridSame =
    JSON.stringify([draft.options, draft.rows]) === JSON.stringify([base.options, base.rows]);
  const grid = isGridSame ? null : readGrid(draft, product, errors);
  return { changes: readChanges(draft, base, product), grid, errors };
}

const WORDS = ["title", "summary", "description", "seoTitle", "seoDescription", "categoryId"] as const;

function readChanges(draft: Draft, base: Draft, { definitions }: EditorProduct): ChangesInput | null {
  const isChanged = (name: string) => draft.fields[name] !== base.fields[name];
  const changes: ChangesInput = Object.fromEntries(
    WORDS.filter(isChanged).map((name) => [name, draft.fields[name] ?? ""]),
  );
  if (isChanged("tags")) changes.tags = readTags(draft.fields["tags"] ?? "");
  if (definitions.some(({ key }) => isChanged(attributeField(key))))
    changes.attributes = givenAttributes(draft, definitions).map(({ key, type }) => {
      const value = draft.fields[attributeField(key)]?.trim() ?? "";
      return { key, value: type === "boolean" ? value === "yes" : value };
    });
  return Object.keys(changes).length === 0 ? null : changes;
}

const givenAttributes = ({ fields }: Draft, definitions: readonly AttributeDefinition[]) =>
  definitions.filter(({ key }) => fields[attributeField(key)]?.trim());

const readTags = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

type Errors = Record<string, string>;
type Variant = GridInput["variants"][number];

function readGrid(draft: Draft, product: EditorProduct, errors: Errors): GridInput {
  const options = draft.options.map((name, place) => ({
    name: name.trim(),
    values: inOldOrder(valuesOf(draft, place), product.options[place]?.values ?? []),
  }));
  const names = options.map(({ name }) => name);
  const variants = activeRows(draft).map((row) => readRow({ row, names, product, errors }));
  return { options, variants };
}

/** Values keep the place they had; new ones come behind them. */
const inOldOrder = (values: readonly string[], old: readonly string[]): string[] => [
  ...old.filter((value) => values.includes(value)),
  ...values.filter((value) => !old.includes(value)),
];

type Reading = {
  readonly row: DraftRow;
  readonly names: readonly string[];
  readonly product: EditorProduct;
  readonly errors: Errors;
};

function readRow({ row, names, product, errors }: Reading): Variant {
  const { key, isNew, cells } = row;
  const read = <Value>(column: string, how: (text: string) => Value | string): Value | null => {
    const text = cells[column]?.trim() ?? "";
    if (text === "") return null;
    const value = how(text);
    if (typeof value !== "string") return value;
    errors[`${key}:${column}`] = value;
    return null;
  };
  const size = (column: string) => read(column, readMillimetres) ?? 0;
  const kept = product.variants.find(({ id }) => id === key);
  return {
    ...(isNew ? {} : { id: key }),
    sku: cells["sku"]?.trim() ?? "",
    barcode: cells["barcode"]?.trim() || null,
    weightGrams: read("weight", readGrams) ?? 0,
    lengthMm: size("length"),
    widthMm: size("width"),
    heightMm: size("height"),
    options: Object.fromEntries(names.map((name, place) => [name, cells[optionColumn(place)]?.trim() ?? ""])),
    status: "active",
    prices: SHOP_CURRENCIES.flatMap((currency) => {
      const minor = read(currency, (text) => readMoney(text, currency));
      const compareAtMinor = read(`${currency}.was`, (text) => readMoney(text, currency));
      if (minor === null && compareAtMinor !== null)
        errors[`${key}:${currency}`] ??= "Give the price now too, or take the price before away";
      if (minor === null) return [];
      const last = kept?.prices.find((price) => price.currency === currency);
      const isAsRead = last?.minor === minor && last.compareAtMinor === compareAtMinor;
      return [{ currency, minor, compareAtMinor, source: isAsRead ? last.source : ("manual" as const) }];
    }),
  };
}

const EXAMPLES = { NGN: "12,500 or 12,500.50", USD: "24.99", KES: "3,000" } as const satisfies Record<
  ShopCurrency,
  string
>;

const readMoney = (text: string, currency: ShopCurrency): bigint | string =>
  readAmount(text, currency) ?? `Write an amount such as ${EXAMPLES[currency]}`;

const readGrams = (text: string): number | string => {
  const digits = text.replaceAll(/[, ]/g, "");
  return /^\d{1,7}$/.test(digits) ? Number(digits) : "Write whole grams, such as 850";
};

function readMillimetres(text: string): number | string {
  const [, whole, part] = /^(\d{1,5})(?:\.(\d))?$/.exec(text) ?? [];
  return whole === undefined
    ? "Write centimetres, such as 30 or 12.5"
    : Number(whole) * 10 + Number(part ?? 0);
}

const PARTS: Readonly<Record<string, string>> = {
  weightGrams: "weight",
  lengthMm: "length",
  widthMm: "width",
  heightMm: "height",
};

/** What the server named wrong, by the field or cell it stands in; "" for what belongs to none. */
export function placeErrors(
  fields: DraftErrors,
  {
    draft,
    grid,
    definitions,
  }: { draft: Draft; grid: GridInput | null; definitions: EditorProduct["definitions"] },
): DraftErrors {
  const rows = activeRows(draft);
  const given = givenAttributes(draft, definitions);
  const place = (path: string): string => {
    const [head = "", at = "", part = "", ...rest] = path.replace(/^changes\./, "").split(".");
    if (head === "attributes") return attributeField(given[Number(at)]?.key ?? "");
    if (head === "options") return at === "" ? "options" : `options:${at}`;
    const row = head === "variants" ? rows[Number(at)] : undefined;
    if (head !== "variants") return head;
    if (!row || at === "") return "variants";
    return `${row.key}:${columnOf(part, rest, grid?.variants[Number(at)])}`;
  };
  return Object.fromEntries(Object.entries(fields).map(([path, words]) => [place(path), words]));
}

function columnOf(part: string, [at, what]: readonly string[], variant: Variant | undefined): string {
  if (part === "options") return optionColumn(0);
  if (part !== "prices") return PARTS[part] ?? part;
  const currency = variant?.prices?.[Number(at)]?.currency ?? "NGN";
  return what === "compareAtMinor" ? `${currency}.was` : currency;
}
