import { z } from "zod";
import { PROVIDERS, type Provider } from "./state";

const count = z.int().min(0).max(100);
const millis = z.int().min(0).max(600_000);

/** The switches for one provider. What an unset switch means: nothing unusual. */
export const FaultSet = z.strictObject({
  /** Limits the set to API answers or to webhooks. Without it, each switch works wherever it fits. */
  on: z.enum(["api", "webhooks"]).optional(),
  /** Limits API faults to these operations, named as in /calls.json. */
  only: z.array(z.string()).optional(),
  duplicate: count.optional(),
  delayMs: millis.optional(),
  reorder: z.boolean().optional(),
  drop: z.boolean().optional(),
  wrongSignature: z.boolean().optional(),
  staleTimestamp: z.boolean().optional(),
  errorOnce: z.boolean().optional(),
  errors: count.optional(),
  status500: z.boolean().optional(),
  hangMs: millis.optional(),
  answerLost: z.union([z.boolean(), count]).optional(),
  malformed: z.boolean().optional(),
  amountMismatch: z.union([z.boolean(), z.int()]).optional(),
  currencyMismatch: z.boolean().optional(),
  unknownReference: z.boolean().optional(),
});
export type FaultSet = z.infer<typeof FaultSet>;

export const FaultTable = z.partialRecord(z.enum(["*", ...PROVIDERS]), FaultSet);
export type FaultTable = z.infer<typeof FaultTable>;

export type Faults = {
  table(): FaultTable;
  replace(table: FaultTable): void;
  merge(table: FaultTable): void;
  forApi(provider: Provider, operation: string): FaultSet;
  forWebhooks(provider: Provider): FaultSet;
  /** Takes one from a counted fault; false when none is left. */
  use(provider: Provider, fault: "errors" | "answerLost"): boolean;
};

const settle = (set: FaultSet): FaultSet =>
  set.errorOnce ? { ...set, errorOnce: false, errors: (set.errors ?? 0) + 1 } : set;

/** Later sets win where both speak of the same fault. */
const union = (sets: readonly FaultSet[]): FaultSet =>
  sets.reduce<FaultSet>((all, set) => Object.assign(all, set), {});

export function createFaults(): Faults {
  let current: FaultTable = {};
  const setsFor = (provider: Provider) =>
    [current["*"], current[provider]].filter((set) => set !== undefined);
  const clean = (table: FaultTable): FaultTable =>
    Object.fromEntries(Object.entries(table).map(([name, set]) => [name, set && settle(set)]));

  return {
    table: () => current,
    replace: (table) => {
      current = clean(table);
    },
    merge: (table) => {
      current = { ...current, ...clean(table) };
    },
    forApi(provider, operation) {
      const sets = setsFor(provider).filter(
        (set) => set.on !== "webhooks" && (set.only?.includes(operation) ?? true),
      );
      return union(sets);
    },
    forWebhooks(provider) {
      return union(setsFor(provider).filter((set) => set.on !== "api"));
    },
    use(provider, fault) {
      for (const set of setsFor(provider)) {
        const left = set[fault];
        if (left === true) return true;
        if (typeof left === "number" && left > 0) {
          set[fault] = left - 1;
          return true;
        }
      }
      return false;
    },
  };
}
