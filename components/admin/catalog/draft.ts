import type { EditorProduct, EditorVariant } from "@/server/modules/catalog/contract/staff-products";
import { writeAmount } from "@/server/shared/amount";
import { SHOP_CURRENCIES } from "@/server/shared/money";

/** One variant as it stands in the grid: every cell is what was typed. */
export type DraftRow = {
  /** The variant's id; of a new one, a name that this page made up. */
  readonly key: string;
  readonly isNew: boolean;
  readonly isArchived: boolean;
  /** By column; options are "o0", "o1", "o2". */
  readonly cells: Readonly<Record<string, string>>;
};

/** All of a product that is saved together, as text: what is half typed is kept too. */
export type Draft = {
  /** Words by field; attributes are "attribute:made-in", a missing one is "". */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of the options. Their values are those that the rows have. */
  readonly options: readonly string[];
  readonly rows: readonly DraftRow[];
};

export const attributeField = (key: string): string => `attribute:${key}`;
export const optionColumn = (place: number): string => `o${place}`;

/** A product as the editor starts with it. */
export function toDraft(product: EditorProduct): Draft {
  const { title, summary, description, seoTitle, seoDescription, category, tags } = product;
  const options = product.options.map(({ name }) => name);
  const attributes = product.definitions.map(({ key, type }): [string, string] => {
    const value = product.attributes.find((attribute) => attribute.key === key)?.value;
    return [attributeField(key), type === "boolean" ? yesOrNo(value) : String(value ?? "")];
  });
  return {
    fields: {
      title,
      summary,
      description,
      seoTitle,
      seoDescription,
      categoryId: category.id,
      tags: tags.join(", "),
      ...Object.fromEntries(attributes),
    },
    options,
    rows: product.variants.map((variant) => toRow(variant, options)),
  };
}

const yesOrNo = (value: string | boolean | undefined): string =>
  value === undefined ? "" : value === true ? "yes" : "no";

function toRow(variant: EditorVariant, options: readonly string[]): DraftRow {
  return {
    key: variant.id,
    isNew: false,
    isArchived: variant.status === "archived",
    cells: {
      ...Object.fromEntries(options.map((name, place) => [optionColumn(place), variant.options[name] ?? ""])),
      sku: variant.sku,
      barcode: variant.barcode ?? "",
      weight: variant.weightGrams === 0 ? "" : String(variant.weightGrams),
      length: centimetres(variant.lengthMm),
      width: centimetres(variant.widthMm),
      height: centimetres(variant.heightMm),
      ...priceCells(variant),
    },
  };
}

const centimetres = (mm: number): string =>
  mm === 0 ? "" : mm % 10 === 0 ? String(mm / 10) : `${Math.floor(mm / 10)}.${mm % 10}`;

function priceCells({ prices }: EditorVariant): Record<string, string> {
  const cells = SHOP_CURRENCIES.flatMap((currency) => {
    const price = prices.find((one) => one.currency === currency);
    const before = price?.compareAtMinor ?? null;
    return [
      [currency, price ? writeAmount(price.minor, currency) : ""],
      [`${currency}.was`, before === null ? "" : writeAmount(before, currency)],
    ];
  });
  return Object.fromEntries(cells) as Record<string, string>;
}

/** What people call a variant: its options, else its SKU. */
export const rowName = ({ cells }: DraftRow, options: readonly string[]): string =>
  options
    .map((_, place) => cells[optionColumn(place)])
    .filter(Boolean)
    .join(" / ") ||
  cells["sku"] ||
  "a new variant";
