import { z } from "zod";

export const ActivityRow = z.strictObject({
  seq: z.bigint(),
  at: z.date(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  before: z.json().nullable(),
  after: z.json().nullable(),
  reason: z.string(),
  requestId: z.string(),
  address: z.string(),
});
export type ActivityRow = z.infer<typeof ActivityRow>;

export const ChainCheck = z.strictObject({
  isWhole: z.boolean(),
  count: z.number().int(),
  /** The first row whose hash does not fit, when the chain is broken. */
  brokenAt: z.bigint().nullable(),
});
export type ChainCheck = z.infer<typeof ChainCheck>;

export const ActivityInput = z.strictObject({
  /** `seq` of the last row of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, { error: "Not a cursor of ours" })
    .optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ActivityInput = z.input<typeof ActivityInput>;

export const ActivityPage = z.strictObject({ rows: z.array(ActivityRow), nextCursor: z.string().nullable() });
export type ActivityPage = z.infer<typeof ActivityPage>;

/** A fact from the outbox, as it goes into the log. */
export type LoggedEvent = {
  readonly id: string;
  readonly at: Date;
  readonly topic: string;
  readonly actor: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
  readonly requestId: string;
  readonly address: string;
};
