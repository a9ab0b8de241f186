import { z } from "zod";

export const ATTRIBUTE_TYPES = ["text", "number", "boolean", "date", "choice", "measure"] as const;
export const AttributeType = z.enum(ATTRIBUTE_TYPES, { error: "Choose what kind of value this is" });
export type AttributeType = z.infer<typeof AttributeType>;

export const AttributeKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "Use small letters, digits and dashes, such as made-in" })
  .max(60);

const words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, { error: "Please write something here" })
    .max(longest, { error: `At most ${longest} characters` });

export const AttributeDefinition = z.strictObject({
  key: AttributeKey,
  label: words(60),
  type: AttributeType,
  /** Of a measure, such as "cm"; null for every other type. */
  unit: words(20).nullable(),
  /** Of a choice, in their order; empty for every other type. */
  choices: z.array(words(80)).max(100, { error: "At most 100 choices" }),
  isFilterable: z.boolean(),
  position: z.number().int().min(0).max(10_000),
});
export type AttributeDefinition = z.infer<typeof AttributeDefinition>;

export const DefineAttributeInput = AttributeDefinition.extend({
  unit: words(20).nullable().default(null),
  choices: AttributeDefinition.shape.choices.default([]),
  isFilterable: z.boolean().default(false),
  position: AttributeDefinition.shape.position.default(0),
});
export type DefineAttributeInput = z.infer<typeof DefineAttributeInput>;

/** Numbers and measures as decimal strings ("12.5"), dates as "2026-11-22", yes and no as booleans. */
export const AttributeValue = z.strictObject({
  key: AttributeKey,
  value: z.union([z.string().max(2_000, { error: "At most 2,000 characters" }), z.boolean()]),
});
export type AttributeValue = z.infer<typeof AttributeValue>;
