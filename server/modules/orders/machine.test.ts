import { expect, it } from "vitest";
import { moveOrder, ORDER_MOVES, ORDER_SIGNALS, ORDER_STATUSES, type OrderStatus } from "./machine";

it("can reach every status from the first", () => {
  const seen = new Set<OrderStatus>();
  const walk = (status: OrderStatus) => {
    if (seen.has(status)) return;
    seen.add(status);
    for (const next of Object.values(ORDER_MOVES[status])) walk(next);
  };
  walk("awaiting_payment");
  expect([...seen].sort()).toEqual([...ORDER_STATUSES].sort());
});

it("uses every signal", () => {
  const used = new Set(Object.values(ORDER_MOVES).flatMap((moves) => Object.keys(moves)));
  expect([...used].sort()).toEqual([...ORDER_SIGNALS].sort());
});

it("treats a repeated signal as no move", () => {
  expect(moveOrder("paid", "payment_settled")).toBeNull();
  expect(moveOrder("refunded", "refund_settled")).toBeNull();
});

it("never ships what is not paid, and never revives a refund", () => {
  for (const status of ["awaiting_payment", "cancelled", "refund_due", "refunded"] as const) {
    expect(moveOrder(status, "fulfilment_finished")).toBeNull();
  }
  expect(Object.values(ORDER_MOVES.refund_due)).toEqual(["refunded"]);
});
