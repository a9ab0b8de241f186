import { z } from "zod";
import { CategoryId } from "@/server/shared/id";
import { Picture, Slug } from "../contract";

export const MOST_LEVELS = 5;

const Name = z
  .string({ error: "Give it a name" })
  .trim()
  .min(1, { error: "Give it a name" })
  .max(80, { error: "At most 80 letters" });
const Version = z.number().int().min(1);
const Reason = z.string().trim().max(200).default("");

/** What search engines show; empty: the name and the blurb. */
export const Seo = {
  seoTitle: z.string().trim().max(70, { error: "At most 70 letters: more is cut off" }).default(""),
  seoDescription: z.string().trim().max(170, { error: "At most 170 letters: more is cut off" }).default(""),
};

const Words = {
  name: Name,
  blurb: z.string().trim().max(300, { error: "At most 300 letters" }).default(""),
  picture: Picture.nullable().default(null),
  ...Seo,
};

export const CreateCategoryInput = z.strictObject({
  ...Words,
  /** Left out: made from the name. */
  slug: Slug.optional(),
  /** Null: a stall of its own. */
  parentId: CategoryId.nullable().default(null),
});
export type CreateCategoryInput = z.infer<typeof CreateCategoryInput>;

export const UpdateCategoryInput = z.strictObject({
  id: CategoryId,
  version: Version,
  ...Words,
  slug: Slug,
  /** Left out: the picture stays as it is. */
  picture: Picture.nullable().optional(),
});
export type UpdateCategoryInput = z.infer<typeof UpdateCategoryInput>;

export const MoveCategoryInput = z.strictObject({
  id: CategoryId,
  version: Version,
  parentId: CategoryId.nullable(),
  /** Its place among its new neighbours, from 0; past the end is the end. */
  position: z.number().int().min(0).max(9_999),
});
export type MoveCategoryInput = z.infer<typeof MoveCategoryInput>;

export const EndCategoryInput = z.strictObject({
  id: CategoryId,
  version: Version,
  /** Where its products and the categories in it go. Without it, a category that holds any stays. */
  moveTo: CategoryId.optional(),
  reason: Reason,
});
export type EndCategoryInput = z.infer<typeof EndCategoryInput>;

export const RestoreCategoryInput = z.strictObject({ id: CategoryId, version: Version });
export type RestoreCategoryInput = z.infer<typeof RestoreCategoryInput>;

/** A category as staff see it. The tree comes in its order: each one before what is in it. */
export const CategoryNode = z.strictObject({
  id: CategoryId,
  slug: z.string(),
  name: z.string(),
  blurb: z.string(),
  picture: Picture.nullable(),
  seoTitle: z.string(),
  seoDescription: z.string(),
  status: z.enum(["active", "archived"]),
  parentId: CategoryId.nullable(),
  position: z.number().int(),
  /** 1 for a stall of its own. */
  level: z.number().int(),
  /** Products in it, of any status, without those further down. */
  productCount: z.number().int(),
  version: z.number().int(),
});
export type CategoryNode = z.infer<typeof CategoryNode>;

export const MovedInput = z.strictObject({ kind: z.enum(["category", "collection"]), slug: Slug });
export type MovedInput = z.infer<typeof MovedInput>;
/** Where a list that was found at an address before is now; null when it never was. */
export const MovedAnswer = z.strictObject({ slug: z.string().nullable() });
export type MovedAnswer = z.infer<typeof MovedAnswer>;
