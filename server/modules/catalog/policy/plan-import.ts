import { isDeepStrictEqual } from "node:util";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import type { AttributeDefinition, AttributeValue } from "../contract/attributes";
import { ProductChanges, VariantDraft } from "../contract/edit-product";
import type { ImportedPrice, ImportedProduct, ImportedVariant } from "../contract/import-products";
import type { KeptPrice, KeptVariant } from "../contract/kept-variant";
import { moveProduct, type ProductSignal } from "../machine";
import { formValue, readValues, type TypedValue } from "./attribute-values";
import { checkGrid, titleOf } from "./check-variants";

type Options = readonly { readonly name: string; readonly values: readonly string[] }[];
type Status = "draft" | "active" | "archived";

/** Reads a column and says no: gathers what is wrong while a plan is made. */
type Refuse = (row: number, column: string, words: string) => void;

/** How a path of the editor's schemas is called as a column. */
const COLUMNS: Readonly<Record<string, string>> = {
  categoryId: "category",
  seoTitle: "seo title",
  seoDescription: "seo description",
  weightGrams: "weight grams",
  lengthMm: "length mm",
  widthMm: "width mm",
  heightMm: "height mm",
  options: "option1 value",
};
export const columnOf = (field: string): string => COLUMNS[field] ?? field;

/** Texts as they are to be, by the editor's own rules; only those that differ from what stands. */
export function planTexts(
  { row, texts }: ImportedProduct,
  standing: Readonly<Record<string, unknown>> | null,
  refuse: Refuse,
): Partial<Record<string, unknown>> {
  const read = ProductChanges.safeParse(texts);
  if (!read.success) {
    for (const { path, message } of read.error.issues) refuse(row, columnOf(String(path[0])), message);
    return {};
  }
  const given = Object.entries(read.data).map(([field, value]) => [
    field,
    Array.isArray(value) ? [...new Set(value as string[])] : value,
  ]) as [string, unknown][];
  return Object.fromEntries(
    given.filter(([field, value]) => value !== undefined && !isSame(standing?.[field], value)),
  );
}

/** Spaces around a text that stands are no difference: a file cannot tell them. */
const isSame = (standing: unknown, given: unknown): boolean =>
  typeof standing === "string" ? standing.trim() === given : isDeepStrictEqual(standing, given);

const SIGNALS: Readonly<Record<string, ProductSignal>> = {
  "draft active": "publish",
  "active draft": "unpublish",
  "draft archived": "archive",
  "active archived": "archive",
  "archived draft": "restore",
};

/** The status a product is to have; refuses what the machine refuses. */
export function planStatus({ row, status }: ImportedProduct, from: Status, refuse: Refuse): Status {
  if (status === undefined || status === from) return from;
  const signal = SIGNALS[`${from} ${status}`];
  if (signal && moveProduct(from, signal) === status) return status;
  refuse(row, "status", "This product is in the archive. Restore it as a draft first.");
  return from;
}

/** All values of a product as they are to be; null when a file changes none of them. */
export function planValues(
  { row, attributes }: ImportedProduct,
  standing: readonly TypedValue[],
  { definitions, refuse }: { readonly definitions: readonly AttributeDefinition[]; readonly refuse: Refuse },
): TypedValue[] | null {
  const given = new Map(attributes.map(({ key, value }) => [key, value]));
  const was = new Map(standing.map((value) => [value.key, formValue(value)]));
  const kept = [...was].flatMap(([key, value]): AttributeValue[] => {
    const next = given.get(key);
    if (next === null) return [];
    return [{ key, value: next === undefined ? value : asValue(key, next, definitions) }];
  });
  const added = [...given].flatMap(([key, value]): AttributeValue[] =>
    value === null || was.has(key) ? [] : [{ key, value: asValue(key, value, definitions) }],
  );
  const next = [...kept, ...added];
  if (
    isDeepStrictEqual(
      next,
      [...was].map(([key, value]) => ({ key, value })),
    )
  )
    return null;
  try {
    const read = readValues(next, definitions);
    // "12.50" and "12.5" are one number.
    return isDeepStrictEqual(read.map(formValue), standing.map(formValue)) ? null : read;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const [path, words] of Object.entries(error.fields ?? {}))
      refuse(row, `attributes.${next[Number(path.split(".")[1])]?.key ?? ""}`, words);
    return null;
  }
}

function asValue(key: string, text: string, definitions: readonly AttributeDefinition[]): string | boolean {
  if (definitions.find((one) => one.key === key)?.type !== "boolean") return text;
  if (/^(yes|true|1)$/i.test(text)) return true;
  return /^(no|false|0)$/i.test(text) ? false : text;
}

export type PlannedGrid = {
  readonly options: Options;
  readonly all: readonly KeptVariant[];
  /** Of those, the ones that differ from what stands. */
  readonly changed: readonly KeptVariant[];
};

type Ground = {
  readonly options: Options;
  readonly variants: readonly KeptVariant[];
  readonly newId: () => VariantId;
  readonly refuse: Refuse;
};

