import { parseForm } from "../form";
import { type Answer, type Ask, json } from "../http";
import { token } from "../ids";
import { refuseStripe } from "../provider-errors";
import type { World } from "../world";
import { tellStripe } from "./events";
import { answerWith, expansions, missing } from "./lookup";
import { list } from "./objects";
import { lineItems, sessionObject } from "./session-object";
import { refuseParams, SessionParams } from "./session-params";
import type { Session } from "./types";

/** About fifty US cents; a currency that is not listed is not taken. */
const SMALLEST: { readonly [currency: string]: number } = {
  usd: 50,
  eur: 50,
  gbp: 30,
  ngn: 75_000,
  kes: 6_500,
  ghs: 600,
  zar: 900,
};
const LARGEST = 99_999_999;
const MINUTE = 60;
const DAY = 86_400;

export const seconds = () => Math.floor(Date.now() / 1000);

/** POST /v1/checkout/sessions */
export function createSession(ask: Ask, world: World): Answer {
  const parsed = SessionParams.safeParse(parseForm(ask.raw));
  if (!parsed.success) return refuseParams(parsed.error);
  const params = parsed.data;
  const problem = amountProblem(params) ?? expiryProblem(params);
  if (problem) return problem;

  const session = newSession(params);
  world.state.stripe.sessions.push(session);
  world.timers.later((session.expiresAt - seconds()) * 1000, "stripe.expire", session.id);
  return answerWith(world, sessionObject(world, session), params.expand);
}

const totalOf = (params: SessionParams) =>
  params.line_items.reduce((sum, { price_data, quantity }) => sum + price_data.unit_amount * quantity, 0);

function amountProblem(params: SessionParams): Answer | null {
  const currencies = [...new Set(params.line_items.map(({ price_data }) => price_data.currency))];
  const [currency = ""] = currencies;
  const smallest = SMALLEST[currency];
  const param = "line_items";
  if (currencies.length > 1)
    return refuseStripe(400, { message: "All line items must use one currency.", param });
  if (smallest === undefined) return refuseStripe(400, { message: `Invalid currency: ${currency}.`, param });
  const total = totalOf(params);
  if (total > LARGEST)
    return refuseStripe(400, {
      code: "amount_too_large",
      message: `The total amount must be no more than ${LARGEST}.`,
      param,
    });
  if (total >= smallest) return null;
  const message =
    "The Checkout Session's total amount due must add up to at least 50 US cents or its equivalent.";
  return refuseStripe(400, { code: "amount_too_small", message, param });
}

function expiryProblem({ expires_at }: SessionParams): Answer | null {
  if (expires_at === undefined) return null;
  const ahead = expires_at - seconds();
  // A second of grace: the caller read its clock before we read ours.
  if (ahead >= 30 * MINUTE - 1 && ahead <= DAY + 1) return null;
  const message =
    "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.";
  return refuseStripe(400, { message, param: "expires_at" });
}

function newSession(params: SessionParams): Session {
  const created = seconds();
  return {
    id: `cs_test_a1${token(56)}`,
    created,
    expiresAt: params.expires_at ?? created + DAY,
    currency: params.line_items[0]?.price_data.currency ?? "usd",
    amount: totalOf(params),
    lines: params.line_items.map(({ price_data, quantity }) => ({
      id: `li_${token(24)}`,
      name: price_data.product_data.name,
      description: price_data.product_data.description ?? null,
      unitAmount: price_data.unit_amount,
      quantity,
    })),
    successUrl: params.success_url,
    cancelUrl: params.cancel_url ?? null,
    clientReferenceId: params.client_reference_id ?? null,
    email: params.customer_email ?? null,
    metadata: params.metadata ?? {},
    intentMetadata: params.payment_intent_data?.metadata ?? {},
    description: params.payment_intent_data?.description ?? null,
    status: "open",
    paymentStatus: "unpaid",
    intentId: null,
  };
}

const findSession = (world: World, id: string) =>
  world.state.stripe.sessions.find((session) => session.id === id);

export function listLineItems(ask: Ask, world: World): Answer {
  const session = findSession(world, ask.param("id"));
  return session ? json(lineItems(session)) : missing("checkout.session", ask.param("id"));
}

/** GET /v1/checkout/sessions, newest first; `payment_intent` narrows it. */
export function listSessions(ask: Ask, world: World): Answer {
  const intent = ask.url.searchParams.get("payment_intent");
  const limit = Math.min(Number(ask.url.searchParams.get("limit")) || 10, 100);
  const fitting = world.state.stripe.sessions
    .filter(({ intentId }) => !intent || intentId === intent)
    .reverse();
  const objects = fitting.slice(0, limit).map((session) => sessionObject(world, session));
  return json(list(objects, "/v1/checkout/sessions", fitting.length > limit));
}

export function expireSession(ask: Ask, world: World): Answer {
  const session = findSession(world, ask.param("id"));
  if (!session) return missing("checkout.session", ask.param("id"));
  if (session.status !== "open") {
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`;
    return refuseStripe(400, { message });
  }
  expire(world, session.id);
  return answerWith(world, sessionObject(world, session), expansions(ask));
}

/** Closes an open session and tells the shop; anything else stays as it is. */
export function expire(world: World, id: string): void {
  const session = findSession(world, id);
  if (session?.status !== "open") return;
  session.status = "expired";
  tellStripe(world, "checkout.session.expired", sessionObject(world, session));
}
