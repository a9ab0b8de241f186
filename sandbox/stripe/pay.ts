import { token } from "../ids";
import type { World } from "../world";
import { tellStripe } from "./events";
import { chargeObject, intentObject } from "./objects";
import { sessionObject, sessionUrl } from "./session-object";
import { expire, seconds } from "./sessions";
import type { Charge, Intent, Outcome, Session } from "./types";

export const OUTCOMES = [
  "card",
  "card_refund_fails",
  "card_refund_pending",
  "decline",
  "async",
  "async_fail",
  "cancel",
  "expire",
] as const satisfies readonly Outcome[];

const DECLINED = {
  code: "card_declined",
  decline_code: "generic_decline",
  message: "Your card was declined.",
};

/** Plays what the shopper did on the hosted page, and answers where the shopper goes next. */
export function play(world: World, session: Session, outcome: Outcome, delayMs = world.pace.laterMs): string {
  const page = sessionUrl(world, session);
  if (session.status !== "open") return page;
  switch (outcome) {
    case "cancel":
      return session.cancelUrl ?? page;
    case "expire":
      expire(world, session.id);
      return page;
    case "decline":
      decline(world, session);
      return `${page}?notice=declined`;
    case "async":
    case "async_fail":
      startAsync(world, session);
      world.timers.later(delayMs, outcome === "async" ? "stripe.settle" : "stripe.fail", session.id);
      break;
    default:
      payNow(world, session, outcome);
  }
  return session.successUrl.replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

function openIntent(world: World, session: Session): Intent {
  const known = world.state.stripe.intents.find(({ id }) => id === session.intentId);
  if (known) return known;
  const intent: Intent = {
    id: `pi_3${token(23)}`,
    created: seconds(),
    sessionId: session.id,
    amount: session.amount,
    currency: session.currency,
    description: session.description,
    metadata: session.intentMetadata,
    status: "requires_payment_method",
    latestChargeId: null,
    lastError: null,
  };
  world.state.stripe.intents.push(intent);
  session.intentId = intent.id;
  tellStripe(world, "payment_intent.created", intentObject(intent));
  return intent;
}

function addCharge(
  world: World,
  intent: Intent,
  change: Pick<Charge, "status" | "refundsEnd" | "email">,
): Charge {
  const { amount, currency, metadata } = intent;
  const charge: Charge = {
    id: `ch_3${token(23)}`,
    created: seconds(),
    intentId: intent.id,
    amount,
    currency,
    metadata,
    ...change,
  };
  world.state.stripe.charges.push(charge);
  intent.latestChargeId = charge.id;
  return charge;
}

function decline(world: World, session: Session): void {
  const intent = openIntent(world, session);
  intent.lastError = DECLINED;
  const charge = addCharge(world, intent, {
    status: "failed",
    refundsEnd: "succeeded",
    email: session.email,
  });
  tellStripe(world, "charge.failed", chargeObject(world, charge));
  tellStripe(world, "payment_intent.payment_failed", intentObject(intent));
}

const REFUNDS_END: { readonly [outcome in Outcome]?: Charge["refundsEnd"] } = {
  card_refund_fails: "fails_later",
  card_refund_pending: "pending",
};

function payNow(world: World, session: Session, outcome: Outcome): void {
  const intent = openIntent(world, session);
  session.status = "complete";
  session.paymentStatus = "paid";
  collect(world, session, intent, REFUNDS_END[outcome]);
  tellStripe(world, "checkout.session.completed", sessionObject(world, session));
}

function collect(
  world: World,
  session: Session,
  intent: Intent,
  refundsEnd: Charge["refundsEnd"] = "succeeded",
): void {
  intent.status = "succeeded";
  intent.lastError = null;
  const charge = addCharge(world, intent, { status: "succeeded", refundsEnd, email: session.email });
  tellStripe(world, "payment_intent.succeeded", intentObject(intent));
  tellStripe(world, "charge.succeeded", chargeObject(world, charge));
}

/** A bank debit or the like: the session is complete while the money is still on its way. */
function startAsync(world: World, session: Session): void {
  const intent = openIntent(world, session);
  intent.status = "processing";
  session.status = "complete";
  tellStripe(world, "payment_intent.processing", intentObject(intent));
  tellStripe(world, "checkout.session.completed", sessionObject(world, session));
}

/** The end of an async payment. */
export function finishAsync(world: World, sessionId: string, isPaid: boolean): void {
  const session = world.state.stripe.sessions.find(({ id }) => id === sessionId);
  const intent = world.state.stripe.intents.find(({ id }) => id === session?.intentId);
  if (!session || intent?.status !== "processing") return;
  if (isPaid) {
    session.paymentStatus = "paid";
    collect(world, session, intent);
  } else {
    intent.status = "requires_payment_method";
    intent.lastError = DECLINED;
    tellStripe(world, "payment_intent.payment_failed", intentObject(intent));
  }
  const ending = isPaid ? "succeeded" : "failed";
  tellStripe(world, `checkout.session.async_payment_${ending}`, sessionObject(world, session));
}
