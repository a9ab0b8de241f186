import { readFileSync } from "node:fs";
import type { Answer } from "../http";
import { type Html, html, type Piece, page } from "./html";

const STYLE = readFileSync(new URL("./style.css", import.meta.url), "utf8");

export const stylesheet = (): Answer => ({
  status: 200,
  headers: { "content-type": "text/css; charset=utf-8", "cache-control": "no-cache" },
  body: STYLE,
});

const head = (title: string): Html => html`<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>${title}</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,">
</head>`;

const PLACES = [
  ["/", "Overview"],
  ["/inbox", "Inbox"],
  ["/payments", "Payments"],
  ["/deliveries", "Webhooks"],
  ["/faults", "Faults"],
  ["/graph/phone", "Phone"],
  ["/daraja/phone", "M-Pesa"],
] as const;

type Sheet = { readonly title: string; readonly path: string; readonly lead?: Piece };

/** A page of the sandbox itself: header, one column, plain words. */
export function sheet({ title, path, lead }: Sheet, body: Html): Answer {
  const links = PLACES.map(
    ([href, name]) =>
      html`<li><a href="${href}"${href === path ? html` aria-current="page"` : ""}>${name}</a></li>`,
  );
  return page(html`<html lang="en">${head(`${title} · Oja sandbox`)}<body class="sheet">
<header class="masthead"><a class="brand" href="/"><span aria-hidden="true">ọ</span> Oja sandbox</a>
<nav aria-label="Sandbox"><ul>${links}</ul></nav></header>
<main><h1>${title}</h1>${lead ? html`<p class="lead">${lead}</p>` : ""}${body}</main>
<footer><p>A small copy of the outside world, on this machine only. No real money, mail or messages.</p></footer>
</body></html>`);
}

/** A hosted payment page: its own look, and a banner that says what it is. */
export function till(title: string, look: "paystack" | "stripe", body: Html): Answer {
  return page(html`<html lang="en">${head(title)}<body class="till ${look}">
<header class="notice-bar">Sandbox: no real money moves</header>
<main>${body}</main></body></html>`);
}

export const badge = (state: string, tone: "good" | "bad" | "wait" | "quiet"): Html =>
  html`<span class="badge ${tone}">${state}</span>`;
