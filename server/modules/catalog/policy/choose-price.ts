import type { Money } from "@/server/shared/money";
import type { BasePrice, ChosenPrice, PriceOffer } from "../contract/price";

type Question = {
  readonly quantity: number;
  /** The customer groups that the buyer is in. */
  readonly groups: readonly string[];
  readonly at: Date;
};

type Candidate = ChosenPrice & { readonly priority: number };

/**
 * What one of a variant costs, and why. Pure: the cart, the checkout and the product page all ask here.
 *
 * The base price and every list that applies compete. A list of priority 0 wins by being lower. A higher priority
 * decides before any lower one, even when it is dearer: that is how an agreed price holds through a sale. At one
 * priority the lowest wins, and of equals the base price. Within one list only the tier that the quantity has
 * reached counts. A list never sells what has no base price in the currency.
 */
export function choosePrice(
  base: BasePrice | null,
  offers: readonly PriceOffer[],
  question: Question,
): ChosenPrice | null {
  if (!base) return null;
  const candidates: Candidate[] = [{ ...atBase(base), priority: 0 }];
  for (const tiers of Map.groupBy(offers, ({ listId }) => listId).values()) {
    const reached = reachedTier(tiers, base.price, question);
    if (reached) candidates.push(byList(base.price, reached));
  }
  const { priority: _, ...best } = candidates.reduce((best, next) => (isBetter(next, best) ? next : best));
  return best;
}

const isBetter = (next: Candidate, best: Candidate): boolean =>
  next.priority === best.priority
    ? next.unit.minor < best.unit.minor ||
      (next.unit.minor === best.unit.minor && isEarlier(next.listId, best.listId))
    : next.priority > best.priority;

/** Of equal prices the base price stays, and of lists the one made first: ids sort by age. */
const isEarlier = (next: string | null, best: string | null): boolean =>
  next !== null && best !== null && next < best;

const atBase = ({ price, compareAt }: BasePrice): ChosenPrice => ({
  unit: price,
  compareAt,
  listId: null,
  listName: null,
  minQuantity: 1,
});

const byList = (base: Money, offer: PriceOffer): Candidate => {
  const unit = offeredPrice(base, offer);
  return {
    unit,
    compareAt: unit.minor < base.minor ? base : null,
    listId: offer.listId,
    listName: offer.listName,
    minQuantity: offer.minQuantity,
    priority: offer.priority,
  };
};

function reachedTier(
  tiers: readonly PriceOffer[],
  base: Money,
  { quantity, groups, at }: Question,
): PriceOffer | undefined {
  return tiers
    .filter(
      (tier) =>
        tier.minQuantity <= quantity &&
        (tier.groupId === null || groups.includes(tier.groupId)) &&
        (tier.startsAt === null || tier.startsAt <= at) &&
        (tier.endsAt === null || tier.endsAt > at) &&
        tier.currency === base.currency,
    )
    .toSorted((a, b) => b.minQuantity - a.minQuantity)[0];
}

const ALL_POINTS = 10_000n;

/** Half a minor unit and more counts as one; no price is ever nothing. `offered_minor` in the database says the same. */
export function offeredPrice(
  base: Money,
  { minor, pointsOff }: Pick<PriceOffer, "minor" | "pointsOff">,
): Money {
  if (minor !== null) return { minor, currency: base.currency };
  const left = (base.minor * (ALL_POINTS - BigInt(pointsOff ?? 0)) + ALL_POINTS / 2n) / ALL_POINTS;
  return { minor: left > 0n ? left : 1n, currency: base.currency };
}
