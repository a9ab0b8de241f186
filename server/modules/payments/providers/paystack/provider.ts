import { createHmac } from "node:crypto";
import { z } from "zod";
import { isSameSecret, sha256 } from "@/server/platform/digest";
import { Currency, money } from "@/server/shared/money";
import { fail, type Outcome, succeed } from "@/server/shared/outcome";
import type { PaymentMethod } from "../../contract";
import type { PaymentNews, PaymentProvider, ProviderLetter, RefundNews, StartRequest } from "../../provider";
import { createPaystackClient } from "./client";
import { Event, Initialized, Refund, Transaction } from "./wire";

type Settings = { readonly secretKey: string; readonly baseUrl: string };

const CHANNELS: Readonly<Partial<Record<PaymentMethod, readonly string[]>>> = {
  transfer: ["bank_transfer", "card", "ussd", "bank"],
  card: ["card", "bank_transfer", "ussd", "bank"],
  ussd: ["ussd", "card", "bank_transfer", "bank"],
};

/** Paystack: NGN by card, bank transfer and USSD on a page that it hosts. */
export function paystackProvider(settings: Settings): PaymentProvider {
  const client = createPaystackClient(settings);
  return {
    name: "paystack",
    // A reference is taken once; a second initialise is refused, and its page address is lost.
    isStartRepeatable: false,
    isRefundRepeatable: false,

    async start(request) {
      const answer = await client.call({
        method: "POST",
        path: "/transaction/initialize",
        body: toInitialize(request),
        answer: Initialized,
      });
      if (answer.ok)
        return succeed({
          redirectUrl: answer.value.authorization_url,
          providerRef: answer.value.access_code,
        });
      if (/duplicate transaction reference/i.test(answer.detail)) return fail("duplicate", answer.detail);
      if (answer.failure === "unavailable" || answer.failure === "unclear")
        return fail(answer.failure, answer.detail);
      return fail("declined", answer.detail);
    },

    async look({ reference }) {
      const answer = await client.call({
        method: "GET",
        path: `/transaction/verify/${encodeURIComponent(reference)}`,
        answer: Transaction,
      });
      if (answer.ok) return readTransaction(answer.value, reference);
      return fail(answer.failure === "missing" ? "missing" : "unavailable", answer.detail);
    },

    async refund({ reference, amount, reason }) {
      const body = {
        transaction: reference,
        amount: Number(amount.minor),
        currency: amount.currency,
        merchant_note: reason,
      };
      const answer = await client.call({ method: "POST", path: "/refund", body, answer: Refund });
      if (answer.ok) return succeed(toRefundNews(reference, answer.value));
      if (answer.failure === "unavailable" || answer.failure === "unclear")
        return fail(answer.failure, answer.detail);
      return fail("refused", answer.detail);
    },

    async lookRefunds({ reference, captureRef }) {
      const answer = await client.call({
        method: "GET",
        path: `/refund?transaction=${encodeURIComponent(captureRef)}&perPage=100`,
        answer: z.array(Refund),
      });
      if (answer.ok) return succeed(answer.value.map((refund) => toRefundNews(reference, refund)));
      return answer.failure === "missing" ? succeed([]) : fail("unavailable", answer.detail);
    },

    read: (rawBody, headers) => readLetter(settings.secretKey, rawBody, headers),
  };
}

const toInitialize = ({
  reference,
  amount,
  email,
  orderNumber,
  method,
  returnUrl,
  cancelUrl,
  lines,
}: StartRequest) => ({
  reference,
  // Paystack's amounts are JSON numbers of subunits; ₦90 trillion still fits exactly.
  amount: Number(amount.minor),
  currency: amount.currency,
  email,
  callback_url: returnUrl,
  channels: CHANNELS[method],
  metadata: {
    cancel_action: cancelUrl,
    custom_fields: [
      { display_name: "Order", variable_name: "order", value: orderNumber },
      {
        display_name: "Items",
        variable_name: "items",
        value: lines
          .map((line) => `${line.quantity} × ${line.title}`)
          .join(", ")
          .slice(0, 400),
      },
    ],
  },
});

/** `abandoned`, `pending`, `ongoing` and `failed` are not final: a transfer can still turn them into `success`. */
function readTransaction(transaction: Transaction, reference: string): Outcome<PaymentNews, "unavailable"> {
  if (transaction.reference !== reference)
    return fail("unavailable", "Paystack answered about another transaction");
  const currency = Currency.safeParse(transaction.currency);
  if (!currency.success)
    return fail("unavailable", `Paystack took ${transaction.currency}, which we do not know`);
  switch (transaction.status) {
    case "success":
      return succeed({
        kind: "paid",
        reference,
        paid: money(goodsPaid(transaction), currency.data),
        captureRef: transaction.id,
        feeMinor: transaction.fees ?? null,
      });
    case "failed":
    case "reversed":
      return succeed({
        kind: "failed",
        reference,
        reason: transaction.gateway_response ?? "Declined",
        isFinal: false,
      });
    default:
      return succeed({ kind: "pending", reference });
  }
}

/** When the buyer bears the fee, `amount` holds it on top of what we asked (`requested_amount`); on a partial debit it holds less. */
const goodsPaid = ({ amount, requested_amount: requested, fees }: Transaction): bigint =>
  requested != null && fees != null && amount === requested + fees ? requested : amount;

const REFUND_STATUS: Readonly<Record<string, RefundNews["status"]>> = { processed: "done", failed: "failed" };

const toRefundNews = (reference: string, refund: Refund): RefundNews => ({
  kind: "refund",
  reference,
  providerRef: refund.id,
  amount: money(refund.amount, Currency.parse(refund.currency)),
  status: REFUND_STATUS[refund.status] ?? "asked",
});

/** Hex HMAC-SHA512 of the raw body with the secret key. Paystack sends no event id, so what it speaks of is the key. */
function readLetter(
  secretKey: string,
  rawBody: string,
  headers: Headers,
): Outcome<ProviderLetter, "forged" | "unreadable"> {
  const signature = headers.get("x-paystack-signature") ?? "";
  const expected = createHmac("sha512", secretKey).update(rawBody).digest("hex");
  if (!isSameSecret(signature, expected)) return fail("forged", "The signature does not fit the body");
  const event = Event.safeParse(safeJson(rawBody));
  if (!event.success) return fail("unreadable", "Not an event as Paystack documents it");

  const { event: topic, data } = event.data;
  const reference = data.reference ?? data.transaction_reference ?? data.transaction?.reference ?? null;
  const isRefund = topic.startsWith("refund.");
  const parts = isRefund
    ? [reference, data.refund_reference, data.status, String(data.amount)]
    : [data.id ?? reference, data.status];
  const isNamed = parts.some((part) => part != null);
  return succeed({
    key: isNamed ? `${topic}:${parts.join(":")}` : `${topic}:${sha256(rawBody)}`,
    topic,
    reference,
    about: isRefund ? "refund" : topic === "charge.success" ? "payment" : "nothing",
    isLive: data.domain === "live",
  });
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
