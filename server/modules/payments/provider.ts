import type { Money } from "@/server/shared/money";
import type { Outcome } from "@/server/shared/outcome";
import type { PaymentMethod, ProviderName } from "./contract";

/** What a provider says about one of our payments, in our words. */
export type PaymentNews =
  | {
      readonly kind: "paid";
      readonly reference: string;
      readonly paid: Money;
      readonly captureRef: string;
      readonly feeMinor: bigint | null;
    }
  | { readonly kind: "pending"; readonly reference: string }
  /** `isFinal`: no money can come any more. A decline on an open page is not final. */
  | {
      readonly kind: "failed";
      readonly reference: string;
      readonly reason: string;
      readonly isFinal: boolean;
    };

export type RefundNews = {
  readonly kind: "refund";
  readonly reference: string;
  readonly providerRef: string | null;
  readonly amount: Money;
  readonly status: "asked" | "done" | "failed";
};

/** One signed message. `key` tells it from every other of this provider. */
export type ProviderLetter = {
  readonly key: string;
  readonly topic: string;
  readonly reference: string | null;
  /** What to do on it: ask the provider about this payment or its refunds, or nothing. */
  readonly about: "payment" | "refund" | "nothing";
  readonly isLive: boolean;
};

/** What an unsigned message says. Nothing is believed of it that `look` does not confirm. */
export type PaymentClaim = {
  readonly providerRef: string;
  readonly isPaid: boolean;
  readonly paid: Money | null;
  readonly captureRef: string | null;
  /** Digits of the phone that paid, some of them perhaps written as `*`. */
  readonly payer: string | null;
};

export type StartRequest = {
  /** Ours, unique per attempt; also the idempotency key. */
  readonly reference: string;
  readonly amount: Money;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  readonly orderNumber: string;
  readonly method: PaymentMethod;
  readonly returnUrl: string;
  readonly cancelUrl: string;
  readonly lines: readonly { readonly title: string; readonly quantity: number }[];
  readonly expiresAt: Date;
};

/** `duplicate`: the reference was used before and its answer is lost. `unclear`: it may have been carried out. */
export type StartFailure = "declined" | "unavailable" | "unclear" | "duplicate";
export type LookFailure = "missing" | "unavailable";
/** `by_hand`: only a person can, outside of our sight; the detail says how. */
export type RefundFailure = "refused" | "unavailable" | "unclear" | "by_hand";

export type RefundRequest = {
  readonly id: string;
  readonly reference: string;
  readonly captureRef: string;
  readonly amount: Money;
  readonly reason: string;
};

export type PaymentTarget = {
  readonly reference: string;
  readonly providerRef: string | null;
  /** What we asked for. */
  readonly amount: Money;
  /** What its messages say, of a company that signs none. */
  readonly claim?: PaymentClaim | null;
};

/**
 * One payment company. Adding another means one folder under `providers/`, one line in
 * `server/wiring.ts`, and passing `provider.contract.ts`.
 */
export type PaymentProvider = {
  readonly name: ProviderName;
  /** Whether starting again with the same reference gives the same payment instead of a refusal. */
  readonly isStartRepeatable: boolean;
  /** True when a second start is a second payment: it may never be sent while the end of the first is unknown. */
  readonly isStartBlind?: boolean;
  /** Whether asking again for the same refund id pays it only once. */
  readonly isRefundRepeatable: boolean;
  start(request: StartRequest): Promise<Outcome<{ redirectUrl: string; providerRef: string }, StartFailure>>;
  /** Asks the company what really happened: webhooks get lost. */
  look(target: PaymentTarget): Promise<Outcome<PaymentNews, LookFailure>>;
  refund(request: RefundRequest): Promise<Outcome<RefundNews, RefundFailure>>;
  /** Every refund of a payment as the company knows it, ours and those made on its dashboard. */
  lookRefunds(target: {
    readonly reference: string;
    readonly captureRef: string;
  }): Promise<Outcome<readonly RefundNews[], LookFailure>>;
  /** Checks the signature over the raw bytes, or the sealed `token` of its address, first, and only then reads them. */
  read(
    rawBody: string,
    headers: Headers,
    token?: string,
  ): Outcome<ProviderLetter, "forged" | "stale" | "unreadable">;
  /** Only of a company that signs nothing: what a filed message says. */
  claimOf?(rawBody: string): PaymentClaim | null;
};

/** A company without keys is absent. */
export type PaymentProviders = Readonly<Partial<Record<ProviderName, PaymentProvider>>>;
