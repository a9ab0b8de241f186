import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { parseForm } from "./form";
import type { Provider } from "./state";
import type { World } from "./world";

export type Ask = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  param(name: string): string;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Handler = (ask: Ask, world: World) => Answer | Promise<Answer>;

/** A route with a `call` belongs to a provider's API: it is counted and feels the fault switches. */
export type Route = {
  readonly method: string;
  readonly path: string;
  readonly handle: Handler;
  readonly call?: { readonly provider: Provider; readonly operation: string };
};

export class HttpProblem extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});

export const text = (body: string, status = 200): Answer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body,
});

export const redirect = (location: string): Answer => ({ status: 303, headers: { location }, body: "" });

const MAX_BODY = 12 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new HttpProblem(413, "The body is larger than 12 MB.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export const wantsJson = (ask: Ask) => (ask.headers["content-type"] ?? "").includes("json");

export type Fields = { readonly [key: string]: unknown };

/** The body as named fields, whether it came as JSON or as a form. */
export function readFields(ask: Ask): Fields {
  if (!wantsJson(ask)) return parseForm(ask.raw);
  try {
    const value: unknown = JSON.parse(ask.raw || "{}");
    if (isFields(value)) return value;
  } catch {
    // Answered below: both kinds of wrong body get the same words.
  }
  throw new HttpProblem(400, "The body is not a JSON object.");
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const textField = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
};

type Matcher = { readonly route: Route; readonly parts: readonly string[] };

export function compileRoutes(routes: readonly Route[]): readonly Matcher[] {
  return routes.map((route) => ({ route, parts: route.path.split("/") }));
}

export function matchRoute(matchers: readonly Matcher[], method: string, path: string) {
  const given = path.length > 1 && path.endsWith("/") ? path.slice(0, -1).split("/") : path.split("/");
  for (const { route, parts } of matchers) {
    if (route.method !== method || parts.length !== given.length) continue;
    const params = new Map<string, string>();
    const fits = parts.every((part, index) => {
      const value = given[index] ?? "";
      if (!part.startsWith(":")) return part === value;
      params.set(part.slice(1), decode(value));
      return value !== "";
    });
    if (fits) return { route, params };
  }
  return null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
