import type { ADJUST_CODES, POLICY_MODES } from "@/server/modules/inventory/contract/writes";
import { sentence } from "../words";

/** What happens when the last one is sold. */
export const MODE_WORDS = {
  deny: "Sold out",
  backorder: "May be ordered ahead",
  preorder: "Sold before it comes",
} as const satisfies Record<(typeof POLICY_MODES)[number], string>;

export const ADJUST_WORDS = {
  damaged: "Damaged",
  lost: "Lost",
  stolen: "Stolen",
  expired: "Expired",
  found: "Found",
  correction: "The book was wrong",
  sample: "Given as a sample",
  received: "Received without papers",
} as const satisfies Record<(typeof ADJUST_CODES)[number], string>;

const MOVEMENTS: Readonly<Record<string, string>> = {
  receipt: "Received",
  reservation: "Put aside",
  release: "Given back",
  sale: "Sold",
  adjustment: "Put right",
  return: "Came back",
  transfer: "Moved",
  count: "Counted",
};
export const movementWords = (kind: string): string => MOVEMENTS[kind] ?? sentence(kind);

/** "staff:usr_…" is a colleague; names are on the activity log, for those who may read it. */
export function actorWords(actor: string): string {
  if (actor.startsWith("staff:")) return "Staff";
  return actor.startsWith("system:") ? "Oja" : "A buyer";
}

export const units = (count: number): string => (count === 1 ? "1 unit" : `${count} units`);

/** "20 minutes ago": how fresh something is. */
export function agoWords(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 1) return "just now";
  if (minutes < 60) return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return hours === 1 ? "an hour ago" : `${hours} hours ago`;
  return `${Math.round(hours / 24)} days ago`;
}
