import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Clock } from "@/server/platform/clock";
import type { Log } from "@/server/platform/log";
import { PASSING } from "@/server/shared/passing";
import { createAnswers, readCatalogueAsked } from "./answers";
import { type FrozenPage, freezePage, thawPage } from "./frozen-page";
import { KEEPING } from "./keeping";
import { type CookieNames, type PageAsked, readPageAsked } from "./page-key";
import type { Change, PageStore, Shown } from "./page-store";

type Front = {
  readonly app: RequestListener;
  readonly store: PageStore;
  readonly clock: Clock;
  readonly cookies: CookieNames;
  readonly log: Log;
  /** Where the app itself answers, for pages that are made to be kept. */
  readonly origin: () => string;
  /** Whether news of changes reaches us: without it nothing may be kept. */
  readonly isTold: boolean;
  /** Whether a proxy of ours stands in front and says who asks. */
  readonly hasProxy: boolean;
};

const MAKING_MS = 10_000;

/**
 * Answers whole pages of the shop from memory, each under a nonce of its own, and what a crowd asks of the catalogue's
 * API; hands everything else to the app. What is kept is made once however many wait for it, and `drop` forgets it as
 * soon as something that it shows has changed.
 */
export function createFront(front: Front): { listener: RequestListener; drop(change: Change): void } {
  const { app, store, clock, cookies, log, origin, isTold, hasProxy } = front;
  const secret = randomUUID();
  /** Asks the app on somebody's behalf: limits per address count for whoever made it necessary. */
  const ask = (
    url: string,
    { address, cookie = "" }: { address: string; cookie?: string },
  ): Promise<Response> =>
    fetch(`${origin()}${url}`, {
      headers: { [KEEPING]: secret, "x-forwarded-for": address, cookie, "accept-encoding": "identity" },
      redirect: "manual",
      signal: AbortSignal.timeout(MAKING_MS),
    });
  const answers = createAnswers({ clock, ask });
  const making = new Map<string, Promise<FrozenPage>>();

  const make = (asked: PageAsked, address: string): Promise<FrozenPage> => {
    const begun = making.get(asked.key);
    if (begun) return begun;
    const made = render(asked, address).finally(() => making.delete(asked.key));
    making.set(asked.key, made);
    return made;
  };

  const render = async (asked: PageAsked, address: string): Promise<FrozenPage> => {
    const before = store.changes();
    const answer = await ask(asked.url, { address, cookie: `${cookies.currency}=${asked.currency}` });
    const html = await answer.text();
    const page = await freezePage({ status: answer.status, headers: headersOf(answer.headers), html });
    const isWhole = page.status === 200 && !html.includes(PASSING);
    if (isWhole && store.changes() === before) store.save(asked.key, page, shownIn(asked, html));
    return page;
  };

  const answerPage = async (request: IncomingMessage, response: ServerResponse, asked: PageAsked) => {
    const found = store.find(asked.key);
    if (found && !found.isStale) return send(request, response, { page: found.page, count: asked.count });
    try {
      const page = await make(asked, addressOf(request));
      if (page.status < 500 || !found) return send(request, response, { page, count: asked.count });
      log.warn(
        { url: asked.url, status: page.status },
        "an older page is shown: a new one could not be made",
      );
    } catch (error) {
      log.warn({ error, url: asked.url }, "a page could not be made to be kept");
      if (!found) return app(request, response);
    }
    return send(request, response, { page: found.page, count: asked.count });
  };

  const answerCatalogue = async (request: IncomingMessage, response: ServerResponse, url: string) => {
    const found = await answers.find(url, addressOf(request));
    return found ? answers.send(found, request, response) : app(request, response);
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const page = readPageAsked(request, cookies);
    if (page) return answerPage(request, response, page);
    const url = readCatalogueAsked(request, cookies);
    return url ? answerCatalogue(request, response, url) : app(request, response);
  };

  const listener: RequestListener = (request, response) => {
    const isOurs = request.headers[KEEPING] === secret;
    if (!isOurs) delete request.headers[KEEPING];
    if (!isOurs && !hasProxy) nameCaller(request);
    if (isOurs || !isTold) return app(request, response);
    route(request, response).catch((error: unknown) => {
      log.error({ error, url: request.url }, "an answer could not be sent");
      response.destroy();
    });
  };

  return {
    listener,
    drop(change) {
      store.drop(change);
      answers.drop();
    },
  };
}

/** Without a proxy of ours, whoever connects is the caller, whatever the request says of itself. */
function nameCaller(request: IncomingMessage): void {
  request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
}

const addressOf = ({ headers }: IncomingMessage): string => String(headers["x-forwarded-for"] ?? "");

type Sending = { readonly page: FrozenPage; readonly count: number };

function send(request: IncomingMessage, response: ServerResponse, { page, count }: Sending): void {
  const isGzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const nonce = btoa(randomUUID());
  const { body, headers } = thawPage(page, { nonce, count }, isGzip);
  response.writeHead(page.status, headers);
  response.end(body);
}

/** What belongs to a connection, to one encoding, or to one visitor, is not kept. */
const OWN =
  /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|date|set-cookie|x-nonce)$/;

const headersOf = (headers: Headers): Record<string, string> => ({
  ...Object.fromEntries([...headers].filter(([name]) => !OWN.test(name))),
  // Asked again each time, for the price may have changed; but going back shows the page at once.
  "cache-control": "private, no-cache",
  vary: "cookie, accept-encoding, rsc",
});

const PRODUCT = /href="\/products\/([a-z0-9-]+)/g;

function shownIn({ url }: PageAsked, html: string): Shown {
  const own = /^\/products\/([a-z0-9-]+)/.exec(url)?.[1] ?? null;
  const linked = [...html.matchAll(PRODUCT)].flatMap(([, slug]) => slug ?? []);
  return { own, products: new Set(own === null ? linked : [own, ...linked]) };
}
