export const ORDER_STATUSES = [
  "awaiting_payment",
  "paid",
  "fulfilling",
  "fulfilled",
  "delivered",
  "cancelled",
  "refund_due",
  "refunded",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const ORDER_SIGNALS = [
  "payment_settled",
  "payment_kept",
  "fulfilment_started",
  "fulfilment_finished",
  "delivery_confirmed",
  "cancel",
  "refund_requested",
  "refund_settled",
] as const;
export type OrderSignal = (typeof ORDER_SIGNALS)[number];

/** Every lawful move of an order. A signal that is missing means "not from here". */
export const ORDER_MOVES = {
  awaiting_payment: { payment_settled: "paid", cancel: "cancelled" },
  paid: {
    fulfilment_started: "fulfilling",
    fulfilment_finished: "fulfilled",
    refund_requested: "refund_due",
  },
  fulfilling: { fulfilment_finished: "fulfilled", refund_requested: "refund_due" },
  fulfilled: { delivery_confirmed: "delivered", refund_requested: "refund_due" },
  delivered: { refund_requested: "refund_due" },
  // Money can land after an order has lapsed. If the stock is still there the order
  // lives (payment_kept); otherwise the money goes back.
  cancelled: { payment_kept: "paid", payment_settled: "refund_due" },
  refund_due: { refund_settled: "refunded" },
  refunded: {},
} as const satisfies Record<OrderStatus, Partial<Record<OrderSignal, OrderStatus>>>;

/** Where a signal leads from a status, or null when it leads nowhere. */
export function moveOrder(from: OrderStatus, signal: OrderSignal): OrderStatus | null {
  const moves: Partial<Record<OrderSignal, OrderStatus>> = ORDER_MOVES[from];
  return moves[signal] ?? null;
}
