import type { World } from "../world";
import { tellCharge, tellRejectedTransfer } from "./events";
import { paystackFees } from "./fees";
import { webAddress } from "./initialize";
import type { Channel, Outcome, Transaction } from "./types";

export const OUTCOMES = [
  "card",
  "card_refund_fails",
  "card_refund_needs_attention",
  "decline",
  "transfer",
  "transfer_short",
  "transfer_over",
  "ussd",
  "mobile_money",
  "later",
  "partial",
  "abandon",
] as const satisfies readonly Outcome[];

const CHANNELS: { readonly [outcome in Outcome]: Channel } = {
  card: "card",
  card_refund_fails: "card",
  card_refund_needs_attention: "card",
  decline: "card",
  transfer: "bank_transfer",
  transfer_short: "bank_transfer",
  transfer_over: "bank_transfer",
  ussd: "ussd",
  mobile_money: "mobile_money",
  later: "bank_transfer",
  partial: "card",
  abandon: "card",
};

/** A hundred naira (or cedis, or shillings) too much or too little. */
const WRONG_BY = 10_000;

export type Choice = { readonly outcome: Outcome; readonly amount?: number; readonly seconds?: number };

/** Plays what the shopper did on the hosted page, and answers where the shopper goes next. */
export function play(world: World, transaction: Transaction, choice: Choice): string {
  const { outcome } = choice;
  const page = `${world.publicUrl}/paystack/checkout/${transaction.accessCode}`;
  if (isPaid(transaction)) return page;
  if (outcome === "abandon") return cancelUrl(transaction) ?? `${page}?notice=abandoned`;

  transaction.attempts += 1;
  transaction.channel = CHANNELS[outcome];
  switch (outcome) {
    case "decline":
      transaction.status = "failed";
      transaction.gatewayResponse = "Declined";
      return `${page}?notice=declined`;
    case "transfer_short":
    case "transfer_over": {
      const wrong = transaction.amount + (outcome === "transfer_over" ? WRONG_BY : -WRONG_BY);
      tellRejectedTransfer(world, transaction, Math.max(choice.amount ?? wrong, 1));
      return `${page}?notice=rejected`;
    }
    case "later":
      transaction.status = "pending";
      transaction.gatewayResponse = "Pending";
      world.timers.later(
        (choice.seconds ?? world.pace.laterMs / 1000) * 1000,
        "paystack.charge",
        transaction.reference,
      );
      break;
    default:
      if (outcome === "partial") transaction.paidAmount = choice.amount ?? Math.floor(transaction.amount / 2);
      if (outcome === "card_refund_fails") transaction.refundsEnd = "failed";
      if (outcome === "card_refund_needs_attention") transaction.refundsEnd = "needs-attention";
      succeed(world, transaction);
  }
  return returnUrl(transaction) ?? page;
}

export const isPaid = ({ status }: Transaction) => status === "success" || status === "reversed";

/** The money is there: the transaction succeeds once, and the shop is told. */
export function succeed(world: World, transaction: Transaction): void {
  if (isPaid(transaction)) return;
  transaction.status = "success";
  transaction.gatewayResponse = transaction.channel === "card" ? "Successful" : "Approved";
  transaction.paidAt = new Date().toISOString();
  transaction.fees = paystackFees(transaction.paidAmount, transaction.currency);
  tellCharge(world, transaction);
}

export function returnUrl({ callbackUrl, reference }: Transaction): string | null {
  if (!callbackUrl) return null;
  const url = new URL(callbackUrl);
  url.searchParams.set("trxref", reference);
  url.searchParams.set("reference", reference);
  return url.href;
}

/** `metadata.cancel_action` when the shop named one, else the usual way back. */
export function cancelUrl(transaction: Transaction): string | null {
  const { metadata } = transaction;
  const named =
    typeof metadata === "object" && metadata !== null && "cancel_action" in metadata
      ? metadata.cancel_action
      : null;
  return (typeof named === "string" ? webAddress(named) : null) ?? returnUrl(transaction);
}
