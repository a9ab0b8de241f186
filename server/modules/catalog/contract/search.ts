import { z } from "zod";
import { ProductId } from "@/server/shared/id";
import { ListInput, ProductStatus } from "../contract";

export const MOST_TERMS = 20;

const Term = z
  .string()
  .trim()
  .min(2, { error: "Write at least two letters" })
  .max(60, { error: "Keep each term under 60 letters" });
const Terms = z.array(Term).max(MOST_TERMS, { error: `At most ${MOST_TERMS} terms` });

export const SYNONYM_KINDS = ["same", "also"] as const;
export const SynonymKind = z.enum(SYNONYM_KINDS);
export type SynonymKind = z.infer<typeof SynonymKind>;

/** "same": all terms mean each other. "also": who looks for a term finds the meanings too, not the other way round. */
export const SaveSynonymInput = z.strictObject({
  id: z.string().max(40).optional(),
  /** Of the one that was read, when it is a change. */
  version: z.number().int().positive().optional(),
  kind: SynonymKind,
  terms: Terms.min(1, { error: "Write the words people search for" }),
  meanings: Terms.default([]),
  reason: z.string().trim().max(200).default(""),
});
export type SaveSynonymInput = z.infer<typeof SaveSynonymInput>;

export const RemoveSynonymInput = z.strictObject({
  id: z.string().max(40),
  version: z.number().int().positive(),
  reason: z.string().trim().max(200).default(""),
});
export type RemoveSynonymInput = z.infer<typeof RemoveSynonymInput>;

export const SynonymView = z.strictObject({
  id: z.string(),
  kind: SynonymKind,
  terms: z.array(z.string()),
  meanings: z.array(z.string()),
  version: z.number().int(),
  updatedAt: z.date(),
});
export type SynonymView = z.infer<typeof SynonymView>;

const Query = z.string().trim().min(1).max(120);

export const PinsInput = z.strictObject({
  query: Query.optional(),
  category: z.string().max(120).optional(),
});
export type PinsInput = z.infer<typeof PinsInput>;

/** Puts a product at a place (1 is the first) of a search or of a category: one of the two. */
export const SavePinInput = z
  .strictObject({
    query: Query.optional(),
    category: z.string().max(120).optional(),
    productId: ProductId,
    position: z.number().int().min(1).max(48, { error: "Choose one of the first 48 places" }),
    reason: z.string().trim().max(200).default(""),
  })
  .refine(({ query, category }) => (query === undefined) !== (category === undefined), {
    error: "Choose a search or a category: one of the two",
  });
export type SavePinInput = z.infer<typeof SavePinInput>;

export const RemovePinInput = z.strictObject({
  id: z.string().max(40),
  reason: z.string().trim().max(200).default(""),
});
export type RemovePinInput = z.infer<typeof RemovePinInput>;

export const PinView = z.strictObject({
  id: z.string(),
  query: z.string().nullable(),
  category: z.string().nullable(),
  position: z.number().int(),
  createdAt: z.date(),
  product: z.strictObject({ id: z.string(), slug: z.string(), title: z.string(), status: ProductStatus }),
});
export type PinView = z.infer<typeof PinView>;

const Day = z.iso.date({ error: "Write the day as 2026-11-22" });

/** Searches that found nothing between two days, both included; the last 30 days unless told. */
export const ZeroResultsInput = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ZeroResultsInput = z.infer<typeof ZeroResultsInput>;

export const ZeroResult = z.strictObject({
  words: z.string(),
  searches: z.number().int(),
  empty: z.number().int(),
  lastAt: z.date(),
});
export type ZeroResult = z.infer<typeof ZeroResult>;

export const PreviewInput = z.strictObject({
  query: z.string().trim().min(1).max(120),
  currency: ListInput.shape.currency,
});
export type PreviewInput = z.infer<typeof PreviewInput>;

/** A search as shoppers get it, with why each product is where it is. */
export const Preview = z.strictObject({
  /** The words as they are looked for. */
  plain: z.string(),
  total: z.number().int(),
  suggestion: z.string().nullable(),
  /** Nothing was written so: these have words spelled about so. */
  isGuess: z.boolean(),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      slug: z.string(),
      title: z.string(),
      /** Where staff pinned it; null when it found its place itself. */
      pinnedAt: z.number().int().nullable(),
      /** How well it fits, from 0 to about 1. */
      rank: z.number(),
      /** Where any of the words are. */
      foundIn: z.array(z.enum(["title", "tags and SKUs", "summary", "description"])),
    }),
  ),
});
export type Preview = z.infer<typeof Preview>;
