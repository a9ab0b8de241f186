import type { Ctx } from "@/server/context";
import { extendHold } from "@/server/modules/inventory/service";
import type { Order } from "@/server/modules/orders/contract";
import { canTrack, listLines, readOrder, trackingUrl } from "@/server/modules/orders/service";
import { isOnPhone, METHODS, type PaymentMethod } from "@/server/modules/payments/contract";
import { tryLook } from "@/server/modules/payments/service/look-at-attempt";
import { type Attempt, listAttempts } from "@/server/modules/payments/service/read-payments";
import { addAttempt, providerOf, startAttempt } from "@/server/modules/payments/service/start-attempt";
import { after, MINUTE } from "@/server/platform/clock";
import { AppError } from "@/server/shared/error";
import type { StartAnswer } from "../contract";
import { settleOrder } from "./settle-order";

type Continuing = {
  readonly method: PaymentMethod;
  /** The first attempt at paying an order that this very request has placed. */
  readonly opened?: Opened | undefined;
};
export type Opened = {
  readonly reference: string;
  readonly lines: readonly { readonly title: string; readonly quantity: number }[];
};

/**
 * Brings a waiting order to a payment page: the one that is open already, the one whose
 * answer was lost, or a new attempt once the last can no longer be paid.
 */
export async function continuePayment(
  ctx: Ctx,
  order: Order,
  { method, opened }: Continuing,
): Promise<StartAnswer> {
  // From the order, not the clock: a repeated start must send the provider the same return address.
  const answer = { orderNumber: order.number, trackingUrl: trackingUrl(ctx, order.number, order.placedAt) };
  if (order.status !== "awaiting_payment") return answer;
  const reference = opened?.reference ?? (await chooseAttempt(ctx, order, method));
  if (!reference) return answer;

  const lines = opened?.lines ?? (await listLines(ctx.db, order));
  const token = new URL(answer.trackingUrl).searchParams.get("t") ?? "";
  const returnUrl = `${ctx.shop.appUrl}/checkout/return?order=${order.number}&t=${token}`;
  const started = await startAttempt(ctx, { reference, order, lines, returnUrl });
  if (started.status === "started" && started.redirectUrl) {
    await extendHold(ctx, ctx.db, order.id);
    return { ...answer, redirectUrl: started.redirectUrl };
  }
  // There is no page to go to: ours says how the request on the phone stands. It is never made a second time.
  if (isOnPhone(started.method)) return { ...answer, redirectUrl: returnUrl };
  if (started.status === "unknown") {
    // Nobody has seen that page, so nobody can pay on it: a new attempt cannot charge twice.
    const next = await replaceAttempt(ctx, { order, method, attempts: await listAttempts(ctx.db, order.id) });
    const again = await startAttempt(ctx, { reference: next, order, lines, returnUrl });
    if (again.redirectUrl) return { ...answer, redirectUrl: again.redirectUrl };
  }
  return answer;
}

/** The attempt to go on with; null when the order turned out to be paid. */
async function chooseAttempt(ctx: Ctx, order: Order, method: PaymentMethod): Promise<string | null> {
  const attempts = await listAttempts(ctx.db, order.id);
  const last = attempts.at(-1);
  if (!last) return addAttempt(ctx, ctx.db, { order, method, count: 1 });
  if (last.status === "paid") return null;
  if (last.method === method && isUsable(ctx, last)) return last.reference;

  // Before a second way to pay is opened, the first is asked whether it was used.
  const looked = await tryLook(ctx, last);
  if (looked === "paid") {
    await settleOrder(ctx, last.reference);
    return null;
  }
  const mayStillRing = last.status === "started" || last.status === "unknown";
  if (isOnPhone(last.method) && mayStillRing && looked !== "failed") return last.reference;
  return replaceAttempt(ctx, { order, method, attempts });
}

/** Stripe closes a page after half an hour; one that is nearly closed is not offered again. */
const PAGE_IS_FRESH = 25 * MINUTE;

function isUsable(ctx: Ctx, { status, method, createdAt }: Attempt): boolean {
  if (isOnPhone(method) && status === "started") return false;
  if (status === "created" || status === "starting") return true;
  if (status === "started") return after(createdAt, PAGE_IS_FRESH) > ctx.clock();
  return status === "unknown" && providerOf(ctx, method).isStartRepeatable;
}

type Replacing = {
  readonly order: Order;
  readonly method: PaymentMethod;
  readonly attempts: readonly Attempt[];
};

/** One more attempt after those there are: two callers who count alike make the same one. */
const replaceAttempt = (ctx: Ctx, { order, method, attempts }: Replacing): Promise<string> =>
  addAttempt(ctx, ctx.db, { order, method, count: attempts.length + 1 });

type PayAgain = { readonly orderNumber: string; readonly token: string; readonly payment: PaymentMethod };

/** Goes on paying an order that waits, with the same or another method. */
export async function payAgain(ctx: Ctx, { orderNumber, token, payment }: PayAgain): Promise<StartAnswer> {
  if (!canTrack(ctx, orderNumber, token)) throw new AppError("NOT_FOUND", "There is no such order.");
  const order = await readOrder(ctx.db, { number: orderNumber });
  if (METHODS[payment].currency !== order.totals.total.currency) {
    throw new AppError("CONFLICT", "That way to pay does not take the currency of this order.", {
      payment: "Choose another way to pay",
    });
  }
  if (order.status === "cancelled")
    throw new AppError("CONFLICT", "This order waited too long and was cancelled. Please order again.");
  return continuePayment(ctx, order, { method: payment });
}
