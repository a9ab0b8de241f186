import type { Answer } from "../http";

export type Html = { readonly html: string };
export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const ENTITIES: { readonly [letter: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const write = (piece: Piece): string => {
  if (piece === null || piece === undefined || piece === false) return "";
  if (typeof piece === "string" || typeof piece === "number")
    return String(piece).replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
  return "html" in piece ? piece.html : piece.map(write).join("");
};

/** Markup in which everything put in is text, unless it was made by `html` itself. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: String.raw({ raw: strings }, ...pieces.map(write)) };
}

/** Nothing runs on these pages: no script, no frame but our own, no picture from elsewhere. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'";

export const page = (document: Html, status = 200): Answer => ({
  status,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  },
  body: `<!doctype html>${document.html}`,
});

/** 1250050, "NGN" → ₦12,500.50 */
export function showAmount(minor: number, currency: string): string {
  const code = currency.toUpperCase();
  const style = { style: "currency", currency: code, currencyDisplay: "narrowSymbol" } as const;
  const digits = new Intl.NumberFormat("en-NG", style).resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat("en-NG", style).format(minor / 10 ** digits);
}

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

export const showTime = (iso: string): Html =>
  html`<time datetime="${iso}">${CLOCK.format(new Date(iso))}</time>`;
