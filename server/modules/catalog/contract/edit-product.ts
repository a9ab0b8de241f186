import { z } from "zod";
import { CategoryId, ProductId, VariantId } from "@/server/shared/id";
import { SHOP_CURRENCIES, ShopCurrency } from "@/server/shared/money";
import { AttributeValue } from "./attributes";

export const MOST_OPTIONS = 3;
export const MOST_VALUES = 60;
export const MOST_VARIANTS = 250;

const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, { error: `At most ${longest.toLocaleString("en")} characters` });
const someWords = (longest: number, missing: string) => words(longest).min(1, { error: missing });
const count = (most: number) =>
  z
    .number({ error: "Please give a whole number" })
    .int({ error: "Please give a whole number" })
    .min(0, { error: "This cannot be less than nothing" })
    .max(most, { error: `At most ${most.toLocaleString("en")}` });

export const ProductSlug = z
  .string()
  .max(120, { error: "At most 120 characters" })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: "Use small letters, digits and dashes, such as indigo-adire-wrap",
  });

/** Which product, and the version that the writer was looking at: CONFLICT when somebody changed it since. */
export const Edit = z.strictObject({
  id: ProductId,
  version: z.number().int().min(1),
  reason: words(300).default(""),
});
export type Edit = z.infer<typeof Edit>;

const texts = {
  title: someWords(200, "Give the product a title"),
  summary: words(300),
  description: words(20_000),
  categoryId: CategoryId,
  tags: z.array(someWords(40, "A tag cannot be empty")).max(30, { error: "At most 30 tags" }),
  seoTitle: words(120),
  seoDescription: words(320),
  position: z.number().int().min(-1_000_000).max(1_000_000),
  attributes: z.array(AttributeValue).max(60, { error: "At most 60 attributes" }),
};

export const CreateProductInput = z.strictObject({
  title: texts.title,
  categoryId: texts.categoryId,
  /** Left out: made from the title. */
  slug: ProductSlug.optional(),
  summary: texts.summary.default(""),
  description: texts.description.default(""),
});
export type CreateProductInput = z.infer<typeof CreateProductInput>;

/** What is left out stays as it is; attributes and tags are replaced as a whole. */
export const ProductChanges = z.strictObject(texts).partial();
export type ProductChanges = z.infer<typeof ProductChanges>;

export const UpdateProductInput = Edit.extend({ changes: ProductChanges });
export type UpdateProductInput = z.infer<typeof UpdateProductInput>;

const minor = z
  .bigint({ error: "Give the amount in whole kobo or cents" })
  .max(1_000_000_000_000n, { error: "That is more than anything here may cost" });

export const PriceDraft = z.strictObject({
  currency: ShopCurrency,
  minor,
  compareAtMinor: minor.nullable().default(null),
  /** "filled" hands back a filled price as it was read; with any other amount it becomes a person's. */
  source: z.enum(["manual", "filled"]).default("manual"),
});
export type PriceDraft = z.infer<typeof PriceDraft>;

export const OptionDraft = z.strictObject({
  name: someWords(40, "Name the option, such as Colour"),
  values: z
    .array(someWords(60, "A value cannot be empty"))
    .min(1, { error: "Give at least one value" })
    .max(200, { error: "An option can have 60 values at most" }),
});
export type OptionDraft = z.infer<typeof OptionDraft>;

export const VariantDraft = z.strictObject({
  /** Left out: a new variant. */
  id: VariantId.optional(),
  sku: someWords(64, "Every variant needs a SKU"),
  barcode: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{4,32}$/, { error: "Four to 32 letters and digits" })
    .nullable()
    .default(null),
  weightGrams: count(1_000_000).default(0),
  lengthMm: count(100_000).default(0),
  widthMm: count(100_000).default(0),
  heightMm: count(100_000).default(0),
  options: z.record(z.string().max(40), z.string().max(60)).default({}),
  status: z.enum(["active", "archived"]).default("active"),
  prices: z.array(PriceDraft).max(SHOP_CURRENCIES.length, { error: "One price per currency" }).default([]),
});
export type VariantDraft = z.infer<typeof VariantDraft>;

/**
 * The whole grid at once, in its order. A variant that is left out is archived: orders still speak of it, so it is
 * never removed.
 */
export const SaveVariantsInput = Edit.extend({
  options: z.array(OptionDraft).max(10, { error: "A product can have 3 options at most" }),
  variants: z.array(VariantDraft).max(1_000, { error: "A product can have 250 variants at most" }),
  /** Yes, although open carts or orders hold what is taken off sale. */
  confirm: z.boolean().default(false),
});
export type SaveVariantsInput = z.infer<typeof SaveVariantsInput>;

export const ConfirmableEdit = Edit.extend({ confirm: z.boolean().default(false) });
export type ConfirmableEdit = z.infer<typeof ConfirmableEdit>;

/** Null: not planned. */
export const ScheduleInput = Edit.extend({
  publishAt: z.date({ error: "Give a day and a time" }).nullable(),
  unpublishAt: z.date({ error: "Give a day and a time" }).nullable(),
});
export type ScheduleInput = z.infer<typeof ScheduleInput>;

export const ChangeSlugInput = Edit.extend({
  slug: ProductSlug,
  /** Yes, take an address that still leads to another product. */
  takeOver: z.boolean().default(false),
});
export type ChangeSlugInput = z.infer<typeof ChangeSlugInput>;

export const DuplicateInput = z.strictObject({ id: ProductId, title: texts.title.optional() });
export type DuplicateInput = z.infer<typeof DuplicateInput>;

/** Where a product stands after a change. */
export const ProductStand = z.strictObject({
  id: ProductId,
  slug: z.string(),
  version: z.number().int(),
  status: z.enum(["draft", "active", "archived"]),
});
export type ProductStand = z.infer<typeof ProductStand>;

/** Done, or not done yet: people hold what would go off sale, so ask and come again with `confirm`. */
export const ConfirmableResult = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("done"), product: ProductStand }),
  z.strictObject({
    state: z.literal("confirm"),
    carts: z.number().int(),
    reserved: z.number().int(),
    message: z.string(),
  }),
]);
export type ConfirmableResult = z.infer<typeof ConfirmableResult>;
