import Stripe from "stripe";
import { SECOND } from "@/server/platform/clock";
import { Currency, money } from "@/server/shared/money";
import { fail, type Outcome, succeed } from "@/server/shared/outcome";
import type { PaymentNews, PaymentProvider, ProviderLetter, RefundNews, StartRequest } from "../../provider";

type Settings = { readonly secretKey: string; readonly webhookSecret: string; readonly baseUrl: string };

const TOLERANCE_SECONDS = 300;

/** Stripe: USD by card on Stripe's own Checkout page. */
export function stripeProvider(settings: Settings): PaymentProvider {
  const base = new URL(settings.baseUrl);
  const stripe = new Stripe(settings.secretKey, {
    host: base.hostname,
    port: base.port || (base.protocol === "https:" ? "443" : "80"),
    protocol: base.protocol === "https:" ? "https" : "http",
    timeout: 8 * SECOND,
    maxNetworkRetries: 1,
    telemetry: false,
  });
  return {
    name: "stripe",
    // The idempotency key makes a repeated request the same session.
    isStartRepeatable: true,
    isRefundRepeatable: true,

    async start(request) {
      try {
        const session = await stripe.checkout.sessions.create(toSession(request), {
          idempotencyKey: `start:${request.reference}`,
        });
        return session.url
          ? succeed({ redirectUrl: session.url, providerRef: session.id })
          : fail("unclear", "Stripe gave no page");
      } catch (error) {
        return classify(error, "declined");
      }
    },

    async look({ reference, providerRef }) {
      if (!providerRef) return fail("missing", "Stripe was never asked");
      try {
        const session = await stripe.checkout.sessions.retrieve(providerRef, {
          expand: ["payment_intent.latest_charge.balance_transaction"],
        });
        return readSession(session, reference);
      } catch (error) {
        const isMissing =
          error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing";
        return fail(isMissing ? "missing" : "unavailable", describe(error));
      }
    },

    async refund({ id, reference, captureRef, amount }) {
      try {
        const refund = await stripe.refunds.create(
          {
            payment_intent: captureRef,
            amount: Number(amount.minor),
            reason: "requested_by_customer",
            metadata: { refundId: id },
          },
          { idempotencyKey: `refund:${id}` },
        );
        return succeed(toRefundNews(reference, refund));
      } catch (error) {
        return classify(error, "refused");
      }
    },

    async lookRefunds({ reference, captureRef }) {
      try {
        const page = await stripe.refunds.list({ payment_intent: captureRef, limit: 100 });
        return succeed(page.data.map((refund) => toRefundNews(reference, refund)));
      } catch (error) {
        return fail("unavailable", describe(error));
      }
    },

    read: (rawBody, headers) => readLetter(stripe, settings.webhookSecret, { rawBody, headers }),
  };
}

function toSession({
  reference,
  amount,
  email,
  orderNumber,
  returnUrl,
  cancelUrl,
  lines,
  expiresAt,
}: StartRequest): Stripe.Checkout.SessionCreateParams {
  const items = lines.map((line) => `${line.quantity} × ${line.title}`).join(", ");
  return {
    mode: "payment",
    // One line with our total: Stripe never computes a price of ours.
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: amount.currency.toLowerCase(),
          unit_amount: Number(amount.minor),
          product_data: { name: `Oja order ${orderNumber}`, description: items.slice(0, 500) },
        },
      },
    ],
    client_reference_id: reference,
    customer_email: email,
    metadata: { reference },
    payment_intent_data: { metadata: { reference } },
    success_url: returnUrl,
    cancel_url: cancelUrl,
    expires_at: Math.floor(expiresAt.getTime() / 1_000),
  };
}

