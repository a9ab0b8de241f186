import { after, DAY, HOUR, MINUTE } from "@/server/platform/clock";

/** WhatsApp lets a shop write freely for a day after the shopper last wrote. */
export const windowAfter = (at: Date): Date => after(at, DAY);

/** A reply being sent for longer than this was cut off: nobody knows whether it arrived. */
export const SENDING_LASTS = 5 * MINUTE;
/** A reply that could not leave for so long answers nothing any more. */
export const REPLY_KEEPS = 2 * HOUR;
export const TRY_AGAIN_AFTER = MINUTE;

export type ReceiptStatus = "sent" | "delivered" | "failed";

const BEFORE = {
  sent: ["queued", "sending", "unknown"],
  failed: ["queued", "sending", "unknown", "sent"],
  delivered: ["queued", "sending", "unknown", "sent", "failed"],
} as const satisfies Record<ReceiptStatus, readonly string[]>;

/** What a receipt may overwrite: receipts come in any order, and `delivered` is the last word. */
export const statusesBefore = (status: ReceiptStatus): string[] => [...BEFORE[status]];

const ORDER = /\bOJ-?([A-Z0-9]{4})-?([A-Z0-9]{4})\b/gi;
const CART = /\b[34679ACDEFGHJKMNPQRTWXY]{4}-?[34679ACDEFGHJKMNPQRTWXY]{4}\b/gi;
const MOST_CANDIDATES = 5;

/** What could be an order number or a cart's reference in what a shopper wrote. Any of it may exist or not. */
export function findReferences(text: string): { orders: string[]; carts: string[] } {
  const orders = [...text.matchAll(ORDER)].map(([, first = "", second = ""]) =>
    `OJ-${first}-${second}`.toUpperCase(),
  );
  const rest = text.replaceAll(ORDER, " ");
  const carts = [...rest.matchAll(CART)].map(([written]) => written.replace("-", "").toUpperCase());
  return {
    orders: [...new Set(orders)].slice(0, MOST_CANDIDATES),
    carts: [...new Set(carts)].slice(0, MOST_CANDIDATES),
  };
}

/** An address that opens WhatsApp with the first words written. */
export const whatsappLink = (number: string, words: string): string =>
  `https://wa.me/${number}?text=${encodeURIComponent(words)}`;
