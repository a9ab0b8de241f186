import { type Answer, type Ask, type Fields, json, readFields, textField } from "../http";
import { lowerToken } from "../ids";
import { refusePaystack } from "../provider-errors";
import { nextSerial, type World } from "../world";
import { SMALLEST } from "./fees";
import type { Transaction } from "./types";

const FIRST_ID = 4_099_260_000;
const KNOWN_CHANNELS = [
  "card",
  "bank",
  "apple_pay",
  "ussd",
  "qr",
  "mobile_money",
  "bank_transfer",
  "eft",
  "capitec_pay",
  "payattitude",
];

/** POST /transaction/initialize: one reference, one attempt; a used one is refused. */
export function initialize(ask: Ask, world: World): Answer {
  const fields = readFields(ask);
  const reference = textField(fields, "reference") || lowerToken(10);
  const problem = problemWith(fields, reference);
  if (problem) return problem;
  if (world.state.paystack.transactions.some((known) => known.reference === reference)) {
    return refusePaystack(400, "Duplicate Transaction Reference", "duplicate_reference");
  }

  const transaction = newTransaction(fields, reference, FIRST_ID + nextSerial(world.state));
  world.state.paystack.transactions.push(transaction);
  const { accessCode } = transaction;
  const authorization_url = `${world.publicUrl}/paystack/checkout/${accessCode}`;
  return json({
    status: true,
    message: "Authorization URL created",
    data: { authorization_url, access_code: accessCode, reference },
  });
}

function problemWith(fields: Fields, reference: string): Answer | null {
  const email = textField(fields, "email");
  const amount = textField(fields, "amount");
  const currency = textField(fields, "currency") || "NGN";
  const smallest = SMALLEST[currency];
  if (!email) return refusePaystack(400, "Email Address is required", "missing_params");
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    return refusePaystack(400, "Invalid Email Address Passed", "invalid_email_address");
  if (!amount) return refusePaystack(400, "Amount is required", "missing_params");
  if (!/^[1-9]\d{0,14}$/.test(amount)) return refusePaystack(400, "Invalid Amount Sent", "invalid_amount");
  if (smallest === undefined)
    return refusePaystack(400, "Currency not supported by merchant", "unsupported_currency");
  if (Number(amount) < smallest) {
    return refusePaystack(
      400,
      `Amount should be at least ${currency} ${(smallest / 100).toFixed(2)}`,
      "invalid_amount",
    );
  }
  if (!/^[A-Za-z0-9.=-]{1,100}$/.test(reference)) {
    return refusePaystack(
      400,
      "Only -, ., = and alphanumeric characters allowed in reference",
      "invalid_reference",
    );
  }
  if (channelsOf(fields).some((channel) => !KNOWN_CHANNELS.includes(channel))) {
    return refusePaystack(400, "Channels contain an unknown channel", "invalid_params");
  }
  return null;
}

function channelsOf(fields: Fields): string[] {
  const channels = fields["channels"];
  return Array.isArray(channels) ? channels.map(String) : [];
}

function newTransaction(fields: Fields, reference: string, id: number): Transaction {
  const amount = Number(textField(fields, "amount"));
  return {
    id,
    reference,
    accessCode: lowerToken(15),
    email: textField(fields, "email"),
    amount,
    currency: textField(fields, "currency") || "NGN",
    channels: channelsOf(fields),
    callbackUrl: webAddress(textField(fields, "callback_url")),
    metadata: readMetadata(fields["metadata"]),
    createdAt: new Date().toISOString(),
    // What verify says until the shopper has paid: not final.
    status: "abandoned",
    paidAmount: amount,
    channel: null,
    gatewayResponse: "The transaction was not completed",
    paidAt: null,
    fees: null,
    attempts: 0,
    refundsEnd: "processed",
  };
}

/** Only http(s): a hosted page must never send a shopper to a `javascript:` address. */
export const webAddress = (value: string): string | null =>
  /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value) ? value : null;

/** Stringified JSON and objects are both taken; nothing sent reads back as "". */
function readMetadata(value: unknown): unknown {
  if (typeof value !== "string") return value ?? "";
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
