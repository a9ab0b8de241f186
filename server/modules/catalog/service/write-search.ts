import type { Alike, Word } from "../repo/words";

/** Terms, each of one or more plain words, that mean more than themselves. */
export type Synonym = { readonly terms: readonly string[]; readonly meanings: readonly string[] };

export const MOST_WORDS = 8;
const LONGEST_WORD = 40;

/** What counts as a word, of whatever script. The first eight, as nobody means more. */
export const splitWords = (text: string): string[] =>
  text
    .normalize("NFC")
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD));

/** One lexeme, quoted: whatever it is, it stays a word. */
const quote = (word: string): string => `'${word.replaceAll(/['\\]/g, "")}'`;

function anyForm({ word, stems }: Word, isBeginning: boolean): string {
  const forms = new Set([quote(word) + (isBeginning && word.length > 1 ? ":*" : ""), ...stems.map(quote)]);
  return [...forms].join(" | ");
}

const allOf = (parts: readonly string[]): string => parts.map((part) => `(${part})`).join(" & ");
const anyOf = (parts: readonly string[]): string => parts.map((part) => `(${part})`).join(" | ");

type Search = {
  readonly words: readonly Word[];
  readonly synonyms: readonly Synonym[];
  /** The words of the synonyms' meanings, by word. */
  readonly known: ReadonlyMap<string, Word>;
  /** For a word, what may have been meant instead. */
  readonly guesses?: ReadonlyMap<string, readonly string[]>;
};

/**
 * A tsquery: every word, in any order, as written or by stem, the last as the beginning of one too; or what staff say
 * means the same. Null when there is nothing to look for.
 */
export function writeSearch({ words, synonyms, known, guesses }: Search): string | null {
  const telling = words.filter(({ stems }) => stems.length > 0);
  const wanted = telling.length > 0 ? telling : words;
  const parts: string[] = [];
  for (let place = 0; place < wanted.length; ) {
    const found = longestTerm(wanted.slice(place), synonyms);
    const own = wanted.slice(place, place + Math.max(1, found.length));
    const forms = own.map((word, index) => {
      const isBeginning = !guesses && place + index === wanted.length - 1;
      return [anyForm(word, isBeginning), ...(guesses?.get(word.word) ?? []).map(quote)].join(" | ");
    });
    const meanings = found.meanings.map((term) =>
      allOf(term.split(" ").map((word) => anyForm(known.get(word) ?? { word, stems: [] }, false))),
    );
    parts.push(anyOf([allOf(forms), ...meanings]));
    place += own.length;
  }
  return parts.length > 0 ? allOf(parts) : null;
}

type Term = { readonly length: number; readonly meanings: readonly string[] };

/** The longest term that the words begin with, and what it means. */
function longestTerm(words: readonly Word[], synonyms: readonly Synonym[]): Term {
  for (let length = Math.min(words.length, MOST_WORDS); length > 0; length--) {
    const term = words
      .slice(0, length)
      .map(({ word }) => word)
      .join(" ");
    const means = synonyms.filter(({ terms }) => terms.includes(term)).flatMap(({ meanings }) => meanings);
    const others = [...new Set(means)].filter((meaning) => meaning !== term);
    if (others.length > 0) return { length, meanings: others };
  }
  return { length: 0, meanings: [] };
}

/** How much commoner another word must be for somebody who wrote a known one to have meant it. */
const MUCH_COMMONER = 10;

/** What may have been meant by each word, the likeliest first; a word that nobody would correct is not in it. */
export function guessWords(alike: readonly Alike[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    alike.flatMap(({ word, products, others }) => {
      const likely = others.filter((other) => other.products > products * MUCH_COMMONER || products === 0);
      return likely.length > 0 ? [[word, likely.map((other) => other.word)] as const] : [];
    }),
  );
}
