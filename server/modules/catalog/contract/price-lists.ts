import { z } from "zod";
import { CustomerGroupId, PriceListId, VariantId } from "@/server/shared/id";
import { Currency, Money } from "@/server/shared/money";

export const MOST_ENTRIES_AT_ONCE = 500;

const Name = z
  .string({ error: "Give it a name" })
  .trim()
  .min(1, { error: "Give it a name" })
  .max(80, { error: "At most 80 letters" });
const Version = z.number().int().min(1);
const Reason = z.string().trim().max(200).default("");

export const PRICE_LIST_STATUSES = ["draft", "active", "archived"] as const;

const Period = {
  startsAt: z.date().nullable().default(null),
  /** The first moment at which it no longer applies. */
  endsAt: z.date().nullable().default(null),
};
const hasOrder = ({ startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null }): boolean =>
  !startsAt || !endsAt || endsAt > startsAt;
const ORDER = { error: "The end must come after the beginning", path: ["endsAt"] };

const Head = {
  name: Name,
  ...Period,
  /** Null: for everyone. */
  groupId: CustomerGroupId.nullable().default(null),
  /** 0 wins by being lower; above 0 it decides, even when it is dearer. */
  priority: z.number().int().min(0).max(100, { error: "At most 100" }).default(0),
};

export const CreatePriceListInput = z.strictObject({ ...Head, currency: Currency }).refine(hasOrder, ORDER);
export type CreatePriceListInput = z.infer<typeof CreatePriceListInput>;

export const UpdatePriceListInput = z
  .strictObject({
    id: PriceListId,
    version: Version,
    ...Head,
    status: z.enum(PRICE_LIST_STATUSES),
    reason: Reason,
  })
  .refine(hasOrder, ORDER);
export type UpdatePriceListInput = z.infer<typeof UpdatePriceListInput>;

const Tier = {
  variantId: VariantId,
  minQuantity: z
    .number()
    .int({ error: "A whole number of pieces" })
    .min(1, { error: "From 1 at least" })
    .max(9_999, { error: "At most 9,999" })
    .default(1),
};

/** Either an amount in the list's currency, or hundredths of a per cent off the base price: 1500 is 15 %. */
export const PriceListEntry = z
  .strictObject({
    ...Tier,
    minor: z.bigint().positive({ error: "A price is more than nothing" }).max(9_000_000_000_000n).nullable(),
    pointsOff: z
      .number()
      .int()
      .min(1, { error: "Take something off" })
      .max(9_900, { error: "At most 99 % off" })
      .nullable(),
  })
  .refine(({ minor, pointsOff }) => (minor === null) !== (pointsOff === null), {
    error: "Give either a price or a part off, not both",
    path: ["minor"],
  });
export type PriceListEntry = z.infer<typeof PriceListEntry>;

export const SetEntriesInput = z.strictObject({
  id: PriceListId,
  version: Version,
  /** New ones, and those that replace what the list has for the variant and quantity. */
  set: z.array(PriceListEntry).max(MOST_ENTRIES_AT_ONCE, { error: "At most 500 at a time" }).default([]),
  remove: z
    .array(z.strictObject(Tier))
    .max(MOST_ENTRIES_AT_ONCE, { error: "At most 500 at a time" })
    .default([]),
  reason: Reason,
});
export type SetEntriesInput = z.infer<typeof SetEntriesInput>;

export const PriceListView = z.strictObject({
  id: PriceListId,
  name: z.string(),
  currency: Currency,
  status: z.enum(PRICE_LIST_STATUSES),
  group: z.strictObject({ id: CustomerGroupId, name: z.string() }).nullable(),
  startsAt: z.date().nullable(),
  endsAt: z.date().nullable(),
  priority: z.number().int(),
  /** Active, and within its period. */
  isInForce: z.boolean(),
  entryCount: z.number().int(),
  version: z.number().int(),
  updatedAt: z.date(),
});
export type PriceListView = z.infer<typeof PriceListView>;

export const PriceListInput = z.strictObject({ id: PriceListId, cursor: z.string().max(100).optional() });
export type PriceListInput = z.infer<typeof PriceListInput>;

export const EntryView = z.strictObject({
  variantId: VariantId,
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  minQuantity: z.number().int(),
  /** Null: not sold in the currency, so the entry sleeps. */
  base: Money.nullable(),
  minor: z.bigint().nullable(),
  pointsOff: z.number().int().nullable(),
  /** What it comes to now. */
  unit: Money.nullable(),
});
export type EntryView = z.infer<typeof EntryView>;

export const PriceListPage = z.strictObject({
  list: PriceListView,
  entries: z.array(EntryView),
  nextCursor: z.string().nullable(),
});
export type PriceListPage = z.infer<typeof PriceListPage>;

/** Variants to give a price to: by SKUs, or by words of their name or the beginning of their SKU. */
export const FindVariantsInput = z.strictObject({
  currency: Currency,
  query: z.string().trim().max(80).optional(),
  skus: z
    .array(z.string().trim().min(1).max(80))
    .max(MOST_ENTRIES_AT_ONCE, { error: "At most 500 at a time" })
    .optional(),
});
export type FindVariantsInput = z.infer<typeof FindVariantsInput>;

export const FoundVariant = EntryView.pick({
  variantId: true,
  sku: true,
  title: true,
  variantTitle: true,
  base: true,
});
export type FoundVariant = z.infer<typeof FoundVariant>;

export const RemovePriceListInput = z.strictObject({ id: PriceListId, version: Version, reason: Reason });
export type RemovePriceListInput = z.infer<typeof RemovePriceListInput>;

export const ExplainPriceInput = z.strictObject({
  variantId: VariantId,
  currency: Currency,
  quantity: z.number().int().min(1).max(9_999).default(1),
  /** As this customer would pay. Without it: as everyone. */
  email: z.string().trim().toLowerCase().max(160).optional(),
  at: z.date().optional(),
});
export type ExplainPriceInput = z.infer<typeof ExplainPriceInput>;

/** What one costs and why, in fields and in one sentence. */
export const PriceExplanation = z.strictObject({
  unit: Money.nullable(),
  compareAt: Money.nullable(),
  list: z.strictObject({ id: PriceListId, name: z.string(), minQuantity: z.number().int() }).nullable(),
  why: z.string(),
});
export type PriceExplanation = z.infer<typeof PriceExplanation>;
