import type { Ctx } from "@/server/context";
import type { System } from "@/server/shared/actor";
import { countWords, settleStockChanges } from "../repo/words";

const BATCH = 2_000;
const MOST_BATCHES = 20;

/** Settles what stock changes lists still look at one by one: at most 40,000 in one run. */
export async function settleStock({ db }: Ctx<System>): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const taken = await settleStockChanges(db, BATCH);
    if (taken < BATCH) return;
  }
}

/** Counts the words of titles and tags again, for corrections and completions. */
export const learnWords = ({ db }: Ctx<System>): Promise<void> => countWords(db);
