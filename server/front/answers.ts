import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { after, type Clock, SECOND } from "@/server/platform/clock";
import { readCookie } from "@/server/platform/cookie";
import type { Asked, CookieNames } from "./page-key";

const pack = promisify(gzip);

/** Stock moves with every order, so an answer that says how much there is serves only a crowd. */
const KEPT_FOR = SECOND;
const MOST_ANSWERS = 2_000;
const MOST_BYTES = 100_000;
const CATALOGUE = /^\/api\/v1\/(products|categories|collections)(\/[a-z0-9-]{1,120})?(\?[^#]{0,600})?$/;

type Answer = {
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Buffer;
  readonly packed: Buffer;
};
type Kept = { readonly answer: Promise<Answer | null>; readonly until: Date };

/** A question about the catalogue to the REST API from nobody in particular; null for any other request. */
export function readCatalogueAsked({ method, url = "", headers }: Asked, names: CookieNames): string | null {
  if (method !== "GET" || "authorization" in headers || "range" in headers || !CATALOGUE.test(url))
    return null;
  const cookies = typeof headers["cookie"] === "string" ? headers["cookie"] : null;
  return readCookie(cookies, names.session) === null ? url : null;
}

/**
 * Answers of the catalogue's API that a crowd asks for: whoever asks again within a second gets what was answered
 * before, unless something has changed since. What is asked once is not kept.
 */
export function createAnswers({
  clock,
  ask,
}: {
  clock: Clock;
  ask: (url: string, who: { address: string }) => Promise<Response>;
}) {
  const kept = new Map<string, Kept>();
  const askedAt = new Map<string, Date>();

  const make = async (url: string, address: string): Promise<Answer | null> => {
    const answer = await ask(url, { address });
    const plain = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 200 || plain.length > MOST_BYTES || answer.headers.has("set-cookie")) return null;
    return { headers: headersOf(answer.headers), plain, packed: await pack(plain, { level: 6 }) };
  };

  const trim = (map: Map<string, unknown>): void => {
    const [oldest] = map.keys();
    if (map.size > MOST_ANSWERS && oldest !== undefined) map.delete(oldest);
  };

  return {
    /** Forgets everything; an answer being made is sent to those who wait for it, and to nobody after them. */
    drop: (): void => kept.clear(),

    /** The answer, or null when the app should be asked. */
    async find(url: string, address: string): Promise<Answer | null> {
      const now = clock();
      const found = kept.get(url);
      if (found && found.until > now) return found.answer;

      const before = askedAt.get(url);
      askedAt.delete(url);
      askedAt.set(url, now);
      trim(askedAt);
      if (!before || after(before, KEPT_FOR) <= now) return null;

      const answer = make(url, address).catch(() => null);
      kept.delete(url);
      kept.set(url, { answer, until: after(now, KEPT_FOR) });
      trim(kept);
      return answer;
    },

    send({ headers, plain, packed }: Answer, request: IncomingMessage, response: ServerResponse): void {
      const isPacked = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
      const body = isPacked ? packed : plain;
      response.writeHead(200, {
        ...headers,
        "content-length": String(body.length),
        ...(isPacked && { "content-encoding": "gzip" }),
      });
      response.end(body);
    },
  };
}

const OF_ONE_CONNECTION =
  /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|date|x-request-id)$/;

const headersOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !OF_ONE_CONNECTION.test(name)));
