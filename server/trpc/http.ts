import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { API_LIMIT, BodyTooLarge, readBody } from "@/server/platform/body";
import { env } from "@/server/platform/env";
import { newId } from "@/server/platform/id";
import { appRouter } from "./root";
import { headerJar, openVisit } from "./visit";

/** How many procedures one request may carry. */
const MOST_AT_ONCE = 10;

/**
 * Answers `/api/trpc/*`. A change needs a JSON body and, from a browser, our own origin:
 * no form or page elsewhere can make one in a shopper's name.
 */
export async function answerTrpc(request: Request): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  let sized: Request;
  try {
    sized = await withReadBody(request);
  } catch (error) {
    if (error instanceof BodyTooLarge) return problem(413, error.message);
    throw error;
  }
  const cookies = new Headers();
  const requestId = request.headers.get("x-request-id") ?? newId("request");
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: sized,
    router: appRouter,
    createContext: ({ req }) => openVisit(req.headers, headerJar(req.headers, cookies)),
    responseMeta: () => ({ headers: cookies }),
    allowBatching: new URL(request.url).pathname.split(",").length <= MOST_AT_ONCE,
    allowMethodOverride: false,
  });
  response.headers.set("x-request-id", requestId);
  response.headers.set("cache-control", "no-store");
  return response;
}

function refuse(request: Request): Response | null {
  if (request.method === "GET") return null;
  if (!isJson(request)) return problem(415, "Send JSON: content-type application/json.");
  return isOurOrigin(request) ? null : problem(403, "This request came from another site.");
}

const isJson = (request: Request): boolean =>
  /^application\/json(\s*;|$)/i.test(request.headers.get("content-type") ?? "");

/** A browser always says where a POST comes from; other programs carry no cookies to misuse. */
function isOurOrigin(request: Request): boolean {
  if (request.headers.get("sec-fetch-site") === "cross-site") return false;
  const origin = request.headers.get("origin");
  return (
    origin === null ||
    origin === new URL(env().APP_URL).origin ||
    origin === `http://${request.headers.get("host") ?? ""}`
  );
}

async function withReadBody(request: Request): Promise<Request> {
  if (request.method === "GET") return request;
  const body = await readBody(request, API_LIMIT);
  return new Request(request.url, { method: request.method, headers: request.headers, body });
}

const problem = (status: number, message: string): Response =>
  Response.json({ error: { message } }, { status });
