import { quickly } from "@/server/platform/db";
import type { SuggestInput, Suggestions } from "../contract";
import { listCards, type Page } from "../repo/cards";
import { completeWord, findCategories } from "../repo/words";
import { guessQuery, readQuery, type Searcher } from "./read-query";

const MOST_PRODUCTS = 6;
const MOST_WORDS = 4;

/** A handful of products, categories and ways to go on, for the words typed so far. */
export async function suggestProducts(
  ctx: Searcher,
  { query, currency }: SuggestInput,
): Promise<Suggestions> {
  const db = quickly(ctx.db);
  const { search, words } = await readQuery(ctx, query);
  const page: Page = { currency, search, pinned: [], limit: MOST_PRODUCTS, after: null };
  const [found, categories, completions] = await Promise.all([
    listCards(db, page),
    findCategories(db, search),
    complete(ctx, words),
  ]);
  if (found.cards.length > 0)
    return { products: found.cards.map(({ card }) => card), categories, words: completions };

  const guess = await guessQuery(ctx, query);
  if (!guess) return { products: [], categories, words: completions };
  const { cards } = await listCards(db, { ...page, search: guess.search, best: guess.best });
  return {
    products: cards.map(({ card }) => card),
    categories: categories.length > 0 ? categories : await findCategories(db, guess.search),
    words: cards.length > 0 ? [guess.text] : completions,
  };
}

async function complete(ctx: Searcher, words: readonly string[]): Promise<string[]> {
  const last = words.at(-1);
  if (!last || last.length < 2) return [];
  const endings = await completeWord(quickly(ctx.db), last, MOST_WORDS);
  return endings.map((ending) => [...words.slice(0, -1), ending].join(" "));
}
