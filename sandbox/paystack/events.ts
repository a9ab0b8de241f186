import { lowerToken } from "../ids";
import type { World } from "../world";
import type { Dispute, Refund, Transaction } from "./types";
import { customerOf, disputeBody, INTEGRATION, transactionBody } from "./wire";

function tell(world: World, event: string, payload: object, escaped = false): void {
  const url = `${world.appUrl}/api/webhooks/paystack`;
  world.webhooks.send({ provider: "paystack", event, url, payload: { event, data: payload }, escaped });
}

/** charge.success. Cards say `metadata: 0` when there is none, transfers say `""`; transfers escape their text. */
export function tellCharge(world: World, transaction: Transaction): void {
  const body = transactionBody(transaction);
  const isCard = transaction.channel === "card";
  const metadata = transaction.metadata === "" && isCard ? 0 : transaction.metadata;
  const source = isCard
    ? null
    : { type: "api", source: "merchant_api", entry_point: "charge", identifier: null };
  tell(world, "charge.success", { ...body, metadata, source, plan: {}, subaccount: {}, split: {} }, !isCard);
}

/** A transfer of the wrong amount is sent back. The news names no reference, and its amount is text. */
export function tellRejectedTransfer(world: World, transaction: Transaction, amount: number): void {
  const { createdAt, id } = transaction;
  const bank_transfer = {
    amount: String(amount),
    message: "incorrect amount sent",
    message_type: "INCORRECT_AMOUNT",
    transaction_id: String(id),
  };
  const customer = {
    ...customerOf(transaction),
    domain: "test",
    integration: INTEGRATION,
    createdAt,
    updatedAt: createdAt,
  };
  tell(world, "bank.transfer.rejected", { bank_transfer, customer });
}

/** refund.*: no refund id except in needs-attention; the amount is text until it failed. */
export function tellRefund(world: World, refund: Refund, transaction: Transaction): void {
  const { status, amount, currency, reference } = refund;
  const isText = status === "pending" || status === "processing" || status === "processed";
  const { email } = transaction;
  const notes = {
    id: String(refund.id),
    customer_note: refund.customerNote,
    merchant_note: refund.merchantNote,
  };
  const payload = {
    status,
    transaction_reference: reference,
    refund_reference: status === "pending" ? null : `TRF_${lowerToken(15)}`,
    amount: isText ? String(amount) : amount,
    currency,
    processor: transaction.channel === "card" ? "mpgs_zen" : "instant-transfer",
    customer: { first_name: null, last_name: null, email },
    integration: INTEGRATION,
    domain: "test",
    ...(status === "needs-attention" ? notes : {}),
  };
  tell(world, `refund.${status}`, payload, true);
}

export function tellDispute(world: World, dispute: Dispute, transaction: Transaction): void {
  const event = dispute.status === "resolved" ? "charge.dispute.resolve" : "charge.dispute.create";
  tell(world, event, disputeBody(dispute, transaction));
}
