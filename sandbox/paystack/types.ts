export type Outcome =
  | "card"
  | "card_refund_fails"
  | "card_refund_needs_attention"
  | "decline"
  | "transfer"
  | "transfer_short"
  | "transfer_over"
  | "ussd"
  | "mobile_money"
  | "later"
  | "partial"
  | "abandon";

export type Channel = "card" | "bank_transfer" | "ussd" | "mobile_money";

export type Transaction = {
  readonly id: number;
  readonly reference: string;
  readonly accessCode: string;
  readonly email: string;
  /** What the shop asked for, in subunits. */
  readonly amount: number;
  readonly currency: string;
  readonly channels: readonly string[];
  readonly callbackUrl: string | null;
  readonly metadata: unknown;
  readonly createdAt: string;
  status: "abandoned" | "failed" | "pending" | "success" | "reversed";
  /** What was really charged; less than `amount` after a partial debit. */
  paidAmount: number;
  channel: Channel | null;
  gatewayResponse: string;
  paidAt: string | null;
  fees: number | null;
  attempts: number;
  refundsEnd: "processed" | "failed" | "needs-attention";
};

export type Refund = {
  readonly id: number;
  readonly transactionId: number;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly customerNote: string;
  readonly merchantNote: string;
  readonly createdAt: string;
  updatedAt: string;
  status: "pending" | "processing" | "processed" | "failed" | "needs-attention";
  end: "processed" | "failed" | "needs-attention";
};

export type Dispute = {
  readonly id: number;
  readonly transactionId: number;
  readonly amount: number;
  readonly createdAt: string;
  status: "awaiting-merchant-feedback" | "resolved";
  resolution: "merchant-accepted" | "declined" | null;
  resolvedAt: string | null;
};
