import { type Answer, type Ask, json, readFields, textField } from "../http";
import { refusePaystack } from "../provider-errors";
import { nextSerial, type World } from "../world";
import { tellRefund } from "./events";
import { findTransaction, page } from "./transactions";
import type { Refund, Transaction } from "./types";
import { refundBody } from "./wire";

const FIRST_ID = 3_018_000;

/** POST /refund: no idempotency here, as in the real thing; only what is left can be given back. */
export function createRefund(ask: Ask, world: World): Answer {
  const fields = readFields(ask);
  const key = textField(fields, "transaction");
  if (!key) return refusePaystack(400, "Transaction is required", "missing_params");
  const transaction = findTransaction(world, key);
  if (!transaction) return refusePaystack(404, "Transaction not found", "transaction_not_found");

  const left = refundable(world, transaction);
  const asked = textField(fields, "amount") || String(left);
  if (transaction.status === "reversed" || (transaction.status === "success" && left === 0)) {
    return refusePaystack(400, "Transaction has been fully reversed", "transaction_reversed");
  }
  if (transaction.status !== "success")
    return refusePaystack(400, "Only successful transactions can be refunded", "invalid_transaction");
  if (!/^[1-9]\d*$/.test(asked)) return refusePaystack(400, "Invalid Amount Sent", "invalid_amount");
  if (Number(asked) > left)
    return refusePaystack(
      400,
      "Refund amount cannot be more than what is left of the transaction",
      "invalid_amount",
    );
  const currency = textField(fields, "currency");
  if (currency && currency !== transaction.currency)
    return refusePaystack(400, "Currency does not match the transaction", "invalid_params");

  const notes = {
    customer: textField(fields, "customer_note"),
    merchant: textField(fields, "merchant_note"),
  };
  const refund = startRefund(world, transaction, Number(asked), notes);
  return json({
    status: true,
    message: "Refund has been queued for processing",
    data: refundBody(refund, transaction),
  });
}

type Notes = { readonly customer: string; readonly merchant: string };

function startRefund(world: World, transaction: Transaction, amount: number, notes: Notes): Refund {
  const at = new Date().toISOString();
  const refund: Refund = {
    id: FIRST_ID + nextSerial(world.state),
    transactionId: transaction.id,
    reference: transaction.reference,
    amount,
    currency: transaction.currency,
    customerNote: notes.customer || `Refund for transaction ${transaction.reference}`,
    merchantNote: notes.merchant || `Refund for transaction ${transaction.reference} by shop@oja.test`,
    createdAt: at,
    updatedAt: at,
    status: "pending",
    end: transaction.refundsEnd,
  };
  world.state.paystack.refunds.push(refund);
  tellRefund(world, refund, transaction);
  world.timers.later(world.pace.refundMs, "paystack.refund", String(refund.id));
  return refund;
}

const refundsOf = (world: World, transaction: Transaction) =>
  world.state.paystack.refunds.filter(({ transactionId }) => transactionId === transaction.id);

/** What was paid less every refund that has not failed. */
function refundable(world: World, transaction: Transaction): number {
  const taken = refundsOf(world, transaction).filter(({ status }) => status !== "failed");
  return transaction.paidAmount - taken.reduce((sum, { amount }) => sum + amount, 0);
}

/** One step: pending → processing → processed, failed or needs-attention. */
export function stepRefund(world: World, id: string): void {
  const refund = world.state.paystack.refunds.find((candidate) => String(candidate.id) === id);
  const transaction = refund && findTransaction(world, String(refund.transactionId));
  if (!refund || !transaction) return;
  if (refund.status !== "pending" && refund.status !== "processing") return;

  refund.status = refund.status === "pending" ? "processing" : refund.end;
  refund.updatedAt = new Date().toISOString();
  if (refund.status === "processing") world.timers.later(world.pace.refundMs, "paystack.refund", id);
  if (refund.status === "processed" && isFullyRefunded(world, transaction)) transaction.status = "reversed";
  tellRefund(world, refund, transaction);
}

function isFullyRefunded(world: World, transaction: Transaction): boolean {
  const done = refundsOf(world, transaction).filter(({ status }) => status === "processed");
  return done.reduce((sum, { amount }) => sum + amount, 0) >= transaction.paidAmount;
}

const bodyOf = (world: World, refund: Refund) => {
  const transaction = findTransaction(world, String(refund.transactionId));
  return transaction ? refundBody(refund, transaction) : { id: refund.id, status: refund.status };
};

export function fetchRefund(ask: Ask, world: World): Answer {
  const refund = world.state.paystack.refunds.find(({ id }) => String(id) === ask.param("id"));
  if (!refund) return refusePaystack(404, "Refund not found", "refund_not_found");
  return json({ status: true, message: "Refund retrieved", data: bodyOf(world, refund) });
}

/** GET /refund?transaction=<id or reference>&currency=: newest first. */
export function listRefunds(ask: Ask, world: World): Answer {
  const query = ask.url.searchParams;
  const key = query.get("transaction") ?? query.get("reference");
  const fitting = world.state.paystack.refunds.filter(
    (refund) => !key || refund.reference === key || String(refund.transactionId) === key,
  );
  const bodies = fitting.map((refund) => bodyOf(world, refund)).reverse();
  return json({ status: true, message: "Refunds retrieved", ...page(bodies, query) });
}

/** POST /refund/retry_with_customer_details/:id: only a refund that needs attention can be tried again. */
export function retryRefund(ask: Ask, world: World): Answer {
  const refund = world.state.paystack.refunds.find(({ id }) => String(id) === ask.param("id"));
  if (!refund) return refusePaystack(404, "Refund not found", "refund_not_found");
  if (refund.status !== "needs-attention") {
    return refusePaystack(422, 'Invalid Refund state, refund status should be "needs-attention"');
  }
  refund.status = "pending";
  refund.end = "processed";
  world.timers.later(world.pace.refundMs, "paystack.refund", String(refund.id));
  return json({
    status: true,
    message: "Refund retried and has been queued for processing",
    data: bodyOf(world, refund),
  });
}
