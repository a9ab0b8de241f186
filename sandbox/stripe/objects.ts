import type { World } from "../world";
import type { Charge, Intent, StripeRefund } from "./types";

export const list = (data: readonly unknown[], url: string, has_more = false) => ({
  object: "list",
  data,
  has_more,
  url,
});

export function intentObject(intent: Intent) {
  const { id, amount, currency, status, lastError } = intent;
  return {
    id,
    object: "payment_intent",
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: status === "succeeded" ? amount : 0,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic",
    client_secret: `${id}_secret_sandbox`,
    confirmation_method: "automatic",
    created: intent.created,
    currency,
    customer: null,
    description: intent.description,
    last_payment_error: lastError && { type: "card_error", ...lastError },
    latest_charge: intent.latestChargeId,
    livemode: false,
    metadata: intent.metadata,
    next_action: null,
    payment_method: status === "requires_payment_method" ? null : `pm_${id.slice(3)}`,
    payment_method_options: {},
    payment_method_types: ["card"],
    processing: null,
    receipt_email: null,
    shipping: null,
    status,
  };
}

export function chargeObject(world: World, charge: Charge) {
  const { id, amount, currency, status, email } = charge;
  const refunded = amountRefunded(world, charge);
  const isPaid = status === "succeeded";
  return {
    id,
    object: "charge",
    amount,
    amount_captured: isPaid ? amount : 0,
    amount_refunded: refunded,
    balance_transaction: isPaid ? `txn_${id.slice(3)}` : null,
    billing_details: { address: null, email, name: "Test Shopper", phone: null },
    captured: isPaid,
    created: charge.created,
    currency,
    customer: null,
    description: null,
    disputed: false,
    failure_code: isPaid ? null : "card_declined",
    failure_message: isPaid ? null : "Your card was declined.",
    livemode: false,
    metadata: charge.metadata,
    outcome: {
      network_status: isPaid ? "approved_by_network" : "declined_by_network",
      type: isPaid ? "authorized" : "issuer_declined",
    },
    paid: isPaid,
    payment_intent: charge.intentId,
    payment_method: `pm_${charge.intentId.slice(3)}`,
    payment_method_details: {
      card: {
        brand: "visa",
        country: "US",
        exp_month: 12,
        exp_year: 2030,
        funding: "credit",
        last4: isPaid ? "4242" : "0002",
        network: "visa",
      },
      type: "card",
    },
    receipt_email: null,
    receipt_url: null,
    refunded: isPaid && refunded === amount,
    status,
  };
}

/** What refunds that have not failed have taken from a charge. */
export function amountRefunded(world: World, charge: Charge): number {
  const taken = world.state.stripe.refunds.filter(
    ({ chargeId, status }) => chargeId === charge.id && status !== "failed",
  );
  return taken.reduce((sum, { amount }) => sum + amount, 0);
}

export function refundObject(refund: StripeRefund) {
  return {
    id: refund.id,
    object: "refund",
    amount: refund.amount,
    balance_transaction: refund.status === "pending" ? null : `txn_${refund.id.slice(3)}`,
    charge: refund.chargeId,
    created: refund.created,
    currency: refund.currency,
    destination_details: { card: { type: "refund" }, type: "card" },
    ...(refund.failureReason ? { failure_reason: refund.failureReason } : {}),
    metadata: refund.metadata,
    payment_intent: refund.intentId,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
  };
}

/** The money side of a charge (fee 2.9 % + 30 minor units) or of a refund (no fee, negative). */
export function balanceObject(source: Charge | StripeRefund) {
  const isRefund = "chargeId" in source;
  const fee = isRefund ? 0 : Math.round((source.amount * 29) / 1000) + 30;
  const amount = isRefund ? -source.amount : source.amount;
  const details = [
    {
      amount: fee,
      application: null,
      currency: source.currency,
      description: "Stripe processing fees",
      type: "stripe_fee",
    },
  ];
  return {
    id: `txn_${source.id.slice(3)}`,
    object: "balance_transaction",
    amount,
    available_on: source.created + 2 * 86_400,
    created: source.created,
    currency: source.currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details: isRefund ? [] : details,
    net: amount - fee,
    reporting_category: isRefund ? "refund" : "charge",
    source: source.id,
    status: "pending",
    type: isRefund ? "refund" : "charge",
  };
}
