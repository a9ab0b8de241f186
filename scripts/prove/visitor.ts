import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import { encode } from "next-auth/jwt";
import superjson from "superjson";
import type { StartInput } from "@/server/modules/checkout/contract";
import type { AppRouter } from "@/server/trpc/root";
import type { Journal } from "./journal";
import type { Town } from "./town";

export type Api = TRPCClient<AppRouter>;
export type Cookies = Map<string, string>;

/** An order a shopper has asked for, and what came back so far. */
export type Placement = {
  readonly input: StartInput;
  /** As the browser had them: the same key from another cart is another order. */
  readonly cookies: Cookies;
  orderNumber: string | null;
  token: string | null;
  /** Payment pages the shopper was sent to. */
  readonly pages: string[];
};

export type Visitor = {
  readonly name: string;
  readonly api: Api;
  readonly cookies: Cookies;
  readonly placements: Placement[];
};

const PATIENCE_MS = 30_000;

type Watch = {
  readonly journal: Journal;
  readonly what: string;
  readonly audience: "people" | "programs";
  readonly patienceMs?: number;
};

/** A request whose answer, or the want of one, is written down. Throws when none came. */
export async function watchedFetch(
  url: string,
  request: RequestInit,
  { journal, what, audience, patienceMs = PATIENCE_MS }: Watch,
): Promise<Response> {
  const began = Date.now();
  try {
    const answer = await fetch(url, {
      ...request,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    });
    // All of it: an answer that breaks off halfway is no answer.
    const body = await answer.arrayBuffer();
    const words = answer.status >= 500 ? new TextDecoder().decode(body).slice(0, 300) : "";
    journal.answered({ what, audience, status: answer.status, began, ended: Date.now(), words });
    const { status, headers } = answer;
    return new Response(status === 204 || status === 304 ? null : body, { status, headers });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    journal.answered({ what, audience, status: null, began, ended: Date.now(), words: cause });
    throw error;
  }
}

/** The shop's procedures as a browser with these cookies calls them. */
export function openApi(town: Pick<Town, "shopUrl">, journal: Journal, cookies: Cookies): Api {
  const carry = async (url: string, request: RequestInit): Promise<Response> => {
    const headers = new Headers(request.headers);
    if (cookies.size > 0) headers.set("cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
    const what = new URL(url).pathname.replace("/api/trpc/", "");
    const answer = await watchedFetch(url, { ...request, headers }, { journal, what, audience: "people" });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    return answer;
  };
  const link = httpLink({
    url: `${town.shopUrl}/api/trpc`,
    transformer: superjson,
    fetch: (url, request) => carry(url instanceof Request ? url.url : url.toString(), request as RequestInit),
  });
  return createTRPCClient<AppRouter>({ links: [link] });
}

export function openVisitor(town: Town, journal: Journal, name: string): Visitor {
  const cookies: Cookies = new Map();
  return { name, cookies, placements: [], api: openApi(town, journal, cookies) };
}

/** A member of staff with a session. How one signs in has tests of its own. */
export async function openStaff(town: Town, journal: Journal): Promise<Api> {
  const session = "ses_prove";
  await town.records.ask(
    `INSERT INTO session (id, user_id, created_at, seen_at, expires_at)
     SELECT $1, id, now(), now(), now() + interval '7 days' FROM users WHERE role = 'admin' LIMIT 1 ON CONFLICT DO NOTHING`,
    [session],
  );
  const value = await encode({ token: { sid: session }, secret: town.sessionSecret, maxAge: 7 * 86_400 });
  return openApi(town, journal, new Map([["oja.session", value]]));
}

/** The shop said no, in words for people. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const { data } = error as TRPCClientError<AppRouter>;
  return data !== null && data !== undefined && data.httpStatus < 500;
}

/** No answer, or the shop failed: the journal has it and judges it. */
export const isLoss = (error: unknown): boolean => error instanceof TRPCClientError;
