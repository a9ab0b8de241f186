import { setTimeout as sleep } from "node:timers/promises";
import type { FaultSet, Faults } from "./faults";
import { token } from "./ids";
import type { SandboxKeys } from "./keys";
import { signedHeaders } from "./sealed";
import { type Delivery, type Provider, remember, type State } from "./state";
import { tamper } from "./tamper";
import type { Timers } from "./timers";

const ANSWER_LIMIT_MS = 10_000;
const REORDER_WINDOW_MS = 400;

export type News = {
  readonly provider: Provider;
  readonly event: string;
  readonly url: string;
  /** An object is sent as JSON; text is sent as it is, as a form. */
  readonly payload: object | string;
  /** Writes `/` and letters beyond ASCII as escapes, as some senders do: only the raw bytes verify then. */
  readonly escaped?: boolean;
};

export type Webhooks = {
  send(news: News): void;
  /** Tries a delivery again now, whatever its state. */
  retry(id: string): Promise<Delivery | null>;
  /** Waits for what is under way. */
  idle(): Promise<void>;
};

type Parts = {
  readonly state: State;
  readonly keys: SandboxKeys;
  readonly faults: Faults;
  readonly timers: Timers;
  readonly retriesMs: readonly number[];
};

/** Delivers news to the shop: in order per provider, again when refused, a bounded number of times. */
export function createWebhooks({ state, keys, faults, timers, retriesMs }: Parts): Webhooks {
  const lanes = new Map<Provider, Promise<void>>();
  let held: Delivery[] = [];

  async function post(delivery: Delivery): Promise<boolean> {
    const began = Date.now();
    const { result, ok } = await postOnce(
      delivery,
      signedHeaders(delivery, keys, faults.forWebhooks(delivery.provider)),
    );
    delivery.attempts.push({ at: new Date(began).toISOString(), result, ok, ms: Date.now() - began });
    return ok;
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const { delayMs = 0, duplicate = 0 } = faults.forWebhooks(delivery.provider);
    if (delayMs) await sleep(delayMs, undefined, { ref: false });
    const answers = await Promise.all(Array.from({ length: 1 + duplicate }, () => post(delivery)));
    if (answers.some(Boolean)) {
      delivery.state = "delivered";
      return;
    }
    const wait = retriesMs[delivery.attempts.length - 1];
    delivery.state = wait === undefined ? "failed" : "pending";
    if (wait !== undefined) timers.later(wait, "webhook", delivery.id);
  }

  function enqueue(delivery: Delivery): Promise<void> {
    const lane = (lanes.get(delivery.provider) ?? Promise.resolve()).then(() => attempt(delivery));
    lanes.set(delivery.provider, lane);
    return lane;
  }

  function hold(delivery: Delivery): void {
    held.push(delivery);
    if (held.length > 1) return;
    setTimeout(() => {
      const late = held.reverse();
      held = [];
      for (const next of late) void enqueue(next);
    }, REORDER_WINDOW_MS).unref();
  }

  return {
    send(news) {
      const set = faults.forWebhooks(news.provider);
      const delivery = fileDelivery(state, news, set);
      if (delivery.state === "dropped") return;
      if (set.reorder) hold(delivery);
      else void enqueue(delivery);
    },
    async retry(id) {
      const delivery = state.deliveries.find((candidate) => candidate.id === id);
      if (!delivery) return null;
      state.tasks = state.tasks.filter((task) => !(task.kind === "webhook" && task.ref === id));
      await enqueue(delivery);
      return delivery;
    },
    async idle() {
      await Promise.all(lanes.values());
    },
  };
}

function fileDelivery(
  state: State,
  { provider, event, url, payload, escaped }: News,
  set: FaultSet,
): Delivery {
  const written = typeof payload === "string" ? payload : write(tamper(payload, set), escaped ?? false);
  const delivery: Delivery = {
    id: `msg_${token(24)}`,
    provider,
    event,
    url,
    body: set.malformed ? written.slice(0, Math.floor(written.length / 2)) : written,
    createdAt: new Date().toISOString(),
    state: set.drop ? "dropped" : "pending",
    attempts: [],
  };
  remember(state.deliveries, delivery);
  return delivery;
}

function write(payload: unknown, escaped: boolean): string {
  const plain = JSON.stringify(payload);
  if (!escaped) return plain;
  const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return plain.replaceAll("/", "\\/").replace(/[\u0080-\uffff]/g, escape);
}

async function postOnce({ url, body }: Delivery, headers: Record<string, string>) {
  try {
    const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    await response.arrayBuffer();
    return { result: String(response.status), ok: response.ok };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { result: cause instanceof Error ? cause.message : "no answer", ok: false };
  }
}
