import type { Ctx } from "@/server/context";
import { type CartHolder, calculateTotal, viewCart } from "@/server/modules/cart/service";
import type { Order } from "@/server/modules/orders/contract";
import { canTrack, readOrder } from "@/server/modules/orders/service";
import { isOnPhone } from "@/server/modules/payments/contract";
import { tryLook } from "@/server/modules/payments/service/look-at-attempt";
import {
  type Attempt,
  listAttempts,
  listPaymentOptions,
} from "@/server/modules/payments/service/read-payments";
import { quoteDelivery } from "@/server/modules/shipping/service";
import { AppError } from "@/server/shared/error";
import { type ShopCurrency, zero } from "@/server/shared/money";
import type { Country } from "@/server/shared/place";
import type {
  CheckoutOptions,
  CheckoutStatus,
  OptionsInput,
  Quote,
  QuoteInput,
  StatusInput,
} from "../contract";
import { settleOrder } from "./settle-order";

/** Where most buyers in a currency live, until they say otherwise. */
const HOME: Readonly<Record<ShopCurrency, { country: Country; state?: string }>> = {
  NGN: { country: "NG", state: "Lagos" },
  USD: { country: "US" },
  KES: { country: "KE", state: "Nairobi" },
};

/** The ways to receive and to pay, for the cart as it is; asked before any personal data. */
export async function readOptions(
  ctx: CartHolder,
  { address, currency }: OptionsInput,
): Promise<CheckoutOptions> {
  const cart = await viewCart(ctx);
  const delivery = await quoteDelivery(ctx.db, address ?? HOME[cart.currency], cart.subtotal);
  return { currency: cart.currency, delivery, payment: listPaymentOptions(ctx, currency ?? cart.currency) };
}

/** What the cart would cost with a way of delivery; without one, with the first. */
export async function readQuote(ctx: CartHolder, { address, delivery }: QuoteInput): Promise<Quote> {
  const cart = await viewCart(ctx);
  const options = await quoteDelivery(ctx.db, address ?? HOME[cart.currency], cart.subtotal);
  const chosen = options.find((option) => option.method === delivery) ?? options[0];
  const lines = cart.lines.flatMap(({ title, quantity, total, priceReason }) =>
    total ? [{ title, quantity, total, priceReason }] : [],
  );
  const sum = calculateTotal(
    lines,
    { label: chosen?.label ?? "Delivery", fee: chosen?.fee ?? zero(cart.currency) },
    cart.currency,
  );
  return { steps: [...sum.steps], subtotal: sum.subtotal, delivery: chosen?.fee ?? null, total: sum.total };
}

/**
 * How a checkout stands. While it waits the provider is asked, so a shopper who comes
 * back before the webhook does sees the truth.
 */
export async function readStatus(ctx: Ctx, { orderNumber, token }: StatusInput): Promise<CheckoutStatus> {
  if (!canTrack(ctx, orderNumber, token)) throw new AppError("NOT_FOUND", "There is no such order.");
  const waiting = await readOrder(ctx.db, { number: orderNumber });
  const order = waiting.status === "awaiting_payment" ? await lookNow(ctx, waiting) : waiting;
  const last = (await listAttempts(ctx.db, order.id)).at(-1);
  return {
    orderNumber,
    status: order.status,
    payment: describePayment(order, last),
    total: order.totals.total,
    redirectUrl: order.status === "awaiting_payment" && last?.status === "started" ? last.redirectUrl : null,
    method: last?.method ?? null,
    problem: last && isOnPhone(last.method) ? last.problem : null,
  };
}

async function lookNow(ctx: Ctx, order: Order): Promise<Order> {
  for (const attempt of await listAttempts(ctx.db, order.id)) {
    if (!["starting", "started", "unknown", "paid"].includes(attempt.status)) continue;
    if ((await tryLook(ctx, attempt)) !== "paid") continue;
    if ((await settleOrder(ctx, attempt.reference)).outcome !== "not_enough") break;
  }
  return readOrder(ctx.db, { number: order.number });
}

function describePayment(order: Order, last: Attempt | undefined): CheckoutStatus["payment"] {
  switch (order.status) {
    case "awaiting_payment":
      if (last?.status === "failed" || (last?.status === "started" && last.problem)) return "declined";
      return last?.status === "unknown" ? "unknown" : "pending";
    case "cancelled":
      return "lapsed";
    case "refund_due":
    case "refunded":
      return "refunding";
    default:
      return "paid";
  }
}
