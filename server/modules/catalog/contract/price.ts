import type { Currency, Money } from "@/server/shared/money";

/** What people set for a variant in a currency, before any price list. */
export type BasePrice = { readonly price: Money; readonly compareAt: Money | null };

/** One tier of one price list for one variant, with all that decides whether it applies. */
export type PriceOffer = {
  readonly listId: string;
  readonly listName: string;
  readonly currency: Currency;
  readonly priority: number;
  /** Null: for everyone. */
  readonly groupId: string | null;
  readonly startsAt: Date | null;
  /** The first moment at which it no longer applies. */
  readonly endsAt: Date | null;
  readonly minQuantity: number;
  /** Either an amount, or hundredths of a per cent off the base price. */
  readonly minor: bigint | null;
  readonly pointsOff: number | null;
};

/** The price of one, and why: by which list and from which quantity on. No list: the base price. */
export type ChosenPrice = {
  readonly unit: Money;
  readonly compareAt: Money | null;
  readonly listId: string | null;
  readonly listName: string | null;
  readonly minQuantity: number;
};

/** All that decides what a variant costs a buyer: ask `priceFor` with a quantity. */
export type PriceTable = {
  readonly base: BasePrice | null;
  readonly offers: readonly PriceOffer[];
  readonly groups: readonly string[];
  readonly at: Date;
};
