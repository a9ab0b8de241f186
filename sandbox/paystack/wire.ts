import { fingerprint, numberFrom } from "../ids";
import type { Dispute, Refund, Transaction } from "./types";

export const INTEGRATION = 412829;

export function customerOf({ email }: Transaction) {
  return {
    id: numberFrom(email),
    first_name: null,
    last_name: null,
    email,
    customer_code: `CUS_${fingerprint(email).slice(0, 15)}`,
    phone: null,
    metadata: null,
    risk_action: "default",
    international_format_phone: null,
  };
}

function authorizationOf({ channel, reference }: Transaction) {
  if (channel === null) return {};
  const code = `AUTH_${fingerprint(reference).slice(0, 10)}`;
  if (channel !== "card") {
    const brand = channel === "bank_transfer" ? "Managed Account" : channel;
    const sender = {
      sender_country: "NG",
      sender_bank: null,
      sender_name: "Sandbox Sender",
      narration: `NIP/OJA/${reference}`,
    };
    return {
      authorization_code: code,
      bin: "008XXX",
      last4: "X553",
      exp_month: "12",
      exp_year: "2030",
      channel,
      card_type: "transfer",
      bank: null,
      country_code: "NG",
      brand,
      reusable: false,
      signature: null,
      account_name: null,
      ...sender,
    };
  }
  const signature = `SIG_${fingerprint(reference).slice(10, 30)}`;
  return {
    authorization_code: code,
    bin: "408408",
    last4: "4081",
    exp_month: "12",
    exp_year: "2030",
    channel,
    card_type: "visa ",
    bank: "TEST BANK",
    country_code: "NG",
    brand: "visa",
    reusable: true,
    signature,
    account_name: null,
  };
}

function logOf({ createdAt, attempts, status, channel }: Transaction) {
  if (attempts === 0) return null;
  const success = status === "success" || status === "reversed";
  const verb = success ? "Successfully paid" : "Attempted to pay";
  const history = [
    { type: success ? "success" : "action", message: `${verb} with ${channel ?? "card"}`, time: 4 },
  ];
  const start_time = Math.floor(Date.parse(createdAt) / 1000);
  return {
    start_time,
    time_spent: 4,
    attempts,
    errors: success ? 0 : 1,
    success,
    mobile: false,
    input: [],
    history,
  };
}

/** The part of a transaction that verify, lists, webhooks and disputes share. */
export function transactionBody(transaction: Transaction) {
  const { id, status, reference, paidAmount, gatewayResponse, paidAt, createdAt, channel, currency, fees } =
    transaction;
  return {
    id,
    domain: "test",
    status,
    reference,
    receipt_number: null,
    amount: paidAmount,
    message: null,
    gateway_response: gatewayResponse,
    paid_at: paidAt,
    created_at: createdAt,
    channel: channel ?? "card",
    currency,
    ip_address: "197.210.54.33",
    metadata: transaction.metadata,
    log: logOf(transaction),
    fees,
    fees_split: null,
    authorization: authorizationOf(transaction),
    customer: customerOf(transaction),
    order_id: null,
    paidAt,
    createdAt,
    requested_amount: transaction.amount,
    pos_transaction_data: null,
    source: null,
    fees_breakdown: null,
  };
}

/** What verify and fetch answer. */
export function verifiedBody(transaction: Transaction) {
  const rest = {
    plan: null,
    split: {},
    connect: null,
    transaction_date: transaction.createdAt,
    plan_object: {},
    subaccount: {},
  };
  return { ...transactionBody(transaction), ...rest };
}

export function refundBody(refund: Refund, transaction: Transaction) {
  const { id, amount, currency, status, customerNote, merchantNote, createdAt, updatedAt } = refund;
  return {
    transaction: transactionBody(transaction),
    integration: INTEGRATION,
    deducted_amount: status === "processed" ? amount : 0,
    channel: null,
    merchant_note: merchantNote,
    customer_note: customerNote,
    status,
    refunded_by: "shop@oja.test",
    expected_at: new Date(Date.parse(createdAt) + 9 * 86_400_000).toISOString(),
    currency,
    domain: "test",
    amount,
    fully_deducted: status === "processed",
    id,
    createdAt,
    updatedAt,
  };
}

export function disputeBody(dispute: Dispute, transaction: Transaction) {
  const { id, amount, status, resolution, createdAt, resolvedAt } = dispute;
  return {
    id,
    refund_amount: amount,
    currency: transaction.currency,
    status,
    resolution,
    domain: "test",
    transaction: { ...transactionBody(transaction), plan: {}, subaccount: {}, split: {} },
    transaction_reference: null,
    category: "chargeback",
    customer: customerOf(transaction),
    bin: "408408",
    last4: "4081",
    dueAt: new Date(Date.parse(createdAt) + 2 * 86_400_000).toISOString(),
    resolvedAt,
    evidence: null,
    attachments: null,
    note: null,
    history: [{ status: "pending", by: transaction.email, createdAt }],
    messages: [
      { sender: transaction.email, body: "Customer complained about debit without value", createdAt },
    ],
    created_at: createdAt,
    updated_at: resolvedAt ?? createdAt,
  };
}
