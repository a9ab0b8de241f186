/** Something that may be bought before it is there. */
export type OrderAhead = { readonly shipsFrom: Date | null };

const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "Africa/Lagos", day: "numeric", month: "long" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Africa/Lagos",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** "Ships from 12 December"; a day that has passed or was never named is no promise. */
export function aheadWords({ shipsFrom }: OrderAhead, now = new Date()): string {
  if (!shipsFrom || shipsFrom <= now) return "Ships as soon as it is here";
  const isFar = shipsFrom.getTime() - now.getTime() > 300 * 86_400_000;
  return `Ships from ${(isFar ? DAY_OF_YEAR : DAY).format(shipsFrom)}`;
}
