import { DAY, SECOND } from "@/server/platform/clock";
import { quickly } from "@/server/platform/db";
import { createMemo } from "@/server/platform/memo";
import type { ProductCard } from "../contract";
import type { Listed } from "../repo/cards";
import { findPins, type Pin, type PinPlace } from "../repo/curation";
import type { Searcher } from "./read-query";

/** Pins are kept in memory so long, and count from when everybody has them: all who page through a list see the same. */
const MEMORY = 5 * SECOND;

const memory = createMemo<readonly Pin[]>({ milliseconds: MEMORY, most: 500 });

/** The pins of a place as they were at `at`, which is now or, for a later page, when the first was asked for. */
export async function pinsAt(ctx: Searcher, place: PinPlace, at: number): Promise<readonly Pin[]> {
  const known = await memory(ctx, JSON.stringify(place), () =>
    findPins(quickly(ctx.db), place, new Date(ctx.clock().getTime() - DAY)),
  );
  const then = at - MEMORY;
  return known.filter(
    ({ createdAt, removedAt }) => createdAt <= then && (removedAt === null || removedAt > then),
  );
}

export type Placed = {
  readonly items: readonly ProductCard[];
  readonly hasMore: boolean;
  /** Where the next page begins: how many places are taken, and the last that is no pin. */
  readonly taken: number;
  readonly last: Listed | null;
};

type Places = {
  readonly found: { readonly cards: readonly Listed[]; readonly hasMore: boolean };
  readonly pins: readonly Pin[];
  readonly pinned: ReadonlyMap<string, ProductCard>;
  readonly taken: number;
  readonly limit: number;
};

/** One page: pins at their places, the rest around them; pins past the end of the list close it. */
export function placePins({ found, pins, pinned, taken, limit }: Places): Placed {
  const waiting = pins.filter(({ position, productId }) => position > taken && pinned.has(productId));
  const rest = [...found.cards];
  const items: ProductCard[] = [];
  let last: Listed | null = null;
  let place = taken;
  while (items.length < limit && (rest.length > 0 || (!found.hasMore && waiting.length > 0))) {
    const [pin] = waiting;
    const isDue = pin !== undefined && (pin.position === place + 1 || rest.length === 0);
    if (isDue) {
      waiting.shift();
      const card = pinned.get(pin.productId);
      if (card) items.push(card);
      place = pin.position;
    } else {
      last = rest.shift() ?? null;
      if (last) items.push(last.card);
      place += 1;
    }
  }
  return { items, hasMore: found.hasMore || rest.length > 0 || waiting.length > 0, taken: place, last };
}
