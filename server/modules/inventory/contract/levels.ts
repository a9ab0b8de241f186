import { z } from "zod";
import { LocationId, VariantId } from "@/server/shared/id";
import { defineList } from "@/server/shared/list";
import { Money } from "@/server/shared/money";
import { RuleView } from "./alerts";
import { Cursor, POLICY_MODES } from "./writes";

export const PAGE = 50;

export const STOCK_LIST = defineList({
  name: "stock",
  path: "/admin/inventory",
  columns: {
    what: { label: "What", isFixed: true, isSortable: true },
    location: { label: "Where" },
    onHand: { label: "On the shelf", isSortable: true },
    reserved: { label: "Put aside" },
    available: { label: "To sell", isSortable: true },
    incoming: { label: "On its way" },
    backordered: { label: "Promised" },
    batched: { label: "In batches", isExtra: true },
    mode: { label: "When it is gone", isExtra: true },
  },
  filters: {
    q: { kind: "text", label: "Name, SKU or barcode" },
    // A page that knows the locations offers them as a choice.
    location: { kind: "text", label: "Location", hint: "Its code, such as LOS" },
    low: { kind: "flag", label: "Three or fewer to sell" },
    promised: { kind: "flag", label: "Promised before it is there" },
    batched: { kind: "flag", label: "Kept by batch" },
  },
  search: "q",
  sort: { by: "available", isDown: false },
  views: [
    { name: "All", filters: {} },
    { name: "Low", filters: { low: "yes" } },
    { name: "Promised", filters: { promised: "yes" } },
    { name: "By batch", filters: { batched: "yes" } },
  ],
});

export const LevelView = z.strictObject({
  variantId: VariantId,
  locationId: LocationId,
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  location: z.string(),
  onHand: z.number().int(),
  reserved: z.number().int(),
  available: z.number().int(),
  /** How many of them lie in known batches. */
  batched: z.number().int(),
  /** On their way here from other locations. */
  incoming: z.number().int(),
  /** Promised of this variant, everywhere, and not there yet. */
  backordered: z.number().int(),
  mode: z.enum(POLICY_MODES),
});
export type LevelView = z.infer<typeof LevelView>;
export const LevelPage = z.strictObject({ rows: z.array(LevelView), nextCursor: z.string().nullable() });
export type LevelPage = z.infer<typeof LevelPage>;

export const HistoryInput = z.strictObject({ variantId: VariantId, locationId: LocationId, cursor: Cursor });
export type HistoryInput = z.infer<typeof HistoryInput>;

export const MovementView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  onHandDelta: z.number().int(),
  reservedDelta: z.number().int(),
  reference: z.string(),
  reason: z.string(),
  actor: z.string(),
  at: z.date(),
  batches: z.array(z.strictObject({ code: z.string(), delta: z.number().int() })),
});
export type MovementView = z.infer<typeof MovementView>;
export const HistoryPage = z.strictObject({ rows: z.array(MovementView), nextCursor: z.string().nullable() });
export type HistoryPage = z.infer<typeof HistoryPage>;

export const BatchesInput = z.strictObject({
  variantId: VariantId.optional(),
  locationId: LocationId.optional(),
  /** Only what expires within so many days. */
  expiringDays: z.number().int().min(0).max(3650).optional(),
  cursor: Cursor,
});
export type BatchesInput = z.infer<typeof BatchesInput>;

export const BatchView = z.strictObject({
  id: z.string(),
  variantId: VariantId,
  locationId: LocationId,
  sku: z.string(),
  title: z.string(),
  location: z.string(),
  code: z.string(),
  onHand: z.number().int(),
  cost: Money.nullable(),
  receivedAt: z.date(),
  expiresAt: z.date().nullable(),
});
export type BatchView = z.infer<typeof BatchView>;
export const BatchPage = z.strictObject({ rows: z.array(BatchView), nextCursor: z.string().nullable() });
export type BatchPage = z.infer<typeof BatchPage>;

export const PolicyView = z.strictObject({
  variantId: VariantId,
  mode: z.enum(POLICY_MODES),
  limit: z.number().int(),
  backordered: z.number().int(),
  availableFrom: z.date().nullable(),
  note: z.string(),
  version: z.number().int(),
});
export type PolicyView = z.infer<typeof PolicyView>;
export const VariantInput = z.strictObject({ variantId: VariantId });

/** What a shopper may be told: how many are there, and how many more may be promised, from when. */
export const Availability = z.strictObject({
  available: z.number().int(),
  mode: z.enum(POLICY_MODES),
  promisable: z.number().int(),
  availableFrom: z.date().nullable(),
});
export type Availability = z.infer<typeof Availability>;

export const HoldsInput = z.strictObject({ isOverdue: z.boolean().default(false), cursor: Cursor });
export type HoldsInput = z.infer<typeof HoldsInput>;
export const HoldView = z.strictObject({
  reference: z.string(),
  orderNumber: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
  isOverdue: z.boolean(),
  lines: z.array(z.strictObject({ sku: z.string(), location: z.string(), quantity: z.number().int() })),
});
export type HoldView = z.infer<typeof HoldView>;
export const HoldPage = z.strictObject({ rows: z.array(HoldView), nextCursor: z.string().nullable() });
export type HoldPage = z.infer<typeof HoldPage>;

/** One variant at the stock desk: what it is, where it lies, and what ties it down. */
export const VariantStock = z.strictObject({
  variantId: VariantId,
  sku: z.string(),
  barcode: z.string().nullable(),
  slug: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  levels: z.array(LevelView),
  /** When staff are told that it runs low; version 0 where it follows the rule for all. */
  rule: RuleView,
  /** What is put aside, the first to end first; at most 50. */
  holds: z.array(
    z.strictObject({
      reference: z.string(),
      orderNumber: z.string().nullable(),
      location: z.string(),
      quantity: z.number().int(),
      expiresAt: z.date(),
    }),
  ),
  /** Promised and not there yet, in the order in which they are filled; at most 50. */
  promises: z.array(
    z.strictObject({
      reference: z.string(),
      orderNumber: z.string().nullable(),
      waiting: z.number().int(),
      createdAt: z.date(),
    }),
  ),
});
export type VariantStock = z.infer<typeof VariantStock>;

export const FindVariantsInput = z.strictObject({ query: z.string().trim().min(1).max(80) });
export type FindVariantsInput = z.infer<typeof FindVariantsInput>;
/** For a field that names a variant: the exact SKU or barcode first, else what is called so. */
export const FoundVariant = z.strictObject({
  variantId: VariantId,
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
});
export type FoundVariant = z.infer<typeof FoundVariant>;

export const ProofView = z.strictObject({
  last: z
    .strictObject({
      startedAt: z.date(),
      finishedAt: z.date().nullable(),
      checked: z.number().int(),
      found: z.number().int(),
    })
    .nullable(),
  disagreements: z.array(
    z.strictObject({
      sku: z.string(),
      location: z.string(),
      counter: z.string(),
      held: z.number().int(),
      derived: z.number().int(),
      foundAt: z.date(),
    }),
  ),
});
export type ProofView = z.infer<typeof ProofView>;
