import { z } from "zod";
import { VariantId } from "@/server/shared/id";
import { toE164 } from "@/server/shared/phone";

/** `threshold`: few are left. `cover`: at today's pace they are gone before new ones can be here. */
export const AlertKind = z.enum(["threshold", "cover"]);
export type AlertKind = z.infer<typeof AlertKind>;
export const AlertState = z.enum(["open", "acknowledged", "closed"]);
export type AlertState = z.infer<typeof AlertState>;

/** The days over which sales are counted for the pace. */
export const PACE_DAYS = 28;

const Thing = {
  variantId: VariantId,
  sku: z.string(),
  slug: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  /** To sell now, over all locations. */
  available: z.number().int(),
};

const Limits = {
  /** At or below so many to sell, an alert opens. */
  threshold: z
    .number({ error: "How many is few?" })
    .int({ error: "Whole numbers only" })
    .min(0, { error: "0 or more" })
    .max(1_000_000, { error: "At most 1,000,000" }),
  /** Days from ordering new stock to having it. */
  leadDays: z
    .number({ error: "How many days does new stock take?" })
    .int({ error: "Whole days only" })
    .min(0, { error: "0 or more" })
    .max(365, { error: "At most 365" }),
};
/** 0 where there is no rule yet; the answer to a change made meanwhile by someone else is CONFLICT. */
const version = z.number().int().min(0);

export const RuleView = z.strictObject({ ...Limits, version });
export type RuleView = z.infer<typeof RuleView>;

export const AlertRow = z.strictObject({
  id: z.string(),
  ...Thing,
  kind: AlertKind,
  state: AlertState,
  /** What was so when the alert opened; `sold` counts the 28 days before. */
  opening: z.strictObject({
    available: z.number().int(),
    sold: z.number().int(),
    coverDays: z.number().int().nullable(),
    threshold: z.number().int(),
    leadDays: z.number().int(),
  }),
  /** The variant's own rule as it is now, to change it with; version 0 where it follows the rule for all. */
  rule: RuleView,
  openedAt: z.date(),
  acknowledgedAt: z.date().nullable(),
  /** "staff:usr_…" */
  acknowledgedBy: z.string().nullable(),
  reason: z.string(),
  closedAt: z.date().nullable(),
});
export type AlertRow = z.infer<typeof AlertRow>;

export const AlertsInput = z.strictObject({
  /** Without one: everything that is not closed. */
  state: AlertState.optional(),
  cursor: z.string().max(60).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type AlertsInput = z.infer<typeof AlertsInput>;

export const AlertPage = z.strictObject({ rows: z.array(AlertRow), nextCursor: z.string().nullable() });
export type AlertPage = z.infer<typeof AlertPage>;

export const AcknowledgeInput = z.strictObject({
  id: z.string().max(60),
  reason: z
    .string()
    .trim()
    .min(3, { error: "Write down what is being done about it" })
    .max(300, { error: "Keep it under 300 characters" }),
});
export type AcknowledgeInput = z.infer<typeof AcknowledgeInput>;

export const RuleRow = z.strictObject({ ...Thing, ...Limits, version });
export type RuleRow = z.infer<typeof RuleRow>;

export const RulesInput = z.strictObject({
  cursor: z.string().max(60).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type RulesInput = z.infer<typeof RulesInput>;

export const RulePage = z.strictObject({
  /** For every variant without a rule of its own. */
  standard: RuleView,
  rows: z.array(RuleRow),
  nextCursor: z.string().nullable(),
});
export type RulePage = z.infer<typeof RulePage>;

export const SetRuleInput = z.strictObject({
  /** null: the rule for all variants without one of their own. */
  variantId: VariantId.nullable(),
  ...Limits,
  version,
});
export type SetRuleInput = z.infer<typeof SetRuleInput>;

export const ClearRuleInput = z.strictObject({ variantId: VariantId, version });
export type ClearRuleInput = z.infer<typeof ClearRuleInput>;

export type Contact = { readonly channel: "email" | "sms"; readonly address: string };

const Email = z.email().max(160);
const UNREADABLE = "Leave an e-mail address, or a Nigerian or Kenyan mobile number";

/** An e-mail address or a mobile number we can text, as people write it; null when it is neither. */
export function readContact(written: string): Contact | null {
  if (written.includes("@")) {
    const email = Email.safeParse(written.trim().toLowerCase());
    return email.success ? { channel: "email", address: email.data } : null;
  }
  const phone = toE164(written, "NG");
  return phone !== null && /^\+(234|254)\d{7,12}$/.test(phone) ? { channel: "sms", address: phone } : null;
}

export const WatchInput = z.strictObject({
  variantId: VariantId,
  contact: z
    .string({ error: UNREADABLE })
    .trim()
    .max(160, { error: "That is too long" })
    .refine((written) => readContact(written) !== null, { error: UNREADABLE }),
});
export type WatchInput = z.infer<typeof WatchInput>;

/** The same whether or not this contact was known before. */
export const WatchAnswer = z.strictObject({ isNoted: z.literal(true) });
export type WatchAnswer = z.infer<typeof WatchAnswer>;

export const StopInput = z.strictObject({ token: z.string().min(20).max(80) });
export type StopInput = z.infer<typeof StopInput>;
export const StopAnswer = z.strictObject({ isStopped: z.literal(true) });
export type StopAnswer = z.infer<typeof StopAnswer>;

export const DemandInput = z.strictObject({ limit: z.number().int().min(1).max(100).default(20) });
export type DemandInput = z.infer<typeof DemandInput>;

/** One sold-out variant and how many wait for it. */
export const DemandRow = z.strictObject({ ...Thing, waiting: z.number().int(), since: z.date() });
export type DemandRow = z.infer<typeof DemandRow>;

export const WaitingInput = z.strictObject({
  variantId: VariantId,
  cursor: z.string().max(60).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type WaitingInput = z.infer<typeof WaitingInput>;

/** Someone who waits, in the order in which they are told. */
export const WaitingRow = z.strictObject({
  id: z.string(),
  channel: z.enum(["email", "sms"]),
  /** Masked. */
  contact: z.string(),
  createdAt: z.date(),
});
export type WaitingRow = z.infer<typeof WaitingRow>;
export const WaitingPage = z.strictObject({ rows: z.array(WaitingRow), nextCursor: z.string().nullable() });
export type WaitingPage = z.infer<typeof WaitingPage>;
