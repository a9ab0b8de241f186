import { type Answer, type Ask, text } from "../http";
import { findMessage } from "../messages";
import type { Message } from "../state";
import type { World } from "../world";
import { html, type Piece, showTime } from "./html";
import { linked } from "./inbox";
import { badge, sheet } from "./layout";

const mailOf = (ask: Ask, world: World): Message | null => {
  const message = findMessage(world, ask.param("id"));
  return message?.kind === "mail" ? message : null;
};

const words = (value: unknown): string =>
  Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : "";

export function showMail(ask: Ask, world: World): Answer {
  const mail = mailOf(ask, world);
  if (!mail) return text("No such mail.", 404);
  const { id, from, to, subject, at, status, extra } = mail;
  const line = (name: string, value: Piece) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return sheet(
    { title: subject, path: "/inbox" },
    html`<p><a href="/inbox?kind=mail">← All mail</a></p>
<dl class="facts">${line("From", from)}${line("To", to.join(", "))}${line("Copy", words(extra["cc"]))}
${line("Reply to", words(extra["replyTo"]))}${line("Attached", words(extra["attachments"]))}
${line("Sent", html`${showTime(at)} ${badge(status, status === "bounced" ? "bad" : "quiet")}`)}</dl>
${
  mail.html &&
  html`<section aria-labelledby="as-mail"><h2 id="as-mail">As the reader sees it</h2>
<iframe class="mail" title="${subject}" src="/inbox/mail/${id}/body" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>`
}
${mail.text && html`<section aria-labelledby="as-text"><h2 id="as-text">As plain text</h2><pre class="words">${linked(mail.text)}</pre></section>`}`,
  );
}

/** Whatever the shop put into the mail runs in nobody's name: no script, no forms, an origin of its own. */
const BODY_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline'; font-src * data:; frame-ancestors 'self'";

export function showMailBody(ask: Ask, world: World): Answer {
  const mail = mailOf(ask, world);
  if (!mail?.html) return text("This mail has no HTML part.", 404);
  const body = /<head[^>]*>/i.test(mail.html)
    ? mail.html.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`)
    : `<!doctype html><base target="_blank">${mail.html}`;
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": BODY_POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    },
    body,
  };
}