function readSession(
  session: Stripe.Checkout.Session,
  reference: string,
): Outcome<PaymentNews, "unavailable"> {
  if (session.client_reference_id !== reference)
    return fail("unavailable", "Stripe answered about another payment");
  if (session.payment_status === "paid") {
    const currency = Currency.safeParse(session.currency?.toUpperCase());
    const intent = session.payment_intent;
    if (!currency.success || session.amount_total === null || intent === null)
      return fail("unavailable", "Stripe's session has no amount");
    return succeed({
      kind: "paid",
      reference,
      paid: money(BigInt(session.amount_total), currency.data),
      captureRef: typeof intent === "string" ? intent : intent.id,
      feeMinor: feeOf(intent),
    });
  }
  if (session.status === "expired")
    return succeed({ kind: "failed", reference, reason: "The payment page has closed", isFinal: true });
  const intent = typeof session.payment_intent === "string" ? null : session.payment_intent;
  const declined = intent?.last_payment_error?.message;
  if (session.status === "open" && declined)
    return succeed({ kind: "failed", reference, reason: declined, isFinal: false });
  return succeed({ kind: "pending", reference });
}

function feeOf(intent: string | Stripe.PaymentIntent): bigint | null {
  if (typeof intent === "string" || !intent.latest_charge || typeof intent.latest_charge === "string")
    return null;
  const balance = intent.latest_charge.balance_transaction;
  return balance && typeof balance !== "string" ? BigInt(balance.fee) : null;
}

const REFUND_STATUS: Readonly<Record<string, RefundNews["status"]>> = {
  succeeded: "done",
  failed: "failed",
  canceled: "failed",
};

const toRefundNews = (reference: string, refund: Stripe.Refund): RefundNews => ({
  kind: "refund",
  reference,
  providerRef: refund.id,
  amount: money(BigInt(refund.amount), Currency.parse(refund.currency.toUpperCase())),
  status: REFUND_STATUS[refund.status ?? ""] ?? "asked",
});

/** Stripe-Signature over the raw body, at most five minutes old; the event's own id is the key. */
function readLetter(
  stripe: Stripe,
  secret: string,
  { rawBody, headers }: { rawBody: string; headers: Headers },
): Outcome<ProviderLetter, "forged" | "stale" | "unreadable"> {
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(
      rawBody,
      headers.get("stripe-signature") ?? "",
      secret,
      TOLERANCE_SECONDS,
    );
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeSignatureVerificationError))
      return fail("unreadable", "Not an event as Stripe documents it");
    return fail(
      /outside the tolerance/.test(error.message) ? "stale" : "forged",
      "The signature does not fit the body and time",
    );
  }
  const object = event.data.object as {
    id?: string;
    object?: string;
    client_reference_id?: string | null;
    payment_intent?: string | null;
    metadata?: Record<string, string> | null;
  };
  return succeed({
    key: event.id,
    topic: event.type,
    reference:
      object.client_reference_id ??
      object.metadata?.["reference"] ??
      object.payment_intent ??
      object.id ??
      null,
    about: /refund/.test(event.type) ? "refund" : "payment",
    isLive: event.livemode,
  });
}

/** Sorts an error of the SDK: said no, was never asked, or nobody knows. */
function classify<const Refusal extends string>(
  error: unknown,
  refusal: Refusal,
): { ok: false; failure: Refusal | "unavailable" | "unclear"; detail: string } {
  if (error instanceof Stripe.errors.StripeConnectionError) {
    return fail(
      /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(describe(error)) ? "unavailable" : "unclear",
      describe(error),
    );
  }
  if (error instanceof Stripe.errors.StripeRateLimitError) return fail("unavailable", describe(error));
  if (error instanceof Stripe.errors.StripeAPIError) return fail("unclear", describe(error));
  if (error instanceof Stripe.errors.StripeError) return fail(refusal, describe(error));
  throw error;
}

function describe(error: unknown): string {
  if (error instanceof Stripe.errors.StripeError) {
    const detail: unknown = error.detail;
    const code = detail instanceof Error && "code" in detail ? ` (${String(detail.code)})` : "";
    return `Stripe: ${error.message}${code}`;
  }
  return error instanceof Error ? error.message : String(error);
}
