import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Answer,
  type Ask,
  compileRoutes,
  HttpProblem,
  json,
  matchRoute,
  type Route,
  readBody,
  text,
} from "./http";
import { brokenAnswer, unknownReferenceAnswer } from "./provider-errors";
import { tamper } from "./tamper";
import type { World } from "./world";

const DROPPED = Symbol("the connection is cut without an answer");
type Outcome = Answer | typeof DROPPED;

/** Turns routes into one request listener: matching, counting, faults, and an answer for everything. */
export function createListener(routes: readonly Route[], world: World, onChange: () => void) {
  const matchers = compileRoutes(routes);

  async function respond(request: IncomingMessage): Promise<Outcome> {
    const url = new URL(request.url ?? "/", world.publicUrl);
    const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
    const raw = await readBody(request);
    const match = matchRoute(matchers, method, url.pathname);
    if (!match) return nothingHere(url.pathname);

    const { route, params } = match;
    const ask: Ask = { method, url, headers: request.headers, raw, param: (name) => params.get(name) ?? "" };
    const answer = await (route.call ? callApi(route, ask, world) : route.handle(ask, world));
    if (method !== "GET") onChange();
    return answer;
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const outcome = await respond(request).catch(problemAnswer);
    if (outcome === DROPPED) {
      request.socket.destroy();
      return;
    }
    response.writeHead(outcome.status, {
      ...outcome.headers,
      "content-length": Buffer.byteLength(outcome.body),
    });
    response.end(request.method === "HEAD" ? undefined : outcome.body);
  };
}

async function callApi(route: Route, ask: Ask, world: World): Promise<Outcome> {
  if (!route.call) return route.handle(ask, world);
  const { provider, operation } = route.call;
  countCall(world, provider, operation);

  const faults = world.faults.forApi(provider, operation);
  if (faults.hangMs) {
    await sleep(faults.hangMs, undefined, { ref: false });
    return DROPPED;
  }
  if (faults.delayMs) await sleep(faults.delayMs, undefined, { ref: false });
  if (faults.status500) return brokenAnswer(provider);
  if (faults.errors && world.faults.use(provider, "errors")) return brokenAnswer(provider);
  if (faults.unknownReference && ask.method === "GET") return unknownReferenceAnswer(provider);

  const answer = await route.handle(ask, world);
  if (faults.answerLost && world.faults.use(provider, "answerLost")) return DROPPED;
  if (faults.malformed) return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
  if (ask.method !== "GET" || answer.status !== 200) return answer;
  return { ...answer, body: JSON.stringify(tamper(JSON.parse(answer.body), faults)) };
}

function countCall(world: World, provider: NonNullable<Route["call"]>["provider"], operation: string): void {
  const counts = world.calls[provider] ?? {};
  counts[operation] = (counts[operation] ?? 0) + 1;
  world.calls[provider] = counts;
}

const nothingHere = (path: string): Answer =>
  json(
    { error: { message: `The sandbox has nothing at ${path}. Its front page lists what it offers.` } },
    404,
  );

function problemAnswer(error: unknown): Answer {
  if (error instanceof HttpProblem) return text(error.message, error.status);
  console.error("sandbox:", error);
  return text("The sandbox itself failed. Its terminal says why.", 500);
}
