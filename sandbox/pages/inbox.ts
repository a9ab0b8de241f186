import { type Answer, type Ask, json } from "../http";
import { listMessages, type MessageFilter } from "../messages";
import type { Message } from "../state";
import type { World } from "../world";
import { type Html, html, showTime } from "./html";
import { badge, sheet } from "./layout";

const KINDS = [
  [null, "Everything"],
  ["mail", "Mail"],
  ["sms", "SMS"],
  ["whatsapp", "WhatsApp"],
] as const;

const NAMES: { readonly [kind: string]: string } = { mail: "Mail", sms: "SMS", whatsapp: "WhatsApp" };
const SHOWN = 200;

const filterOf = (ask: Ask): MessageFilter => {
  const query = ask.url.searchParams;
  return { kind: query.get("kind") || null, to: query.get("to") || null };
};

/** GET /inbox.json?kind=mail|sms|whatsapp&to=… : newest first. */
export const inboxJson = (ask: Ask, world: World): Answer =>
  json({ messages: listMessages(world, filterOf(ask)) });

export function showInbox(ask: Ask, world: World): Answer {
  const filter = filterOf(ask);
  const messages = listMessages(world, filter).slice(0, SHOWN);
  const lead = "What the shop has sent, newest first. None of it has left this machine.";
  return sheet(
    { title: "Inbox", path: "/inbox", lead },
    html`${controls(filter)}
${messages.length === 0 ? html`<p class="empty">Nothing here yet.</p>` : html`<ol class="letters">${messages.map(row)}</ol>`}`,
  );
}

function controls({ kind, to }: MessageFilter): Html {
  const links = KINDS.map(([value, name]) => {
    const query = new URLSearchParams({ ...(value ? { kind: value } : {}), ...(to ? { to } : {}) });
    return html`<li><a href="/inbox?${query.toString()}"${value === kind ? html` aria-current="true"` : ""}>${name}</a></li>`;
  });
  return html`<div class="toolbar"><nav aria-label="Kinds of message"><ul class="pills">${links}</ul></nav>
<form method="get" class="inline" role="search">${kind && html`<input type="hidden" name="kind" value="${kind}">`}
<label><span>Address or number</span> <input name="to" value="${to}" type="search"></label><button>Find</button></form></div>`;
}

function row(message: Message): Html {
  const { id, kind, direction, from, to, subject, text, at, status } = message;
  const title = subject || text.slice(0, 160) || "(no text)";
  const who = direction === "in" ? `from +${from}` : `to ${to.join(", ")}`;
  const isBad = ["bounced", "complained", "failed", "undelivered"].includes(status);
  const href = kind === "mail" ? `/inbox/mail/${id}` : null;
  return html`<li><p class="meta"><span class="kind ${kind}">${NAMES[kind]}</span> ${who}</p>
<p class="words">${href ? html`<a href="${href}">${title}</a>` : linked(title)}</p>
<p class="meta">${showTime(at)} ${badge(status, isBad ? "bad" : "quiet")}</p></li>`;
}

/** Text with its web addresses made into links. Odd pieces are the addresses. */
export function linked(text: string): Html {
  const pieces = text.split(/(https?:\/\/[^\s<>"']+)/);
  return html`${pieces.map((piece, index) =>
    index % 2 ? html`<a href="${piece}" target="_blank" rel="noreferrer">${piece}</a>` : piece,
  )}`;
}
