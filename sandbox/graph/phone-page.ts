import type { Answer, Ask } from "../http";
import { listMessages } from "../messages";
import { type Html, html, showTime } from "../pages/html";
import { badge, sheet } from "../pages/layout";
import type { Message } from "../state";
import type { World } from "../world";
import type { Choice } from "./body";
import { digits } from "./wire";

const FIRST_NUMBER = "2348012345678";

type Handshake = { readonly ok: boolean; readonly detail: string };

/** A shopper's phone: what the shop sent to one number, and a box to write back. */
export function showPhone(ask: Ask, world: World, handshake?: Handshake): Answer {
  const from = digits(ask.url.searchParams.get("from") ?? "") || FIRST_NUMBER;
  const thread = listMessages(world, { kind: "whatsapp", to: null }).filter(
    (message) => message.from === from || message.to.includes(from),
  );
  const name = thread.find(({ direction }) => direction === "in")?.extra["name"];
  const lead =
    "Write to the shop on WhatsApp as any number. Each message goes to the shop as a signed webhook and opens the 24-hour window.";
  return sheet(
    { title: "Phone", path: "/graph/phone", lead },
    html`
${handshake && html`<p role="status" class="${handshake.ok ? "done" : "problem"}">${handshake.detail}</p>`}
<div class="columns"><section aria-labelledby="thread"><h2 id="thread">Chat with +${from}</h2>
${
  thread.length === 0
    ? html`<p class="empty">Nothing yet. Say hello.</p>`
    : html`<ol class="chat">${thread
        .slice(0, 40)
        .reverse()
        .map((message) => bubble(message, from))}</ol>`
}
<form method="post" action="/graph/inbound" class="fields">
<label>Number <input name="from" value="${from}" inputmode="tel" required></label>
<label>Name <input name="name" value="${typeof name === "string" ? name : "Ada Obi"}" required></label>
<label class="wide">Message <textarea name="text" rows="3" required></textarea></label>
<button class="main">Send to the shop</button></form></section>
<section aria-labelledby="setup"><h2 id="setup">Set-up</h2>
<form method="get" class="fields"><label>Look at another number <input name="from" value="" placeholder="2348012345678" inputmode="tel"></label><button>Open chat</button></form>
<form method="post" action="/graph/subscribe"><p>Ask the shop to prove that it knows the verify token.</p>
<button>Subscribe the webhook</button></form>
<p>Numbers ending in <code>131026</code> cannot be reached. Templates named <code>missing_…</code> do not exist.</p></section></div>`,
  );
}

function bubble(message: Message, from: string): Html {
  const isMine = message.direction === "in";
  const { choices } = message.extra;
  const replies = Array.isArray(choices)
    ? (choices as readonly Choice[]).map((choice) => replyButton(message, choice, from))
    : [];
  const tone = message.status === "failed" ? "bad" : "quiet";
  return html`<li class="${isMine ? "mine" : "theirs"}"><p class="words">${message.text}</p>
${replies}<p class="meta">${showTime(message.at)} ${badge(message.status, tone)}</p></li>`;
}

const replyButton = (
  message: Message,
  { id, title }: Choice,
  from: string,
): Html => html`<form method="post" action="/graph/inbound">
<input type="hidden" name="from" value="${from}"><input type="hidden" name="text" value="${title}">
<input type="hidden" name="buttonId" value="${id}"><input type="hidden" name="contextId" value="${message.id}">
<button class="plain">${title}</button></form>`;
