import { COUNTS_LAG_MS, changeCount, isListening } from "./changes";
import { after, type Clock, MINUTE } from "./clock";

type Rule = { readonly milliseconds: number; readonly most: number };
type Asker = { readonly db: object; readonly clock: Clock };
type Held = {
  readonly answer: Promise<unknown>;
  readonly at: Date;
  readonly until: Date;
  readonly changes: number;
};

/**
 * Remembers answers about one database for a moment, at most so many of them. Whoever asks while an answer is being
 * made waits for the same one, so a crowd costs as much as one caller. A failure is not remembered. A process that hears
 * of changes asks anew a second after one at the latest, and without one it need not ask at all.
 */
export function createMemo<Answer>({ milliseconds, most }: Rule) {
  const memories = new WeakMap<object, Map<string, Held>>();

  return async ({ db, clock }: Asker, key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const memory = memories.get(db) ?? new Map<string, Held>();
    memories.set(db, memory);
    const now = clock();
    const held = memory.get(key);
    if (held && isGood(held, now)) return held.answer as Promise<Answer>;

    const changes = changeCount();
    const answer = ask();
    const fresh = { answer, at: now, until: after(now, milliseconds), changes };
    memory.delete(key);
    memory.set(key, fresh);
    // The first key of a map is the one that was set longest ago.
    const [oldest] = memory.keys();
    if (memory.size > most && oldest !== undefined) memory.delete(oldest);
    answer.catch(() => memory.get(key) === fresh && memory.delete(key));
    return answer;
  };
}

const LONGEST = 5 * MINUTE;

function isGood({ at, until, changes }: Held, now: Date): boolean {
  if (changes !== changeCount()) return now < after(at, COUNTS_LAG_MS);
  return now < (isListening() ? after(at, LONGEST) : until);
}
