import type { Tone } from "@/components/ui/badge";
import type { OrderRow } from "@/server/modules/orders/contract";

/** An order's status in a shopper's words. */
export const STATUS_WORDS = {
  awaiting_payment: { words: "Waiting for payment", tone: "warning" },
  paid: { words: "Paid, being packed", tone: "info" },
  fulfilling: { words: "Being packed", tone: "info" },
  fulfilled: { words: "On the road", tone: "info" },
  delivered: { words: "Delivered", tone: "success" },
  cancelled: { words: "Cancelled", tone: "neutral" },
  refund_due: { words: "Refund on its way", tone: "warning" },
  refunded: { words: "Refunded", tone: "neutral" },
} as const satisfies Record<OrderRow["status"], { words: string; tone: Tone }>;
