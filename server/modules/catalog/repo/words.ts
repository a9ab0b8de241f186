import { type Db, Prisma } from "@/server/platform/db";

/** A word as it is kept, and the stems it is also found by: none for words such as "the". */
export type Word = { readonly word: string; readonly stems: readonly string[] };

const plainWords = (words: readonly string[]) => Prisma.sql`
  SELECT place, w.word, coalesce(ts_lexize('english_stem', w.word), ARRAY[w.word]) AS stems
  FROM (SELECT place, regexp_replace(plain(given), '[''\\\\\\s]', '', 'g') AS word FROM unnest(${[...words]}::text[]) WITH ORDINALITY AS t (given, place)) w
  WHERE w.word <> ''`;

/** Words as they are kept: small, without accents. */
export const readWords = (db: Db, words: readonly string[]): Promise<Word[]> =>
  db.$queryRaw<Word[]>`SELECT word, stems FROM (${plainWords(words)}) w ORDER BY place`;

export type Alike = {
  readonly word: string;
  /** How many products have the word itself; 0 when it is not known. */
  readonly products: number;
  /** Up to three known words that look like it, the likeliest first. */
  readonly others: readonly { readonly word: string; readonly products: number; readonly distance: number }[];
};

/**
 * Known words that look like each of the given, closest first. One letter in four may be wrong, missing, too many or
 * in the wrong place; of words with few letters in common, only those with the same first letter are looked at.
 */
export const findAlike = (db: Db, words: readonly string[]): Promise<Alike[]> =>
  db.$queryRaw<Alike[]>`
    SELECT w.word, coalesce((SELECT k.products FROM search_word k WHERE k.word = w.word), 0) AS products,
      coalesce((SELECT json_agg(json_build_object('word', o.word, 'products', o.products, 'distance', o.distance) ORDER BY o.distance, o.likeness DESC, o.products DESC)
        FROM (SELECT s.word, s.products, levenshtein_less_equal(s.word, w.word, 3) AS distance, similarity(s.word, w.word) AS likeness
          FROM search_word s
          WHERE (s.word % w.word OR (s.word >= left(w.word, 1) COLLATE "C" AND s.word < chr(ascii(left(w.word, 1)) + 1) COLLATE "C" AND abs(length(s.word) - length(w.word)) <= 2))
            AND s.word <> w.word AND levenshtein_less_equal(s.word, w.word, 3) <= CASE WHEN length(w.word) < 5 THEN 1 WHEN length(w.word) < 9 THEN 2 ELSE 3 END
          ORDER BY distance, likeness DESC, s.products DESC LIMIT 3) o), '[]') AS others
    FROM unnest(${[...words]}::text[]) WITH ORDINALITY AS w (word, place) ORDER BY w.place`;

/** Known words that begin so, the commonest first. */
export async function completeWord(db: Db, beginning: string, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM search_word WHERE word LIKE ${`${beginning.replaceAll(/[\\%_]/g, "")}_%`}
    ORDER BY products DESC, word LIMIT ${most}`;
  return rows.map(({ word }) => word);
}

export type SuggestedCategory = { readonly slug: string; readonly name: string };

/** Categories whose name has the words. */
export const findCategories = (db: Db, search: string): Promise<SuggestedCategory[]> =>
  db.$queryRaw<SuggestedCategory[]>`
    SELECT slug, name FROM category WHERE both_ways(name) @@ ${search}::tsquery ORDER BY position, slug LIMIT 3`;

export const countWords = async (db: Db): Promise<void> => {
  await db.$executeRaw`SELECT count_search_words()`;
};

/** Settles up to so many changes of stock; answers how many there were. */
export async function settleStockChanges(db: Db, most: number): Promise<number> {
  const [row] = await db.$queryRaw<[{ taken: number }]>`SELECT settle_stock_changes(${most}::int) AS taken`;
  return row.taken;
}
