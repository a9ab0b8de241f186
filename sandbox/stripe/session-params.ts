import { z } from "zod";
import type { Answer } from "../http";
import { refuseStripe } from "../provider-errors";

const wholeNumber = z
  .string()
  .regex(/^\d{1,12}$/, "Invalid integer")
  .transform(Number);
const url = z.url({ protocol: /^https?$/, error: "Not a valid URL" });
const Metadata = z
  .record(z.string().max(40), z.string().max(500))
  .refine((map) => Object.keys(map).length <= 50, "Up to 50 keys");
const expand = z.array(z.string()).default([]);
const ignored = z.unknown().optional();

const LineItem = z.strictObject({
  price_data: z.strictObject({
    currency: z
      .string()
      .regex(/^[a-zA-Z]{3}$/, "Invalid currency")
      .transform((code) => code.toLowerCase()),
    unit_amount: wholeNumber,
    product_data: z.strictObject({
      name: z.string().min(1),
      description: z.string().optional(),
      images: ignored,
      metadata: Metadata.optional(),
      tax_code: ignored,
    }),
    tax_behavior: ignored,
  }),
  quantity: wholeNumber.refine((quantity) => quantity > 0, "Quantity must be at least 1"),
});

const IntentParams = z.strictObject({
  metadata: Metadata.optional(),
  description: z.string().optional(),
  receipt_email: ignored,
  statement_descriptor: ignored,
  statement_descriptor_suffix: ignored,
});

/** What the sandbox takes of POST /v1/checkout/sessions. Whatever would change the amount is refused, not ignored. */
export const SessionParams = z.strictObject({
  mode: z.literal("payment", { error: "The sandbox emulates mode=payment only" }),
  ui_mode: z.literal("hosted_page", { error: "The sandbox emulates ui_mode=hosted_page only" }).optional(),
  line_items: z.array(LineItem, { error: "Missing required param: line_items." }).min(1).max(100),
  success_url: url,
  cancel_url: url.optional(),
  client_reference_id: z.string().max(200).optional(),
  customer_email: z.email().optional(),
  metadata: Metadata.optional(),
  payment_intent_data: IntentParams.optional(),
  expires_at: wholeNumber.optional(),
  expand,
  locale: ignored,
  submit_type: ignored,
  billing_address_collection: ignored,
  customer_creation: ignored,
  allowed_payment_method_types: ignored,
  excluded_payment_method_types: ignored,
  payment_method_configuration: ignored,
  payment_method_options: ignored,
  phone_number_collection: ignored,
  adaptive_pricing: ignored,
  branding_settings: ignored,
  custom_text: ignored,
});
export type SessionParams = z.infer<typeof SessionParams>;

export const RefundParams = z.strictObject({
  payment_intent: z.string().optional(),
  charge: z.string().optional(),
  amount: wholeNumber.optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: Metadata.optional(),
  instructions_email: ignored,
  expand,
});

/** The first thing wrong, as Stripe would name it: `line_items[0][quantity]`. */
export function refuseParams({ issues }: z.ZodError): Answer {
  const issue = issues[0];
  const path = [...(issue?.path ?? [])];
  if (issue?.code === "unrecognized_keys") path.push(...issue.keys.slice(0, 1));
  const [first = "", ...rest] = path.map(String);
  const param = first + rest.map((part) => `[${part}]`).join("");
  if (issue?.code === "unrecognized_keys") {
    return refuseStripe(400, {
      code: "parameter_unknown",
      message: `Received unknown parameter: ${param}`,
      param,
    });
  }
  const isMissing = issue?.code === "invalid_type" && issue.input === undefined;
  if (isMissing)
    return refuseStripe(400, {
      code: "parameter_missing",
      message: `Missing required param: ${param}.`,
      param,
    });
  return refuseStripe(400, { message: `Invalid ${param}: ${issue?.message ?? "not valid"}`, param });
}
