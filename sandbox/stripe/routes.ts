import { z } from "zod";
import { type Answer, type Ask, json, type Route, readFields, redirect, wantsJson } from "../http";
import type { World } from "../world";
import { listEvents, retrieveEvent } from "./events";
import { oncePerKey, withKey } from "./guard";
import { retrieve } from "./lookup";
import { OUTCOMES, play } from "./pay";
import { showNoSession, showPayPage } from "./pay-page";
import { createRefund, listRefunds } from "./refunds";
import { createSession, expireSession, listLineItems, listSessions } from "./sessions";

const Choice = z.object({
  outcome: z.enum(OUTCOMES),
  seconds: z.coerce.number().min(0).max(86_400).optional(),
});

const findSession = (ask: Ask, world: World) =>
  world.state.stripe.sessions.find(({ id }) => id === ask.param("session"));

function showPage(ask: Ask, world: World): Answer {
  const session = findSession(ask, world);
  return session ? showPayPage(session, ask.url.searchParams.get("notice")) : showNoSession();
}

/** A button of the hosted page, or a test that pushes it: a form is redirected, JSON is told where to. */
function pay(ask: Ask, world: World): Answer {
  const session = findSession(ask, world);
  if (!session) return wantsJson(ask) ? json({ error: "No such session." }, 404) : showNoSession();
  const choice = Choice.safeParse(readFields(ask));
  if (!choice.success) return json({ error: `outcome must be one of ${OUTCOMES.join(", ")}` }, 400);

  const { outcome, seconds } = choice.data;
  const redirectUrl = play(world, session, outcome, seconds === undefined ? undefined : seconds * 1000);
  const { id, status, paymentStatus } = session;
  return wantsJson(ask) ? json({ redirectUrl, session: id, status, paymentStatus }) : redirect(redirectUrl);
}

/** The SDK can be given a host but not a path, so the API is served at the root as well. */
const api = (
  method: string,
  path: string,
  operation: string,
  handle: (ask: Ask, world: World) => Answer,
): Route[] =>
  ["/v1", "/stripe/v1"].map((base) => ({
    method,
    path: base + path,
    handle: withKey(method === "POST" ? oncePerKey(handle) : handle),
    call: { provider: "stripe", operation },
  }));

export const stripeRoutes: readonly Route[] = [
  ...api("POST", "/checkout/sessions", "checkout.sessions.create", createSession),
  ...api("GET", "/checkout/sessions", "checkout.sessions.list", listSessions),
  ...api("GET", "/checkout/sessions/:id", "checkout.sessions.retrieve", retrieve("checkout.session", "cs_")),
  ...api("GET", "/checkout/sessions/:id/line_items", "checkout.sessions.line_items", listLineItems),
  ...api("POST", "/checkout/sessions/:id/expire", "checkout.sessions.expire", expireSession),
  ...api("GET", "/payment_intents/:id", "payment_intents.retrieve", retrieve("payment_intent", "pi_")),
  ...api("GET", "/charges/:id", "charges.retrieve", retrieve("charge", "ch_")),
  ...api(
    "GET",
    "/balance_transactions/:id",
    "balance_transactions.retrieve",
    retrieve("balance transaction", "txn_"),
  ),
  ...api("POST", "/refunds", "refunds.create", createRefund),
  ...api("GET", "/refunds", "refunds.list", listRefunds),
  ...api("GET", "/refunds/:id", "refunds.retrieve", retrieve("refund", "re_")),
  ...api("GET", "/events", "events.list", listEvents),
  ...api("GET", "/events/:id", "events.retrieve", retrieveEvent),
  { method: "GET", path: "/stripe/pay/c/:session", handle: showPage },
  { method: "POST", path: "/stripe/pay/c/:session", handle: pay },
];
