import type { Answer, Ask } from "../http";
import { PROVIDER_NAMES, PROVIDERS, type Provider } from "../state";
import type { World } from "../world";
import { type Html, html } from "./html";
import { badge, sheet } from "./layout";
import { paymentTable, recentPayments } from "./payments";

const STANDS_FOR: {
  readonly [provider in Provider]: { readonly base: string; readonly what: string };
} = {
  paystack: {
    base: "/paystack",
    what: "Cards, transfers and USSD in naira; refunds and disputes",
  },
  stripe: { base: "/v1 and /stripe/v1", what: "Checkout sessions, refunds, events" },
  daraja: { base: "/daraja", what: "M-Pesa questions, with a phone to answer them on" },
  resend: { base: "/resend", what: "Mail, shown in the inbox" },
  twilio: { base: "/twilio", what: "Text messages, shown in the inbox" },
  whatsapp: { base: "/graph", what: "Messages both ways, with a phone to write from" },
};

function providerCard(world: World, provider: Provider): Html {
  const { base, what } = STANDS_FOR[provider];
  const calls = Object.values(world.calls[provider] ?? {}).reduce((sum, count) => sum + count, 0);
  const isFaulty = Object.values(world.faults.table()[provider] ?? {}).some(Boolean);
  return html`<li><h3>${PROVIDER_NAMES[provider]} ${isFaulty ? badge("faults on", "bad") : badge("working", "good")}</h3>
<p>${what}</p><p class="meta"><code>${base}</code> · ${calls} ${calls === 1 ? "call" : "calls"}</p></li>`;
}

export function showHome(_ask: Ask, world: World): Answer {
  const { messages, deliveries } = world.state;
  const waiting = deliveries.filter(({ state }) => state === "pending").length;
  const lost = deliveries.filter(({ state }) => state === "failed" || state === "dropped").length;
  const lead = html`The outside world in miniature, for the shop at <a href="${world.appUrl}">${world.appUrl}</a>. Pay on its pages, read its mail, break it on purpose.`;
  return sheet(
    { title: "Overview", path: "/", lead },
    html`
<ul class="tiles">
<li><a href="/inbox"><strong>${messages.length}</strong> in the inbox</a></li>
<li><a href="/payments"><strong>${recentPayments(world).length}</strong> payments</a></li>
<li><a href="/deliveries"><strong>${waiting}</strong> webhooks waiting</a></li>
<li><a href="/deliveries"><strong>${lost}</strong> webhooks lost</a></li></ul>
<section aria-labelledby="providers"><h2 id="providers">What stands here</h2>
<ul class="cards">${PROVIDERS.map((provider) => providerCard(world, provider))}</ul></section>
<section aria-labelledby="recent"><h2 id="recent">Latest payments</h2>${paymentTable(recentPayments(world).slice(0, 6))}</section>
<section aria-labelledby="tests"><h2 id="tests">For tests</h2>
<p><a href="/inbox.json">/inbox.json</a>, <a href="/calls.json">/calls.json</a>, <a href="/faults.json">/faults.json</a>, <a href="/deliveries.json">/deliveries.json</a>, and <code>POST /controls/…</code>; the README beside the code says how.</p></section>`,
  );
}
