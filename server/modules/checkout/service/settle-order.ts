import type { Ctx } from "@/server/context";
import { oweLines } from "@/server/modules/fulfilment/service";
import { holdStock, sellHold } from "@/server/modules/inventory/service";
import { bookTransfer } from "@/server/modules/ledger/service";
import type { Order } from "@/server/modules/orders/contract";
import { listLines, readOrder, signalOrder } from "@/server/modules/orders/service";
import { type Attempt, findAttempt } from "@/server/modules/payments/service/read-payments";
import { requestRefund } from "@/server/modules/payments/service/refund-payment";
import type { Db } from "@/server/platform/db";
import { type Money, money } from "@/server/shared/money";

/** `not_enough`: what came does not pay for the order; the exceptions queue has it, and nothing is released on it. */
export type Settled = { readonly outcome: "paid" | "refunding" | "settled_before" | "not_enough" };

/** A race was lost or the stock is gone: rolls the transaction back and says what to do next. */
class Turn extends Error {
  readonly next: "look_again" | "give_back";
  constructor(next: "look_again" | "give_back") {
    super(next);
    this.next = next;
  }
}

const MOST_TURNS = 8;

/**
 * The one way captured money becomes a paid order. Webhook, shopper's return and
 * reconcile job all end here, in any order, any number of times. Money that comes after
 * the order lapsed gets the stock if it is still there, and goes back if it is not.
 */
export async function settleOrder(ctx: Ctx, reference: string): Promise<Settled> {
  let mayKeep = true;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    try {
      return await ctx.db.$transaction((db) => trySettle(ctx, db, { reference, mayKeep }));
    } catch (error) {
      if (!(error instanceof Turn)) throw error;
      if (error.next === "give_back") mayKeep = false;
    }
  }
  throw new Error(`Order of ${reference} kept moving while it was settled`);
}

async function trySettle(
  ctx: Ctx,
  db: Db,
  { reference, mayKeep }: { reference: string; mayKeep: boolean },
): Promise<Settled> {
  const attempt = await findAttempt(db, reference);
  if (!attempt || attempt.status !== "paid") throw new Error(`${reference} is not captured`);
  if (attempt.captured.minor < attempt.amount.minor) return { outcome: "not_enough" };
  const order = await readOrder(db, { id: attempt.orderId });

  switch (order.status) {
    case "awaiting_payment":
      await move(ctx, db, order, "payment_settled");
      if (!(await sellHold(ctx, db, order.id)))
        throw new Error(`Order ${order.number} waits for payment but its stock is not held`);
      await completeSale(ctx, db, order);
      return { outcome: "paid" };
    case "cancelled":
      return mayKeep ? keepLate(ctx, db, order) : giveBack(ctx, db, { order, attempt });
    default:
      return { outcome: "settled_before" };
  }
}

/** The order lapsed, but all of it is still on the shelf: the buyer gets it after all. */
async function keepLate(ctx: Ctx, db: Db, order: Order): Promise<Settled> {
  const reference = `${order.id}:late`;
  const lines = await listLines(db, order);
  const short = await holdStock(ctx, db, { reference, lines, country: order.address.country });
  if (short.length > 0) throw new Turn("give_back");
  await move(ctx, db, order, "payment_kept", "Paid late; the stock was still there");
  if (!(await sellHold(ctx, db, reference))) throw new Turn("look_again");
  await completeSale(ctx, db, order);
  return { outcome: "paid" };
}

/** What was paid for is gone: the whole amount goes back by itself. */
async function giveBack(
  ctx: Ctx,
  db: Db,
  { order, attempt }: { order: Order; attempt: Attempt },
): Promise<Settled> {
  const reason = "Paid after the order had lapsed, and sold out since";
  await move(ctx, db, order, "payment_settled", reason);
  await requestRefund(ctx, db, { reference: attempt.reference, amount: attempt.captured, reason });
  return { outcome: "refunding" };
}

async function move(
  ctx: Ctx,
  db: Db,
  order: Order,
  signal: "payment_settled" | "payment_kept",
  reason = "",
): Promise<void> {
  const moved = await signalOrder(ctx, db, { order, signal, reason });
  // Someone moved the order under us: look again at what they left behind.
  if (moved !== "moved") throw new Turn("look_again");
}

/** The deposit becomes income, and every line is owed to the buyer. */
async function completeSale(ctx: Ctx, db: Db, order: Order): Promise<void> {
  const { totals, id: orderId, number } = order;
  const { currency } = totals.total;
  const credit = ({ minor }: Money) => money(-minor, currency);
  await bookTransfer(ctx, db, {
    kind: "sale",
    reference: number,
    orderId,
    memo: `Sale of order ${number}`,
    postings: [
      { account: { kind: "deposits", currency }, amount: totals.total },
      {
        account: { kind: "sales", currency },
        amount: money(totals.discount.minor - totals.subtotal.minor, currency),
      },
      { account: { kind: "delivery", currency }, amount: credit(totals.delivery) },
      { account: { kind: "tax", currency }, amount: credit(totals.tax) },
    ],
  });
  const lines = await listLines(db, order);
  await oweLines(
    ctx,
    db,
    orderId,
    lines.map(({ id, kind }) => ({ orderLineId: id, kind })),
  );
}
