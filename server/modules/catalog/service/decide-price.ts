import type { Sellable, VariantView } from "../contract";
import type { ChosenPrice, PriceTable } from "../contract/price";
import { choosePrice } from "../policy/choose-price";

/** What one of so many costs by a price table, and why; null when it is not sold in the currency. */
export const priceFor = ({ base, offers, groups, at }: PriceTable, quantity: number): ChosenPrice | null =>
  choosePrice(base, offers, { quantity, groups, at });

/** The quantities from which one of them costs less, with the price from there on: "from 10: ₦4,500". */
export function listTiers(table: PriceTable): { readonly from: number; readonly price: ChosenPrice }[] {
  const steps = [...new Set(table.offers.map(({ minQuantity }) => minQuantity))].toSorted((a, b) => a - b);
  const tiers: { from: number; price: ChosenPrice }[] = [];
  let before = priceFor(table, 1);
  for (const from of steps) {
    const price = priceFor(table, from);
    if (!price || !before || from === 1) continue;
    if (price.unit.minor < before.unit.minor) tiers.push({ from, price });
    before = price;
  }
  return tiers;
}

/** A variant at the price of one of so many, and the reason for it. */
export function atQuantity(
  sellable: Omit<Sellable, "price" | "compareAt" | "priceReason">,
  quantity: number,
): Sellable {
  const chosen = priceFor(sellable.prices, quantity);
  return {
    ...sellable,
    price: chosen?.unit ?? null,
    compareAt: chosen?.compareAt ?? null,
    priceReason: chosen && reasonOf(chosen),
  };
}

const reasonOf = ({ listName, minQuantity }: ChosenPrice): string | null =>
  listName === null || minQuantity === 1 ? listName : `${listName}, from ${minQuantity}`;

type Found = Omit<VariantView, "price" | "compareAt" | "tiers"> & { readonly prices: PriceTable };

/** A variant as its page shows it: the price of one, and from how many on it is less. */
export function showVariant({ prices, ...variant }: Found): VariantView {
  const one = priceFor(prices, 1);
  return {
    ...variant,
    price: one?.unit ?? null,
    compareAt: one?.compareAt ?? null,
    tiers: listTiers(prices).map(({ from, price }) => ({ from, unit: price.unit })),
  };
}
