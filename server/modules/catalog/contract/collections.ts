import { z } from "zod";
import { CategoryId, CollectionId, ProductId } from "@/server/shared/id";
import { Currency, ShopCurrency } from "@/server/shared/money";
import { Picture, ProductCard, Slug, SORTS } from "../contract";
import { Seo } from "./categories";

export const MOST_BY_HAND = 500;
export const MOST_CONDITIONS = 20;

/** Minor units as digits: what is stored as JSON cannot hold a bigint. */
const Digits = z.string().regex(/^\d{1,15}$/, { error: "Write the amount in digits" });

/** One thing a product must have to belong to a collection. */
export const Condition = z.discriminatedUnion("field", [
  /** In the category or in one below it. */
  z.strictObject({ field: z.literal("category"), id: CategoryId }),
  z.strictObject({ field: z.literal("tag"), tag: z.string().trim().min(1).max(40) }),
  z
    .strictObject({
      field: z.literal("price"),
      currency: Currency,
      min: Digits.nullable().default(null),
      max: Digits.nullable().default(null),
    })
    .refine(({ min, max }) => min !== null || max !== null, { error: "Give the lowest or the highest price" })
    .refine(({ min, max }) => min === null || max === null || BigInt(min) <= BigInt(max), {
      error: "The lowest price is above the highest",
      path: ["max"],
    }),
  z.strictObject({ field: z.literal("stock"), is: z.enum(["in", "out"]) }),
  z.strictObject({
    field: z.literal("attribute"),
    name: z.string().trim().min(1).max(60),
    value: z.string().trim().min(1).max(200),
  }),
  /** Published, or written, in the last so many days. */
  z.strictObject({ field: z.literal("age"), days: z.number().int().min(1).max(3_650) }),
  /** Published, or written, on this day (UTC) or later. */
  z.strictObject({ field: z.literal("since"), day: z.iso.date({ error: "Choose a day" }) }),
]);
export type Condition = z.infer<typeof Condition>;

export const Rule = z.strictObject({
  match: z.enum(["all", "any"]),
  conditions: z
    .array(Condition)
    .min(1, { error: "Give at least one condition" })
    .max(MOST_CONDITIONS, { error: `At most ${MOST_CONDITIONS} conditions` }),
});
export type Rule = z.infer<typeof Rule>;

/** A collection as the shop shows it. Its products come by `catalog.list({ collection })`. */
export const CollectionView = z.strictObject({
  slug: z.string(),
  title: z.string(),
  blurb: z.string(),
  picture: Picture.nullable(),
  seoTitle: z.string(),
  seoDescription: z.string(),
  /** The order it is shown in until the shopper chooses another. */
  sort: z.enum(SORTS),
});
export type CollectionView = z.infer<typeof CollectionView>;

export const CollectionInput = z.strictObject({ slug: Slug });
export type CollectionInput = z.infer<typeof CollectionInput>;

const Fields = {
  title: z
    .string({ error: "Give it a title" })
    .trim()
    .min(1, { error: "Give it a title" })
    .max(80, { error: "At most 80 letters" }),
  blurb: z.string().trim().max(300, { error: "At most 300 letters" }).default(""),
  picture: Picture.nullable().default(null),
  ...Seo,
  /** Null: people choose the products. */
  rule: Rule.nullable().default(null),
  sort: z.enum(SORTS).default("featured"),
  status: z.enum(["draft", "active"]).default("draft"),
  startsAt: z.date().nullable().default(null),
  /** The first moment at which it is no longer shown. */
  endsAt: z.date().nullable().default(null),
};
const hasOrder = ({ startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null }): boolean =>
  !startsAt || !endsAt || endsAt > startsAt;
const ORDER = { error: "The end must come after the beginning", path: ["endsAt"] };
const Version = z.number().int().min(1);

export const CreateCollectionInput = z
  .strictObject({ ...Fields, /** Left out: made from the title. */ slug: Slug.optional() })
  .refine(hasOrder, ORDER);
export type CreateCollectionInput = z.infer<typeof CreateCollectionInput>;

export const UpdateCollectionInput = z
  .strictObject({
    id: CollectionId,
    version: Version,
    ...Fields,
    slug: Slug,
    /** Left out: the picture stays as it is. */
    picture: Picture.nullable().optional(),
  })
  .refine(hasOrder, ORDER);
export type UpdateCollectionInput = z.infer<typeof UpdateCollectionInput>;

export const ArrangeCollectionInput = z.strictObject({
  id: CollectionId,
  version: Version,
  /** All its products, in their order. */
  productIds: z.array(ProductId).max(MOST_BY_HAND, { error: `At most ${MOST_BY_HAND} products by hand` }),
});
export type ArrangeCollectionInput = z.infer<typeof ArrangeCollectionInput>;

export const OrderCollectionsInput = z.strictObject({ ids: z.array(CollectionId).max(500) });
export type OrderCollectionsInput = z.infer<typeof OrderCollectionsInput>;

export const RemoveCollectionInput = z.strictObject({
  id: CollectionId,
  version: Version,
  reason: z.string().trim().max(200).default(""),
});
export type RemoveCollectionInput = z.infer<typeof RemoveCollectionInput>;

export const PreviewRuleInput = z.strictObject({
  rule: Rule,
  currency: ShopCurrency,
  sort: z.enum(SORTS).default("featured"),
});
export type PreviewRuleInput = z.infer<typeof PreviewRuleInput>;

/** What a rule would choose now: how many, and the first dozen. */
export const RulePreview = z.strictObject({ count: z.number().int(), first: z.array(ProductCard) });
export type RulePreview = z.infer<typeof RulePreview>;

export const StaffCollection = z.strictObject({
  id: CollectionId,
  slug: z.string(),
  ...Fields,
  kind: z.enum(["manual", "rule"]),
  /** Active, and within its period. */
  isShown: z.boolean(),
  /** Products chosen by hand; null for a rule. */
  productCount: z.number().int().nullable(),
  version: z.number().int(),
  updatedAt: z.date(),
});
export type StaffCollection = z.infer<typeof StaffCollection>;

export const StaffCollectionInput = z.strictObject({ id: CollectionId });
export type StaffCollectionInput = z.infer<typeof StaffCollectionInput>;

export const StaffCollectionPage = z.strictObject({
  collection: StaffCollection,
  products: z.array(
    z.strictObject({
      id: ProductId,
      slug: z.string(),
      title: z.string(),
      status: z.string(),
      picture: Picture.nullable(),
    }),
  ),
});
export type StaffCollectionPage = z.infer<typeof StaffCollectionPage>;
