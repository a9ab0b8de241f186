import type { Currency, Money } from "@/server/shared/money";

/** Every kind of account there is. A code reads `kind:owner:currency`, e.g. `clearing:paystack:NGN`. */
export const ACCOUNT_KINDS = {
  /** Money a provider has taken for us and not yet paid out. */
  clearing: "asset",
  /** Money received for orders that are not sold yet; after a refund it is gone again. */
  deposits: "liability",
  /** Money that matches no order. */
  unmatched: "liability",
  sales: "income",
  delivery: "income",
  tax: "liability",
  fees: "expense",
} as const;

export type AccountKind = keyof typeof ACCOUNT_KINDS;

export type Account = { readonly kind: AccountKind; readonly owner?: string; readonly currency: Currency };

/** A positive amount is a debit, a negative one a credit. */
export type Posting = { readonly account: Account; readonly amount: Money };

export type LedgerLine = {
  readonly transfer: string;
  readonly kind: string;
  readonly account: string;
  readonly amount: Money;
  readonly at: Date;
};

export const accountCode = ({ kind, owner, currency }: Account): string =>
  [kind, owner ?? "oja", currency].join(":");
