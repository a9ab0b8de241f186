/**
 * How many things are in the cart, as a page writes it: always eight characters, so that a page kept in memory can be
 * filled in with any number.
 */
const WIDTH = 8;

export const writeCount = (count: number): string => String(Math.min(count, 9_999)).padStart(WIDTH);

/** Stands in a page that is made to be kept, where each visitor's own number goes. */
export const COUNT_MARK = "%count%_";
