import { z } from "zod";
import { LocationId, VariantId } from "@/server/shared/id";
import { Money } from "@/server/shared/money";

/** Made by whoever asks, once per intention: the same key again answers the same and changes nothing more. */
export const RequestKey = z
  .string()
  .trim()
  .min(8, { error: "Send a key of at least 8 letters with each change" })
  .max(80);

/** What a change answers: the id of what it made or moved. */
export const Written = z.strictObject({ id: z.string() });
export type Written = z.infer<typeof Written>;

export const Units = z
  .number({ error: "Give the units as a whole number" })
  .int({ error: "Give the units as a whole number" })
  .min(1, { error: "At least one unit" })
  .max(1_000_000, { error: "At most a million units at a time" });

export const Note = z.string().trim().max(300).default("");
export const Reason = z.string().trim().min(3, { error: "Say why, in a few words" }).max(300);
export const Version = z.number().int().min(1);
export const Cursor = z.string().max(400).optional();

export const ADJUST_CODES = [
  "damaged",
  "lost",
  "stolen",
  "expired",
  "found",
  "correction",
  "sample",
  "received",
] as const;

export const AdjustInput = z.strictObject({
  key: RequestKey,
  variantId: VariantId,
  locationId: LocationId,
  /** Below nought takes away. */
  delta: z
    .number({ error: "Give the change as a whole number" })
    .int({ error: "Give the change as a whole number" })
    .min(-1_000_000)
    .max(1_000_000)
    .refine((delta) => delta !== 0, { error: "A change of nothing is no change" }),
  code: z.enum(ADJUST_CODES, { error: "Choose a reason" }),
  note: Note,
  /** The batch it comes out of; without one, the batch that expires first. */
  batchId: z.string().max(40).optional(),
});
export type AdjustInput = z.infer<typeof AdjustInput>;

export const BatchDraft = z.strictObject({
  code: z.string().trim().min(1, { error: "Write the batch code from the box" }).max(60),
  cost: Money.optional(),
  expiresAt: z.date().optional(),
});

export const ReceiveInput = z.strictObject({
  key: RequestKey,
  locationId: LocationId,
  /** A delivery note or a supplier's name. */
  note: Note,
  lines: z
    .array(z.strictObject({ variantId: VariantId, quantity: Units, batch: BatchDraft.optional() }))
    .min(1, { error: "Say what came" })
    .max(200, { error: "At most 200 lines at a time" }),
});
export type ReceiveInput = z.infer<typeof ReceiveInput>;

export const POLICY_MODES = ["deny", "backorder", "preorder"] as const;
export const PolicyInput = z
  .strictObject({
    key: RequestKey,
    variantId: VariantId,
    mode: z.enum(POLICY_MODES),
    /** The most units that may be promised and not yet filled at one time. */
    limit: z.number().int().min(0).max(100_000),
    availableFrom: z.date().nullable().default(null),
    note: Note,
    /** The version that was looked at; 0 when there was none. */
    version: z.number().int().min(0),
  })
  .refine(({ mode, availableFrom }) => mode !== "preorder" || availableFrom !== null, {
    error: "Say from when it will be there",
    path: ["availableFrom"],
  });
export type PolicyInput = z.infer<typeof PolicyInput>;

export const ReleaseHoldInput = z.strictObject({
  key: RequestKey,
  reference: z.string().min(1).max(80),
  reason: Reason,
});
export type ReleaseHoldInput = z.infer<typeof ReleaseHoldInput>;
