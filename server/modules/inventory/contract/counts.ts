import { z } from "zod";
import { CategoryId, LocationId, VariantId } from "@/server/shared/id";
import { Cursor, Note, RequestKey, Version } from "./writes";

export const COUNT_STATUSES = ["open", "submitted", "applied", "cancelled"] as const;

export const OpenCountInput = z.strictObject({
  key: RequestKey,
  locationId: LocationId,
  categoryId: CategoryId.optional(),
  skus: z.array(z.string().trim().min(1).max(60)).max(1000).optional(),
  note: Note,
});
export type OpenCountInput = z.infer<typeof OpenCountInput>;

export const EnterCountInput = z.strictObject({
  key: RequestKey,
  countId: z.string().max(40),
  lines: z
    .array(z.strictObject({ variantId: VariantId, counted: z.number().int().min(0).max(1_000_000) }))
    .min(1)
    .max(500),
});
export type EnterCountInput = z.infer<typeof EnterCountInput>;

export const CountStepInput = z.strictObject({
  key: RequestKey,
  countId: z.string().max(40),
  version: Version,
});
export type CountStepInput = z.infer<typeof CountStepInput>;

export const CountView = z.strictObject({
  id: z.string(),
  status: z.enum(COUNT_STATUSES),
  locationId: LocationId,
  location: z.string(),
  note: z.string(),
  version: z.number().int(),
  openedBy: z.string(),
  openedAt: z.date(),
  submittedBy: z.string().nullable(),
  appliedBy: z.string().nullable(),
  lineCount: z.number().int(),
  countedCount: z.number().int(),
  /** So much differs that someone else than who submitted it must apply it. */
  needsSecondPerson: z.boolean(),
});
export type CountView = z.infer<typeof CountView>;
export const CountDetail = z.strictObject({
  ...CountView.shape,
  lines: z.array(
    z.strictObject({
      variantId: VariantId,
      sku: z.string(),
      barcode: z.string().nullable(),
      title: z.string(),
      variantTitle: z.string(),
      expected: z.number().int(),
      counted: z.number().int().nullable(),
      /** Counted less what was on hand at that moment; what applying the count adds. */
      difference: z.number().int().nullable(),
    }),
  ),
});
export type CountDetail = z.infer<typeof CountDetail>;
export const CountInput = z.strictObject({ countId: z.string().max(40) });
export const CountsInput = z.strictObject({ status: z.enum(COUNT_STATUSES).optional(), cursor: Cursor });
export type CountsInput = z.infer<typeof CountsInput>;
export const CountPage = z.strictObject({ rows: z.array(CountView), nextCursor: z.string().nullable() });
export type CountPage = z.infer<typeof CountPage>;
