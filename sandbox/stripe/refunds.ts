import { parseForm } from "../form";
import { type Answer, type Ask, json } from "../http";
import { token } from "../ids";
import { refuseStripe } from "../provider-errors";
import type { World } from "../world";
import { tellStripe } from "./events";
import { answerWith, missing } from "./lookup";
import { amountRefunded, chargeObject, list, refundObject } from "./objects";
import { RefundParams, refuseParams } from "./session-params";
import { seconds } from "./sessions";
import type { Charge, StripeRefund } from "./types";

/** POST /v1/refunds: whole or in parts, never more than is left. */
export function createRefund(ask: Ask, world: World): Answer {
  const parsed = RefundParams.safeParse(parseForm(ask.raw));
  if (!parsed.success) return refuseParams(parsed.error);
  const { payment_intent, charge: chargeId, amount, reason = null, metadata = {}, expand } = parsed.data;
  if (!payment_intent && !chargeId) {
    return refuseStripe(400, {
      message: "One of the following params should be provided for this request: payment_intent or charge.",
    });
  }
  const charge = world.state.stripe.charges.find(
    ({ id, intentId, status }) => status === "succeeded" && (id === chargeId || intentId === payment_intent),
  );
  if (!charge) return noCharge(world, payment_intent, chargeId);
  const left = charge.amount - amountRefunded(world, charge);
  const problem = refundProblem(charge, left, amount ?? left);
  if (problem) return problem;

  const refund = addRefund(world, charge, { amount: amount ?? left, reason, metadata });
  return answerWith(world, refundObject(refund), expand);
}

function noCharge(world: World, intentId = "", chargeId = ""): Answer {
  const intent = world.state.stripe.intents.find(({ id }) => id === intentId);
  if (!intent) return intentId ? missing("payment_intent", intentId) : missing("charge", chargeId);
  const message = `This PaymentIntent (${intentId}) does not have a successful charge to refund.`;
  return refuseStripe(400, { message, param: "payment_intent" });
}

function refundProblem(charge: Charge, left: number, amount: number): Answer | null {
  if (left === 0) {
    return refuseStripe(400, {
      code: "charge_already_refunded",
      message: `Charge ${charge.id} has already been refunded.`,
    });
  }
  if (amount < 1)
    return refuseStripe(400, {
      code: "parameter_invalid_integer",
      message: "Invalid positive integer",
      param: "amount",
    });
  if (amount <= left) return null;
  const message = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`;
  return refuseStripe(400, { message, param: "amount" });
}

function addRefund(
  world: World,
  charge: Charge,
  asked: Pick<StripeRefund, "amount" | "reason" | "metadata">,
): StripeRefund {
  const refund: StripeRefund = {
    id: `re_3${token(23)}`,
    created: seconds(),
    chargeId: charge.id,
    intentId: charge.intentId,
    currency: charge.currency,
    ...asked,
    status: charge.refundsEnd === "pending" ? "pending" : "succeeded",
    failureReason: null,
  };
  world.state.stripe.refunds.push(refund);
  tellStripe(world, "refund.created", refundObject(refund));
  tellStripe(world, "charge.refunded", chargeObject(world, charge));
  if (charge.refundsEnd !== "succeeded") world.timers.later(world.pace.refundMs, "stripe.refund", refund.id);
  return refund;
}

/** The surprise of some test cards: a refund that succeeds late, or one that succeeded and then fails. */
export function finishRefund(world: World, id: string): void {
  const refund = world.state.stripe.refunds.find((candidate) => candidate.id === id);
  if (!refund) return;
  const isFailure = refund.status === "succeeded";
  refund.status = isFailure ? "failed" : "succeeded";
  refund.failureReason = isFailure ? "expired_or_canceled_card" : null;
  const object = refundObject(refund);
  tellStripe(world, "refund.updated", object);
  tellStripe(world, "charge.refund.updated", object);
  if (isFailure) tellStripe(world, "refund.failed", object);
}

/** GET /v1/refunds?payment_intent=&charge= */
export function listRefunds(ask: Ask, world: World): Answer {
  const query = ask.url.searchParams;
  const limit = Math.min(Number(query.get("limit")) || 10, 100);
  const fitting = world.state.stripe.refunds.filter(
    ({ intentId, chargeId }) =>
      intentId === (query.get("payment_intent") ?? intentId) &&
      chargeId === (query.get("charge") ?? chargeId),
  );
  const objects = fitting.reverse().slice(0, limit).map(refundObject);
  return json(list(objects, "/v1/refunds", fitting.length > limit));
}
