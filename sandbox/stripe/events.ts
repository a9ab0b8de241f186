import { type Answer, type Ask, json } from "../http";
import { token } from "../ids";
import { remember } from "../state";
import type { World } from "../world";
import { missing } from "./lookup";
import { list } from "./objects";
import type { StripeEvent } from "./types";

const API_VERSION = "2026-10-28.endive";

/** Files an event and sends it to the shop. */
export function tellStripe(world: World, type: string, object: unknown): void {
  const event: StripeEvent = {
    id: `evt_1${token(23)}`,
    object: "event",
    api_version: API_VERSION,
    created: Math.floor(Date.now() / 1000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  remember(world.state.stripe.events, event);
  world.webhooks.send({
    provider: "stripe",
    event: type,
    url: `${world.appUrl}/api/webhooks/stripe`,
    payload: event,
  });
}

export function retrieveEvent(ask: Ask, world: World): Answer {
  const event = world.state.stripe.events.find(({ id }) => id === ask.param("id"));
  return event ? json(event) : missing("event", ask.param("id"));
}

/** GET /v1/events: newest first, by `type`, `types[]`, `created[gte]`, `limit`, `starting_after`, `ending_before`. */
export function listEvents(ask: Ask, world: World): Answer {
  const query = ask.url.searchParams;
  const limit = Math.min(Number(query.get("limit")) || 10, 100);
  const types = [...query].filter(([name]) => /^types?(\[\d*\])?$/.test(name)).map(([, type]) => type);
  const since = Number(query.get("created[gte]") ?? 0);
  const fitting = [...world.state.stripe.events]
    .reverse()
    .filter((event) => (types.length === 0 || types.includes(event.type)) && event.created >= since);

  const after = query.get("starting_after");
  const before = query.get("ending_before");
  const start = after ? fitting.findIndex(({ id }) => id === after) + 1 : 0;
  const end = before ? fitting.findIndex(({ id }) => id === before) : fitting.length;
  const window = fitting.slice(start, Math.max(end, start));
  const shown = before ? window.slice(-limit) : window.slice(0, limit);
  return json(list(shown, "/v1/events", window.length > limit));
}
