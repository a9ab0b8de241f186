import { z } from "zod";
import {
  type Answer,
  type Ask,
  type Handler,
  isFields,
  json,
  type Route,
  readFields,
  redirect,
  wantsJson,
} from "../http";
import { refusePaystack } from "../provider-errors";
import type { World } from "../world";
import { OUTCOMES, play } from "./charge";
import { showCheckout, showNoCheckout } from "./checkout-page";
import { fetchDispute, listDisputes, resolveDispute } from "./disputes";
import { initialize } from "./initialize";
import { createRefund, fetchRefund, listRefunds, retryRefund } from "./refunds";
import { fetchTransaction, listTransactions, verify } from "./transactions";

const Choice = z.object({
  outcome: z.enum(OUTCOMES),
  amount: z.coerce.number().int().positive().optional(),
  seconds: z.coerce.number().min(0).max(86_400).optional(),
});

const findByAccessCode = (ask: Ask, world: World) =>
  world.state.paystack.transactions.find(({ accessCode }) => accessCode === ask.param("code"));

function checkout(ask: Ask, world: World): Answer {
  const transaction = findByAccessCode(ask, world);
  return transaction ? showCheckout(transaction, ask.url.searchParams.get("notice")) : showNoCheckout();
}

/** A button of the hosted page, or a test that pushes it: a form is redirected, JSON is told where to. */
function pay(ask: Ask, world: World): Answer {
  const transaction = findByAccessCode(ask, world);
  if (!transaction) return wantsJson(ask) ? json({ error: "No such access code." }, 404) : showNoCheckout();
  const choice = Choice.safeParse(readFields(ask));
  if (!choice.success) return json({ error: `outcome must be one of ${OUTCOMES.join(", ")}` }, 400);

  const { outcome, amount, seconds } = choice.data;
  const redirectUrl = play(world, transaction, {
    outcome,
    ...(amount === undefined ? {} : { amount }),
    ...(seconds === undefined ? {} : { seconds }),
  });
  const { reference, status } = transaction;
  return wantsJson(ask) ? json({ redirectUrl, reference, status }) : redirect(redirectUrl);
}

/** Every API call needs the secret key, and a body that is an object. */
const withKey =
  (handle: Handler): Handler =>
  (ask, world) => {
    if (ask.headers.authorization !== `Bearer ${world.keys.PAYSTACK_SECRET_KEY}`) {
      return refusePaystack(401, "Invalid key", "invalid_Key");
    }
    return ask.method === "GET" || isJsonObject(ask.raw)
      ? handle(ask, world)
      : refusePaystack(400, "Invalid JSON in the body");
  };

function isJsonObject(raw: string): boolean {
  try {
    return isFields(JSON.parse(raw));
  } catch {
    return false;
  }
}

const api = (method: string, path: string, operation: string, handle: Handler): Route => ({
  method,
  path: `/paystack${path}`,
  handle: withKey(handle),
  call: { provider: "paystack", operation },
});

export const paystackRoutes: readonly Route[] = [
  api("POST", "/transaction/initialize", "initialize", initialize),
  api("GET", "/transaction/verify/:reference", "verify", verify),
  api("GET", "/transaction", "list", listTransactions),
  api("GET", "/transaction/:id", "fetch", fetchTransaction),
  api("POST", "/refund", "refund.create", createRefund),
  api("GET", "/refund", "refund.list", listRefunds),
  api("GET", "/refund/:id", "refund.fetch", fetchRefund),
  api("POST", "/refund/retry_with_customer_details/:id", "refund.retry", retryRefund),
  api("GET", "/dispute", "dispute.list", listDisputes),
  api("GET", "/dispute/:id", "dispute.fetch", fetchDispute),
  api("PUT", "/dispute/:id/resolve", "dispute.resolve", resolveDispute),
  { method: "GET", path: "/paystack/checkout/:code", handle: checkout },
  { method: "POST", path: "/paystack/checkout/:code/pay", handle: pay },
];
