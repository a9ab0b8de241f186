import { type Answer, type Ask, json, readFields, textField } from "../http";
import { refusePaystack } from "../provider-errors";
import { nextSerial, type World } from "../world";
import { tellDispute } from "./events";
import { findTransaction, page } from "./transactions";
import type { Dispute } from "./types";
import { disputeBody } from "./wire";

/** The shopper's bank takes the money back, and the shop hears of it. Null when there is nothing to dispute. */
export function openDispute(world: World, reference: string): Dispute | null {
  const transaction = findTransaction(world, reference);
  if (transaction?.status !== "success") return null;
  const dispute: Dispute = {
    id: 358_000 + nextSerial(world.state),
    transactionId: transaction.id,
    amount: transaction.paidAmount,
    createdAt: new Date().toISOString(),
    status: "awaiting-merchant-feedback",
    resolution: null,
    resolvedAt: null,
  };
  world.state.paystack.disputes.push(dispute);
  tellDispute(world, dispute, transaction);
  return dispute;
}

const bodyOf = (world: World, dispute: Dispute) => {
  const transaction = findTransaction(world, String(dispute.transactionId));
  return transaction ? disputeBody(dispute, transaction) : { id: dispute.id, status: dispute.status };
};

export function listDisputes(ask: Ask, world: World): Answer {
  const bodies = world.state.paystack.disputes.map((dispute) => bodyOf(world, dispute)).reverse();
  return json({ status: true, message: "Disputes retrieved", ...page(bodies, ask.url.searchParams) });
}

export function fetchDispute(ask: Ask, world: World): Answer {
  const dispute = world.state.paystack.disputes.find(({ id }) => String(id) === ask.param("id"));
  if (!dispute) return refusePaystack(404, "Dispute not found", "dispute_not_found");
  return json({ status: true, message: "Dispute retrieved", data: bodyOf(world, dispute) });
}

/** PUT /dispute/:id/resolve: accepting gives the money back, declining keeps it. */
export function resolveDispute(ask: Ask, world: World): Answer {
  const dispute = world.state.paystack.disputes.find(({ id }) => String(id) === ask.param("id"));
  const transaction = dispute && findTransaction(world, String(dispute.transactionId));
  if (!dispute || !transaction) return refusePaystack(404, "Dispute not found", "dispute_not_found");
  if (dispute.status === "resolved") return refusePaystack(400, "Dispute has already been resolved");
  const resolution = textField(readFields(ask), "resolution");
  if (resolution !== "merchant-accepted" && resolution !== "declined")
    return refusePaystack(400, "Resolution is invalid");

  dispute.status = "resolved";
  dispute.resolution = resolution;
  dispute.resolvedAt = new Date().toISOString();
  if (resolution === "merchant-accepted") transaction.status = "reversed";
  tellDispute(world, dispute, transaction);
  return json({ status: true, message: "Dispute successfully resolved", data: bodyOf(world, dispute) });
}
