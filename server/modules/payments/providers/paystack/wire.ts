import { z } from "zod";

/** Whole subunits, sent as a number or, in some events, as a string of digits. */
const Subunits = z.union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)]).transform(BigInt);

export const Initialized = z.object({
  authorization_url: z.url(),
  access_code: z.string().min(1),
  reference: z.string(),
});

/** GET /transaction/verify/:reference. Fields that Paystack sends in several types are left out. */
export const Transaction = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  status: z.string(),
  reference: z.string(),
  amount: Subunits,
  requested_amount: Subunits.nullish(),
  fees: Subunits.nullish(),
  currency: z.string(),
  gateway_response: z.string().nullish(),
  domain: z.string().optional(),
});
export type Transaction = z.infer<typeof Transaction>;

export const Refund = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  amount: Subunits,
  currency: z.string(),
  status: z.string(),
});
export type Refund = z.infer<typeof Refund>;

export const Event = z.object({
  event: z.string(),
  data: z.object({
    id: z.union([z.number(), z.string()]).transform(String).optional(),
    domain: z.string().optional(),
    status: z.string().optional(),
    reference: z.string().optional(),
    transaction_reference: z.string().nullish(),
    refund_reference: z.string().nullish(),
    amount: z.union([z.number(), z.string()]).optional(),
    transaction: z.object({ reference: z.string().optional() }).optional(),
  }),
});
