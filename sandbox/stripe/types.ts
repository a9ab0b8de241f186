export type Outcome =
  | "card"
  | "card_refund_fails"
  | "card_refund_pending"
  | "decline"
  | "async"
  | "async_fail"
  | "cancel"
  | "expire";

type Metadata = { readonly [key: string]: string };

type Line = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly unitAmount: number;
  readonly quantity: number;
};

export type Session = {
  readonly id: string;
  readonly created: number;
  readonly expiresAt: number;
  readonly currency: string;
  readonly amount: number;
  readonly lines: readonly Line[];
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  readonly clientReferenceId: string | null;
  readonly email: string | null;
  readonly metadata: Metadata;
  readonly intentMetadata: Metadata;
  readonly description: string | null;
  status: "open" | "complete" | "expired";
  paymentStatus: "unpaid" | "paid" | "no_payment_required";
  intentId: string | null;
};

export type Intent = {
  readonly id: string;
  readonly created: number;
  readonly sessionId: string;
  readonly amount: number;
  readonly currency: string;
  readonly description: string | null;
  readonly metadata: Metadata;
  status: "requires_payment_method" | "processing" | "succeeded" | "canceled";
  latestChargeId: string | null;
  lastError: { readonly code: string; readonly decline_code: string; readonly message: string } | null;
};

export type Charge = {
  readonly id: string;
  readonly created: number;
  readonly intentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly email: string | null;
  readonly metadata: Metadata;
  readonly status: "succeeded" | "failed";
  readonly refundsEnd: "succeeded" | "fails_later" | "pending";
};

export type StripeRefund = {
  readonly id: string;
  readonly created: number;
  readonly chargeId: string;
  readonly intentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly metadata: Metadata;
  status: "pending" | "succeeded" | "failed";
  failureReason: string | null;
};

export type StripeEvent = {
  readonly id: string;
  readonly object: "event";
  readonly api_version: string;
  readonly created: number;
  readonly data: { readonly object: unknown };
  readonly livemode: false;
  readonly pending_webhooks: number;
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null };
  readonly type: string;
};
