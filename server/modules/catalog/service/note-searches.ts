import { DAY, SECOND } from "@/server/platform/clock";
import { forgetSearches, type SearchNote, saveSearches } from "../repo/curation";
import type { Searcher } from "./read-query";

const PAUSE = 5 * SECOND;
const MOST_WAITING = 1_000;
const LONGEST = 80;
const MOST_DIGITS = 6;

/**
 * What may be kept of a search: its words, unless they look like somebody's e-mail address or telephone number. Null
 * when nothing may be.
 */
export function keepableWords(given: string, plain: string): string | null {
  const digits = given.match(/\p{Nd}/gu)?.length ?? 0;
  if (given.includes("@") || digits > MOST_DIGITS || plain === "" || plain.length > LONGEST) return null;
  return plain;
}

type Noted = { readonly plain: string; readonly given: string; readonly isEmpty: boolean };
type Waiting = { notes: Map<string, SearchNote>; timer: ReturnType<typeof setTimeout> | null };
const waiting = new WeakMap<object, Waiting>();

/**
 * Counts one search. Nobody waits for it: searches are written together every few seconds, so a process that dies
 * loses a few seconds of a report.
 */
export function noteSearch(ctx: Searcher, { plain, given, isEmpty }: Noted): void {
  const words = keepableWords(given, plain);
  if (words === null) return;
  const mine = waiting.get(ctx.db) ?? { notes: new Map<string, SearchNote>(), timer: null };
  waiting.set(ctx.db, mine);
  const at = ctx.clock().toISOString();
  const day = at.slice(0, 10);
  const key = `${day} ${words}`;
  const known = mine.notes.get(key);
  if (!known && mine.notes.size >= MOST_WAITING) return;
  const empty = (known?.empty ?? 0) + (isEmpty ? 1 : 0);
  mine.notes.set(key, { day, words, searches: (known?.searches ?? 0) + 1, empty, lastAt: at });
  mine.timer ??= setTimeout(() => {
    mine.timer = null;
    writeSearches(ctx).catch((error: unknown) => ctx.log.warn({ error }, "searches were not counted"));
  }, PAUSE).unref();
}

/** Writes what was counted and not written yet. */
export async function writeSearches(ctx: Searcher): Promise<void> {
  const mine = waiting.get(ctx.db);
  if (!mine || mine.notes.size === 0) return;
  if (mine.timer) clearTimeout(mine.timer);
  mine.timer = null;
  const notes = [...mine.notes.values()];
  mine.notes = new Map();
  await saveSearches(ctx.db, notes);
}

const KEPT_DAYS = 90;

/** Forgets searches, and pins that were taken away, after 90 days. */
export const forgetOldSearches = (ctx: Searcher): Promise<void> =>
  forgetSearches(ctx.db, new Date(ctx.clock().getTime() - KEPT_DAYS * DAY));
