import { setTimeout as pause } from "node:timers/promises";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { signPaystack, signStripe } from "@/sandbox/signatures";
import { type Act, pick, type Scene } from "./act";
import type { FORGERIES } from "./plan";
import { listLetters, payOn } from "./sandbox";
import { place } from "./shop-acts";
import { watchedFetch } from "./visitor";

const NAIRA_ENDS = [
  "card",
  "card",
  "transfer",
  "ussd",
  "later",
  "decline",
  "transfer_short",
  "transfer_over",
  "partial",
  "abandon",
  "card_refund_fails",
];
const DOLLAR_ENDS = [
  "card",
  "card",
  "async",
  "async_fail",
  "decline",
  "cancel",
  "expire",
  "card_refund_pending",
  "card_refund_fails",
];

/** What a shopper does on a payment page they were sent to, the newest order first; one without a page orders first. */
export const pay: Act<"pay"> = async (scene, { outcome, page }) => {
  const { town, shopper } = scene;
  const hasPage = shopper.placements.some(({ pages }) => pages.length > 0);
  if (!hasPage)
    await place(scene, {
      kind: "place",
      thing: outcome,
      quantity: 1,
      currency: page % 3 === 0 ? "USD" : "NGN",
      method: "card",
      isDoubled: false,
    });
  const placement = shopper.placements.findLast(({ pages }) => pages.length > 0);
  const url = placement && pick(placement.pages, page);
  if (!placement || !url) return "idle";
  const ends = placement.input.payment === "card_usd" ? DOLLAR_ENDS : NAIRA_ENDS;
  await payOn(town, url, pick(ends, outcome) ?? "card");
  // Half of them go on to another order afterwards; the others press the button again one day.
  if (outcome % 2 === 0) placement.pages.length = 0;
  return "done";
};

type Forgery = {
  readonly to: "paystack" | "stripe";
  readonly body: string;
  readonly headers: Record<string, string>;
  readonly expected: number;
};

/** Webhooks that no provider sent, and one that a provider sent but is not true. */
export const forge: Act<"forge"> = async (scene, { trick, about }) => {
  const [target] = await scene.town.records.ask<{ reference: string; amount: string }>(
    `SELECT reference, amount_minor::text AS amount FROM payment_attempt WHERE provider = 'paystack' ORDER BY (status = 'started') DESC, reference OFFSET $1 LIMIT 1`,
    [about % 3],
  );
  const reference = trick === "unknown" || !target ? `OJ-NONE-NONE-${about}` : target.reference;
  const event = {
    event: "charge.success",
    data: {
      id: 700_000 + about,
      domain: "test",
      status: "success",
      reference,
      amount: Number(target?.amount ?? 5_000),
    },
  };
  const { to, body, headers, expected } = forgeries(JSON.stringify(event))[trick];
  const status = await deliver(scene, { to, body, headers, what: `forged webhook (${trick})` });
  if (status < 500 && status !== expected)
    scene.journal.complain(`A webhook that was forged (${trick}) was answered ${status}, not ${expected}`);
  return status < 500 ? "done" : "lost";
};

function forgeries(body: string): Record<(typeof FORGERIES)[number], Forgery> {
  const truly = signPaystack(body, SANDBOX_KEYS.PAYSTACK_SECRET_KEY);
  const hourAgo = Math.floor(Date.now() / 1_000) - 3_600;
  const paystack = (signature: string | null, sent = body, expected = 401): Forgery => ({
    to: "paystack",
    body: sent,
    expected,
    headers: signature === null ? {} : { "x-paystack-signature": signature },
  });
  return {
    unsigned: paystack(null),
    wrong_key: paystack(signPaystack(body, "sk_test_somebody_else")),
    other_provider: {
      ...paystack(null),
      headers: { "stripe-signature": signStripe(body, SANDBOX_KEYS.STRIPE_WEBHOOK_SECRET, hourAgo + 3_600) },
    },
    changed_byte: paystack(truly, body.replace("charge.success", "charge.succesS")),
    stale: {
      to: "stripe",
      body,
      expected: 400,
      headers: { "stripe-signature": signStripe(body, SANDBOX_KEYS.STRIPE_WEBHOOK_SECRET, hourAgo) },
    },
    unknown: paystack(truly, body, 200),
    lie: paystack(truly, body, 200),
  };
}

/** A webhook that came before comes again, several times at once. */
export const replay: Act<"replay"> = async (scene, { letter: number, times }) => {
  const letter = pick(await listLetters(scene.town), number);
  if (!letter) return "idle";
  const { provider: to, body } = letter;
  const now = Math.floor(Date.now() / 1_000);
  const headers: Record<string, string> =
    to === "paystack"
      ? { "x-paystack-signature": signPaystack(body, SANDBOX_KEYS.PAYSTACK_SECRET_KEY) }
      : { "stripe-signature": signStripe(body, SANDBOX_KEYS.STRIPE_WEBHOOK_SECRET, now) };
  const sending = Array.from({ length: times }, () =>
    deliver(scene, { to, body, headers, what: "webhook again" }),
  );
  const statuses = await Promise.all(sending);
  const refused = statuses.find((status) => status !== 200 && status < 500);
  if (refused) scene.journal.complain(`A webhook sent again was answered ${refused}, not 200`);
  return statuses.some((status) => status >= 500) ? "lost" : "done";
};

type Sending = Pick<Forgery, "to" | "body" | "headers"> & { readonly what: string };

/** The status of the answer; 599 when none came. */
async function deliver({ town, journal }: Scene, { to, body, headers, what }: Sending): Promise<number> {
  const request = { method: "POST", body, headers: { "content-type": "application/json", ...headers } };
  const answer = await watchedFetch(`${town.shopUrl}/api/webhooks/${to}`, request, {
    journal,
    what,
    audience: "programs",
  }).catch(() => null);
  if (!answer) await pause(50);
  return answer?.status ?? 599;
}
