import type { FormAnswer } from "@/components/ui/form-answer";

/** One way to receive the order and what the whole comes to with it; amounts are written out already. */
export type DeliveryOffer = {
  readonly method: string;
  readonly label: string;
  readonly detail: string;
  readonly fee: string;
  readonly total: string;
  /** The same total in minor units: sent back, so that nobody pays what they were not shown. */
  readonly totalMinor: string;
};

/** What the shopper is offered for one place. */
export type Offer = {
  readonly place: string;
  readonly lines: readonly { readonly label: string; readonly amount: string }[];
  readonly delivery: readonly DeliveryOffer[];
};

export type CheckoutAnswer = FormAnswer & { readonly offer: Offer | null };
export type CheckoutAction = (before: CheckoutAnswer, form: FormData) => Promise<CheckoutAnswer>;
export type QuoteAction = (country: string, state: string) => Promise<Offer>;
