import type { Ctx } from "@/server/context";
import { SECOND } from "@/server/platform/clock";
import { quickly } from "@/server/platform/db";
import { createMemo } from "@/server/platform/memo";
import { listSynonyms } from "../repo/curation";
import { findAlike, readWords, type Word } from "../repo/words";
import { guessWords, type Synonym, splitWords, writeSearch } from "./write-search";

/** What looking something up takes: it does not matter who looks. */
export type Searcher = Pick<Ctx, "db" | "clock" | "log">;

/** What was typed, as the catalogue understands it. */
export type Reading = {
  /** As searches are kept: plain words with single spaces. Empty when nothing in it was a word. */
  readonly plain: string;
  readonly words: readonly string[];
  /** The tsquery; it matches nothing when there are no words. */
  readonly search: string;
};

export type Guess = {
  /** The likeliest, as it would be typed. */
  readonly text: string;
  /** Looks for the likeliest alone, and for all that are likely. */
  readonly best: string;
  readonly search: string;
};

/** What no product is. */
const NOTHING = "'a' & !'a'";

type Lexicon = { readonly synonyms: readonly Synonym[]; readonly known: ReadonlyMap<string, Word> };
const lexicons = createMemo<Lexicon>({ milliseconds: 5 * SECOND, most: 1 });
const readings = createMemo<Reading>({ milliseconds: 5 * SECOND, most: 500 });
const guesses = createMemo<Guess | null>({ milliseconds: 5 * SECOND, most: 500 });

/** What staff say means the same, up to five seconds old. */
const readLexicon = (ctx: Searcher): Promise<Lexicon> =>
  lexicons(ctx, "all", async () => {
    const db = quickly(ctx.db);
    const rows = await listSynonyms(db);
    const synonyms = rows.map(({ kind, terms, meanings }) => ({
      terms,
      meanings: kind === "same" ? terms : meanings,
    }));
    const words = new Set(synonyms.flatMap(({ meanings }) => meanings.flatMap((term) => term.split(" "))));
    const read = words.size > 0 ? await readWords(db, [...words]) : [];
    return { synonyms, known: new Map(read.map((word) => [word.word, word])) };
  });

export const readQuery = (ctx: Searcher, query: string): Promise<Reading> =>
  readings(ctx, query, async () => {
    const { words, lexicon } = await understand(ctx, query);
    const plain = words.map(({ word }) => word);
    return { plain: plain.join(" "), words: plain, search: writeSearch({ words, ...lexicon }) ?? NOTHING };
  });

/** What may have been meant by words that find little or nothing; null when nothing comes to mind. */
export const guessQuery = (ctx: Searcher, query: string): Promise<Guess | null> =>
  guesses(ctx, query, async () => {
    const { words, lexicon } = await understand(ctx, query);
    const long = words.map(({ word }) => word).filter((word) => word.length > 2);
    const likely =
      long.length > 0 ? guessWords(await findAlike(quickly(ctx.db), long)) : new Map<string, string[]>();
    if (likely.size === 0) return null;
    const text = words.map(({ word }) => likely.get(word)?.[0] ?? word);
    const best = words.map((word) => {
      const [first] = likely.get(word.word) ?? [];
      return first ? { word: first, stems: [first] } : word;
    });
    return {
      text: text.join(" "),
      best: writeSearch({ words: best, ...lexicon }) ?? NOTHING,
      search: writeSearch({ words, ...lexicon, guesses: likely }) ?? NOTHING,
    };
  });

async function understand(ctx: Searcher, query: string): Promise<{ words: Word[]; lexicon: Lexicon }> {
  const given = splitWords(query);
  const [words, lexicon] = await Promise.all([
    given.length > 0 ? readWords(quickly(ctx.db), given) : [],
    readLexicon(ctx),
  ]);
  return { words, lexicon };
}
