import type { EditorProduct, HistoryRow } from "@/server/modules/catalog/contract/staff-products";

export type HistoryChange = { readonly label: string; readonly from: string; readonly to: string };
type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const LABELS: Readonly<Record<string, string>> = {
  title: "Title",
  summary: "Summary",
  description: "Description",
  seoTitle: "Title for search engines",
  seoDescription: "Description for search engines",
  categoryId: "Category",
  tags: "Tags",
  status: "Status",
  slug: "Address",
  options: "Options",
  prices: "Price",
  sku: "SKU",
  barcode: "Barcode",
  weightGrams: "Weight, g",
  lengthMm: "Length, mm",
  widthMm: "Width, mm",
  heightMm: "Height, mm",
  publishAt: "On sale from",
  unpublishAt: "On sale until",
  position: "Place",
  attributes: "Details",
  copyOf: "Copy of",
  alt: "Words",
  focal: "What stays in view",
  fileName: "File",
};

/** What one line of the log changed, in words: variants by their names, one line for each part of them. */
export function readHistory({ before, after }: HistoryRow, known: Known): HistoryChange[] {
  return flatten(before, after, known);
}

/** What ids in the log are called. */
export type Known = {
  readonly variants: EditorProduct["variants"];
  readonly categories: readonly { readonly id: string; readonly name: string }[];
};

function flatten(before: unknown, after: unknown, known: Known, of = ""): HistoryChange[] {
  const [was, is] = [isParts(before) ? before : {}, isParts(after) ? after : {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => {
    const [from, to] = [was[key], is[key]];
    const variant = nameOf(key, known);
    if (variant !== null && !isParts(from))
      return [{ label: "New variant", from: NOTHING, to: introduce(variant, to) }];
    if (variant !== null || key === "attributes") return flatten(from, to, known, variant ?? "");
    const [then, now] = [inWords(from, known), inWords(to, known)];
    if (HIDDEN.includes(key) || (of && key === "title") || then === now) return [];
    const label = LABELS[key] ?? key;
    return [{ label: of ? `${label} of ${of}` : label, from: then, to: now }];
  });
}

function introduce(name: string, variant: unknown): string {
  const { sku, prices } = isParts(variant) ? variant : {};
  const costs: readonly unknown[] = Array.isArray(prices) ? prices : [];
  return [name, sku, ...costs].filter((part) => typeof part === "string").join(", ");
}

const NOTHING = "nothing";

/** Follows from other parts, or says nothing to a person. */
const HIDDEN: readonly string[] = ["position", "path", "bytes", "contentType"];

function nameOf(key: string, { variants }: Known): string | null {
  if (!key.startsWith("var_")) return null;
  const variant = variants.find(({ id }) => id === key);
  return variant ? variant.title || variant.sku : "a variant";
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const LAGOS = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Africa/Lagos",
});
const STATUSES: Readonly<Record<string, string>> = {
  active: "on sale",
  draft: "draft",
  archived: "archived",
};

function inWords(value: unknown, known: Known): string {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (Array.isArray(value)) return value.map((one) => inWords(one, known)).join("; ") || NOTHING;
  if (isParts(value)) {
    const { name, values } = value;
    if (typeof name === "string" && Array.isArray(values)) return `${name}: ${values.join(", ")}`;
    return Object.entries(value)
      .map(([key, one]) => `${LABELS[key] ?? key} ${inWords(one, known)}`)
      .join(", ");
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "string") return JSON.stringify(value);
  if (value.startsWith("cat_"))
    return known.categories.find(({ id }) => id === value)?.name ?? "another category";
  return ISO.test(value) ? LAGOS.format(new Date(value)) : (STATUSES[value] ?? value);
}