/** The variants of a product once its rows are written. Those that the file does not name stay as they are. */
export function planGrid(
  product: ImportedProduct,
  { options, variants, newId, refuse }: Ground,
): PlannedGrid {
  const known = new Map(variants.map((variant) => [variant.sku.toLowerCase(), variant]));
  const rows = new Map<string, number>();
  const given = new Map<string, KeptVariant>();
  let position = Math.max(-1, ...variants.map((variant) => variant.position));
  for (const row of product.variants) {
    const kept = known.get(row.sku.toLowerCase());
    const id = kept?.id ?? newId();
    rows.set(id, row.row);
    const planned = planVariant(row, kept, { id, position: kept?.position ?? ++position, options, refuse });
    if (planned) given.set(id, planned);
  }
  const merged = [
    ...variants.map((variant) => given.get(variant.id) ?? variant),
    ...[...given.values()].filter(({ id }) => !variants.some((variant) => variant.id === id)),
  ];
  const next = planOptions(product.optionNames, options, merged);
  const all = merged.map((variant) => retitle(variant, known.get(variant.sku.toLowerCase()), next, options));
  const standing = new Map(variants.map((variant) => [variant.id, variant]));
  const changed = all.filter((variant) => !isDeepStrictEqual(variant, standing.get(variant.id)));
  if (changed.length === 0 && namesOf(next) === namesOf(options)) return { options, all, changed };
  for (const [path, words] of checkGrid({ options: next.map(toOption), variants: all.map(toDraft) })) {
    const [part, place, field = "sku", at] = path.split(".");
    const variant = part === "variants" ? all[Number(place)] : undefined;
    const currency = field === "prices" ? variant?.prices[Number(at)]?.currency : undefined;
    const column = currency ? `price ${currency}` : part === "options" ? "option1 name" : columnOf(field);
    refuse((variant && rows.get(variant.id)) ?? product.row, column, words);
  }
  return { options: next, all, changed };
}

const namesOf = (options: Options): string => JSON.stringify(options.map(({ name }) => name));
const toOption = ({ name, values }: Options[number]) => ({ name, values: [...values] });
const toDraft = ({ title: _, position: __, prices, ...variant }: KeptVariant): VariantDraft => ({
  ...variant,
  prices: prices.map(({ rateId: ___, ...price }) => price),
});

type Seat = {
  readonly id: VariantId;
  readonly position: number;
  readonly options: Options;
  readonly refuse: Refuse;
};

function planVariant(
  { row, sku, draft, prices }: ImportedVariant,
  kept: KeptVariant | undefined,
  { id, position, options, refuse }: Seat,
): KeptVariant | null {
  const given: Record<string, unknown> = Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== undefined),
  );
  // A choice of an option that the product has no more cannot stand in a file: it stays while the others do.
  if (kept && given["options"] && isDeepStrictEqual(given["options"], visibleOf(kept, options)))
    given["options"] = kept.options;
  const { id: _, title = "", position: __, prices: standing = [], ...rest } = kept ?? {};
  const read = VariantDraft.safeParse({ ...rest, ...given, sku: kept?.sku ?? sku, prices: [] });
  if (!read.success) {
    for (const { path, message } of read.error.issues) refuse(row, columnOf(String(path[0])), message);
    return null;
  }
  const { id: ___, ...variant } = read.data;
  return {
    ...variant,
    sku: sku.toLowerCase() === kept?.sku.toLowerCase() ? sku : variant.sku,
    id,
    title,
    position,
    prices: planPrices(standing, prices, (currency, words) => refuse(row, currency, words)),
  };
}

const visibleOf = ({ options: own }: KeptVariant, options: Options): Record<string, string> =>
  Object.fromEntries(options.flatMap(({ name }) => (own[name] ? [[name, own[name]] as const] : [])));

const MOST_MINOR = 1_000_000_000_000n;

/** Prices once a row is written. What a rate filled stays so while the row says the same. */
export function planPrices(
  standing: readonly KeptPrice[],
  given: readonly ImportedPrice[],
  refuse: (column: string, words: string) => void,
): KeptPrice[] {
  const next = new Map(standing.map((price) => [price.currency, price]));
  for (const { currency, minor, compareAtMinor } of given) {
    const kept = next.get(currency);
    const amount = minor ?? kept?.minor;
    if (amount === undefined) {
      if (compareAtMinor) refuse(`price ${currency}`, "Give a price beside the price before");
      continue;
    }
    if (amount > MOST_MINOR || (compareAtMinor ?? 0n) > MOST_MINOR) {
      refuse(`price ${currency}`, "That is more than anything here may cost");
      continue;
    }
    const compare = compareAtMinor === undefined ? (kept?.compareAtMinor ?? null) : compareAtMinor;
    if (kept?.minor === amount && kept.compareAtMinor === compare) continue;
    next.set(currency, { currency, minor: amount, compareAtMinor: compare, source: "manual", rateId: null });
  }
  return [...next.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Options keep the order of their values; what no variant has any more goes, what is new comes last. */
function planOptions(
  names: readonly string[] | undefined,
  options: Options,
  variants: readonly KeptVariant[],
): Options {
  const active = variants.filter(({ status }) => status === "active");
  return (names ?? options.map(({ name }) => name)).map((name) => {
    const used = new Set(active.flatMap(({ options: own }) => own[name] ?? []));
    const before = options.find((option) => option.name === name)?.values ?? [];
    return { name, values: [...new Set([...before.filter((value) => used.has(value)), ...used])] };
  });
}

function retitle(
  variant: KeptVariant,
  kept: KeptVariant | undefined,
  next: Options,
  options: Options,
): KeptVariant {
  const isSettled =
    kept && isDeepStrictEqual(kept.options, variant.options) && namesOf(next) === namesOf(options);
  return isSettled ? variant : { ...variant, title: titleOf(variant, next) };
}
