import { ProductSlug } from "@/server/modules/catalog/contract/edit-product";
import type { ImportedProduct, ImportProblem } from "@/server/modules/catalog/contract/import-products";
import type { CategoryId } from "@/server/shared/id";
import { cellOf, type FileRow, filledCell, type Places, readVariant } from "./read-cells";

export type Categories = ReadonlyMap<string, CategoryId>;
type Sheet = { readonly places: Places; readonly categories: Categories };

/** The rows of one product. Its own words stand in the first row; others may repeat them, and not contradict. */
export function readProduct(
  rows: readonly FileRow[],
  { places, categories }: Sheet,
): { product: ImportedProduct | null; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const [first] = rows;
  const slug = first && ProductSlug.safeParse(cellOf(first, places, "handle") ?? "");
  if (!first || !slug?.success) {
    const words = slug?.error?.issues[0]?.message ?? "Give the product a handle";
    return { product: null, problems: [{ row: first?.row ?? 1, column: "handle", words }] };
  }
  checkRepeats(rows, places, problems);
  const notes = { places, problems };
  const optionNames = readNames(first, rows, places);
  const variants = rows.filter((row) => !isOnlyPicture(row, places));
  for (const row of variants)
    if (!filledCell(row, places, "sku"))
      problems.push({ row: row.row, column: "sku", words: "Every variant needs a SKU" });
  const product: ImportedProduct = {
    row: first.row,
    slug: slug.data,
    texts: readTexts(first, { places, categories }, problems),
    status: readStatus(first, places, problems),
    attributes: [...places.keys()]
      .filter((target) => target.startsWith("attributes."))
      .map((target) => ({
        key: target.slice("attributes.".length),
        value: filledCell(first, places, target) ?? null,
      })),
    optionNames,
    variants: variants.map((row) => readVariant(row, optionNames, notes)),
  };
  return { product, problems };
}

const OWN = ["title", "summary", "description", "category", "tags", "status", "seo title", "seo description"];

function checkRepeats(rows: readonly FileRow[], places: Places, problems: ImportProblem[]): void {
  const [first, ...others] = rows;
  if (!first) return;
  for (const row of others)
    for (const target of OWN) {
      const again = filledCell(row, places, target);
      if (again !== undefined && again !== cellOf(first, places, target))
        problems.push({
          row: row.row,
          column: target,
          words: `Row ${first.row} says otherwise. Say it there, and leave this empty`,
        });
    }
}

/** A row without SKU and without anything that a variant has: Shopify writes one for each further picture. */
function isOnlyPicture(row: FileRow, places: Places): boolean {
  if (filledCell(row, places, "sku")) return false;
  const says = (target: string): boolean => filledCell(row, places, target) !== undefined;
  const isVariant = [...places.keys()].some(
    (target) =>
      says(target) &&
      (/^(option\d value|barcode|price |compare-at |stock:)/.test(target) || target === "variant status"),
  );
  return !isVariant;
}

/** Undefined when the file has no options; Shopify's "Title: Default Title" is none. */
function readNames(first: FileRow, rows: readonly FileRow[], places: Places): string[] | undefined {
  if (!places.has("option1 name")) return undefined;
  const names = [1, 2, 3].flatMap((place) => filledCell(first, places, `option${place} name`) ?? []);
  const isNone =
    names.length === 1 &&
    rows.every((row) => (filledCell(row, places, "option1 value") ?? "Default Title") === "Default Title");
  return isNone ? [] : names;
}

function readTexts(
  first: FileRow,
  { places, categories }: Sheet,
  problems: ImportProblem[],
): ImportedProduct["texts"] {
  const category = filledCell(first, places, "category");
  const categoryId = category === undefined ? undefined : categories.get(category.toLowerCase());
  if (category !== undefined && categoryId === undefined)
    problems.push({
      row: first.row,
      column: "category",
      words: `There is no category ${category}. Make it first, or choose another`,
    });
  const tags = cellOf(first, places, "tags");
  const texts = {
    title: filledCell(first, places, "title"),
    summary: cellOf(first, places, "summary"),
    description: cellOf(first, places, "description"),
    categoryId,
    tags: tags === undefined ? undefined : splitTags(tags),
    seoTitle: cellOf(first, places, "seo title"),
    seoDescription: cellOf(first, places, "seo description"),
  };
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
}

function readStatus(first: FileRow, places: Places, problems: ImportProblem[]): ImportedProduct["status"] {
  const status = filledCell(first, places, "status")?.toLowerCase();
  if (status === undefined || status === "draft" || status === "active" || status === "archived")
    return status;
  problems.push({ row: first.row, column: "status", words: "Write draft, active or archived" });
  return undefined;
}

/** Tags stand between commas; one within a tag has a backslash before it. */
export const joinTags = (tags: readonly string[]): string =>
  tags.map((tag) => tag.replaceAll(/[\\,]/g, String.raw`\$&`)).join(", ");

export const splitTags = (text: string): string[] =>
  [...text.matchAll(/(?:\\.|[^,\\]|\\$)+/gs)]
    .map(([part]) => part.replaceAll(/\\(.)/gs, "$1").trim())
    .filter((tag) => tag !== "");
