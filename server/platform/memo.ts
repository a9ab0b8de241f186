import { changeCount } from "./changes";
import { after, type Clock } from "./clock";

type Rule = { readonly milliseconds: number; readonly most: number };
type Asker = { readonly db: object; readonly clock: Clock };
type Held = { readonly answer: Promise<unknown>; readonly until: Date; readonly changes: number };

/**
 * Remembers answers about one database for a moment, at most so many of them. Whoever asks while an answer is being
 * made waits for the same one, so a crowd costs as much as one caller. Nothing is remembered over a change of the
 * catalogue that this process heard of, and no failure.
 */
export function createMemo<Answer>({ milliseconds, most }: Rule) {
  const memories = new WeakMap<object, Map<string, Held>>();

  return async ({ db, clock }: Asker, key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const memory = memories.get(db) ?? new Map<string, Held>();
    memories.set(db, memory);
    const now = clock();
    const held = memory.get(key);
    if (held && held.until > now && held.changes === changeCount()) return held.answer as Promise<Answer>;

    const changes = changeCount();
    const answer = ask();
    const fresh = { answer, until: after(now, milliseconds), changes };
    memory.delete(key);
    memory.set(key, fresh);
    // The first key of a map is the one that was set longest ago.
    const [oldest] = memory.keys();
    if (memory.size > most && oldest !== undefined) memory.delete(oldest);
    answer.catch(() => memory.get(key) === fresh && memory.delete(key));
    return answer;
  };
}
