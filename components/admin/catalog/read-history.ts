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
};

/** What one line of the log changed, in words: variants by their names, one line for each part of them. */
export function readHistory({ before, after }: HistoryRow, product: EditorProduct): HistoryChange[] {
  return flatten(before, after, (key) => nameOf(key, product));
}

type Naming = (key: string) => string | null;

function flatten(before: unknown, after: unknown, naming: Naming, of = ""): HistoryChange[] {
  const [was, is] = [isParts(before) ? before : {}, isParts(after) ? after : {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => {
    const [from, to] = [was[key], is[key]];
    const variant = naming(key);
    if (variant !== null || key === "attributes") return flatten(from, to, naming, variant ?? "");
    if (HIDDEN.includes(key) || inWords(from) === inWords(to)) return [];
    const label = LABELS[key] ?? key;
    return [{ label: of ? `${label} of ${of}` : label, from: inWords(from), to: inWords(to) }];
  });
}

/** Follows from other parts, or says nothing to a person. */
const HIDDEN: readonly string[] = ["position"];

function nameOf(key: string, { variants }: EditorProduct): string | null {
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

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (Array.isArray(value)) return value.map(inWords).join("; ") || "nothing";
  if (isParts(value)) {
    const { name, values } = value;
    if (typeof name === "string" && Array.isArray(values)) return `${name}: ${values.join(", ")}`;
    return Object.entries(value)
      .map(([key, one]) => `${LABELS[key] ?? key} ${inWords(one)}`)
      .join(", ");
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "string") return JSON.stringify(value);
  return ISO.test(value) ? LAGOS.format(new Date(value)) : (STATUSES[value] ?? value);
}
