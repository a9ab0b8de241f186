import fc from "fast-check";

export const SHOPPERS = 5;
export const FORGERIES = [
  "unsigned",
  "wrong_key",
  "other_provider",
  "changed_byte",
  "stale",
  "unknown",
  "lie",
] as const;
export const WORDS = ["adire", "coffee", "basket", "jollof", "drum", "oja", "zzz", "a b c"] as const;

const number = fc.nat({ max: 999 });
const currency = fc.constantFrom("NGN", "NGN", "USD");
const naira = fc.constantFrom("transfer", "card", "ussd");
const quantity = fc.integer({ min: 1, max: 3 });

const does = <Kind extends string, Details extends object>(
  weight: number,
  kind: Kind,
  details: { [Name in keyof Details]: fc.Arbitrary<Details[Name]> },
) => ({ weight, arbitrary: fc.record<Details>(details).map((rest) => ({ kind, ...rest })) });

/** What somebody does next. Numbers choose among what there is at that moment, so every plan can be carried out. */
const operation = fc.oneof(
  does(2, "browse", { thing: number }),
  does(2, "search", { word: fc.constantFrom(...WORDS), currency }),
  does(3, "add", { thing: number, quantity }),
  does(2, "change_quantity", { thing: number, quantity: fc.nat({ max: 5 }) }),
  does(9, "place", { thing: number, quantity, currency, method: naira, isDoubled: fc.boolean() }),
  does(4, "place_again", { placement: number }),
  does(12, "pay", { outcome: number, page: number }),
  does(5, "return", { placement: number }),
  does(3, "pay_again", { placement: number, method: naira }),
  does(3, "forge", { trick: fc.constantFrom(...FORGERIES), about: number }),
  does(2, "replay", { letter: number, times: fc.integer({ min: 2, max: 8 }) }),
  does(4, "ship", { order: number, isDoubled: fc.boolean() }),
  does(1, "deliver", { order: number }),
  does(3, "resolve", { exception: number, resolution: fc.constantFrom("refund", "refund", "dismiss") }),
  does(2, "lapse", { share: fc.constantFrom(2, 3, 4) }),
  does(2, "look", { payments: fc.integer({ min: 1, max: 8 }) }),
  does(2, "reprice", { thing: number, percent: fc.integer({ min: 80, max: 130 }) }),
  does(2, "receive", { thing: number, quantity }),
  does(1, "drain", {}),
  does(1, "wait", { seconds: fc.integer({ min: 5, max: 40 }) }),
);
export type Operation = typeof operation extends fc.Arbitrary<infer Kind> ? Kind : never;
export type OperationOf<Kind extends Operation["kind"]> = Extract<Operation, { kind: Kind }>;

const provider = fc.constantFrom("paystack", "stripe");

const fault = fc.oneof(
  does(6, "none", {}),
  does(2, "app_killed", {}),
  does(2, "worker_killed", {}),
  does(2, "database_cut", {}),
  does(1, "database_crashed", {}),
  does(2, "provider_slow", { provider, delayMs: fc.integer({ min: 200, max: 2500 }) }),
  does(2, "provider_down", { provider }),
  does(2, "answer_lost", { provider, times: fc.integer({ min: 1, max: 4 }) }),
);
export type Fault = typeof fault extends fc.Arbitrary<infer Kind> ? Kind : never;

/** What becomes of the webhooks that are sent meanwhile. */
const NEWS = ["prompt", "duplicated", "reordered", "dropped", "wrongly_signed", "stale", "late"] as const;
const news = fc.oneof(
  { weight: 6, arbitrary: fc.constant("prompt" as const) },
  { weight: 8, arbitrary: fc.constantFrom(...NEWS) },
);
export type News = (typeof NEWS)[number];

const step = fc.record({ who: fc.nat({ max: SHOPPERS - 1 }), operation });
export type Step = { readonly who: number; readonly operation: Operation };

const beat = fc.record({
  fault,
  strikesAfterMs: fc.nat({ max: 400 }),
  news,
  steps: fc.array(step, { minLength: 10, maxLength: 24, size: "max" }),
});

/** Things done at once while one fault strikes. */
export type Beat = {
  readonly fault: Fault;
  readonly strikesAfterMs: number;
  readonly news: News;
  readonly steps: readonly Step[];
};

/** A few beats, after which everything is healed and every promise is checked. */
export type Round = {
  readonly beats: readonly Beat[];
  /** Dropped webhooks never come, and the shop has to find out by asking. */
  readonly isDroppedNewsLost: boolean;
};

const round: fc.Arbitrary<Round> = fc.record({
  beats: fc.array(beat, { minLength: 3, maxLength: 5, size: "max" }),
  isDroppedNewsLost: fc.boolean(),
});

/** The round at one place in the sequence of a seed: always the same one. */
export function planRound(seed: number, at: number): Round {
  const [planned] = fc.sample(round, { seed, path: String(at), numRuns: 1 });
  if (!planned) throw new Error(`Seed ${seed} has no round ${at}`);
  return planned;
}
