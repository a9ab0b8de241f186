import { PAGE } from "./contract/levels";

/** A batch in one location, as it stands. */
export type Lot = {
  readonly batchId: string;
  readonly onHand: number;
  readonly expiresAt: Date | null;
  readonly receivedAt: Date;
};

/** Units to take: out of a batch, or loose ones (null). */
export type Taken = { readonly batchId: string | null; readonly quantity: number };

/**
 * What leaves first: the batch that expires first, then units of no known batch, and what
 * has expired only when nothing else is left. The sale statement in repo.ts does the same.
 */
export function pickFirstExpiring(
  lots: readonly Lot[],
  { quantity, loose, at }: { readonly quantity: number; readonly loose: number; readonly at: Date },
): Taken[] {
  const fresh = lots.filter((lot) => !isExpired(lot, at)).sort(byExpiry);
  const expired = lots.filter((lot) => isExpired(lot, at)).sort(byExpiry);
  const shelf = [...fresh, { batchId: null, onHand: loose }, ...expired];
  let left = quantity;
  const taken: Taken[] = [];
  for (const { batchId, onHand } of shelf) {
    const units = Math.min(onHand, left);
    if (units <= 0) continue;
    taken.push({ batchId, quantity: units });
    left -= units;
  }
  return taken;
}

export const isExpired = ({ expiresAt }: { readonly expiresAt: Date | null }, at: Date): boolean =>
  expiresAt !== null && expiresAt <= at;

function byExpiry(a: Lot, b: Lot): number {
  const [one, two] = [a.expiresAt?.getTime() ?? Infinity, b.expiresAt?.getTime() ?? Infinity];
  if (one !== two) return one - two;
  const age = a.receivedAt.getTime() - b.receivedAt.getTime();
  return age === 0 ? Number(a.batchId > b.batchId) - Number(a.batchId < b.batchId) : age;
}

/** A count that changes more units than this is applied by another person than the one who submitted it. */
export const MOST_ALONE = 50;

export const needsSecondPerson = (changed: number): boolean => changed > MOST_ALONE;

const SEPARATOR = "~";
export const packCursor = (parts: readonly (string | number)[]): string =>
  parts.map((part) => encodeURIComponent(part)).join(SEPARATOR);

/** The parts of a cursor that we gave out; null for none or one that we never gave. */
export function unpackCursor(cursor: string | undefined, count: number): string[] | null {
  if (!cursor) return null;
  const parts = cursor.split(SEPARATOR);
  if (parts.length !== count) return null;
  try {
    return parts.map((part) => decodeURIComponent(part));
  } catch {
    return null;
  }
}

/** The holds that an order may have: its own, and the one of a payment that came after it lapsed. */
export const referencesOf = (orderId: string): string[] => [orderId, `${orderId}:late`];

/** A page of what was read as one row more than fits, and where the next one starts. */
export function nextPage<Row>(
  rows: readonly Row[],
  cursorOf: (last: Row) => readonly (string | number)[],
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > PAGE && last ? packCursor(cursorOf(last)) : null };
}
