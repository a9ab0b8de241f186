import type { World } from "../world";
import { list } from "./objects";
import type { Session } from "./types";

export const sessionUrl = (world: World, session: Session) => `${world.publicUrl}/stripe/pay/c/${session.id}`;

export function sessionObject(world: World, session: Session) {
  const { id, amount, currency, email, status } = session;
  const isDone = status === "complete";
  const address = { city: null, country: "NG", line1: null, line2: null, postal_code: null, state: null };
  return {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: true },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: session.cancelUrl,
    client_reference_id: session.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: session.created,
    currency,
    currency_conversion: null,
    custom_fields: [],
    customer: null,
    customer_account: null,
    customer_creation: "if_required",
    customer_details: isDone
      ? {
          address,
          email: email ?? "shopper@example.com",
          name: "Test Shopper",
          phone: null,
          tax_exempt: "none",
          tax_ids: [],
        }
      : null,
    customer_email: email,
    discounts: [],
    expires_at: session.expiresAt,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    metadata: session.metadata,
    mode: "payment",
    origin_context: null,
    payment_intent: session.intentId,
    payment_link: null,
    payment_method_collection: "if_required",
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_status: session.paymentStatus,
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status,
    submit_type: null,
    subscription: null,
    success_url: session.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: status === "open" ? sessionUrl(world, session) : null,
    wallet_options: null,
  };
}

export function lineItems(session: Session) {
  const items = session.lines.map(({ id, name, unitAmount, quantity }) => ({
    id,
    object: "item",
    amount_discount: 0,
    amount_subtotal: unitAmount * quantity,
    amount_tax: 0,
    amount_total: unitAmount * quantity,
    currency: session.currency,
    description: name,
    price: {
      id: id.replace("li_", "price_"),
      object: "price",
      currency: session.currency,
      type: "one_time",
      unit_amount: unitAmount,
    },
    quantity,
  }));
  return list(items, `/v1/checkout/sessions/${session.id}/line_items`);
}
