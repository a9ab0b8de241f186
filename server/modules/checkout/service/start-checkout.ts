import type { CartView } from "@/server/modules/cart/contract";
import { type CartHolder, calculateTotal, closeCart, readCart } from "@/server/modules/cart/service";
import type { Shortfall } from "@/server/modules/inventory/contract";
import { holdStock } from "@/server/modules/inventory/service";
import type { Order } from "@/server/modules/orders/contract";
import { findPlacement, placeOrder } from "@/server/modules/orders/service";
import { METHODS, refuseAmount } from "@/server/modules/payments/contract";
import { addAttempt, providerOf } from "@/server/modules/payments/service/start-attempt";
import type { DeliveryOption } from "@/server/modules/shipping/contract";
import { quoteDelivery } from "@/server/modules/shipping/service";
import type { Db } from "@/server/platform/db";
import { sha256 } from "@/server/platform/digest";
import { newId, newSpokenCode } from "@/server/platform/id";
import { AppError } from "@/server/shared/error";
import type { OrderId } from "@/server/shared/id";
import { type Money, zero } from "@/server/shared/money";
import { toE164 } from "@/server/shared/phone";
import type { StartAnswer, StartInput } from "../contract";
import { continuePayment, type Opened } from "./continue-payment";

/**
 * From cart to payment page. The order, the stock put aside for it and the first payment
 * attempt are written in one transaction; then the provider is asked. The same key gives
 * the same answer, however often and from however many at once; with other contents it
 * is refused.
 */
export async function startCheckout(ctx: CartHolder, input: StartInput): Promise<StartAnswer> {
  providerOf(ctx, input.payment);
  const key = scopeKey(ctx, input.idempotencyKey);
  const requestHash = hashRequest(input);
  const known = await findPlacement(ctx.db, key);
  const { order, opened }: Placed = known
    ? refuseOtherBody(known, requestHash)
    : await ctx.db.$transaction((db) => place(ctx, db, { input, key, requestHash }));
  ctx.cart.keepCount(0);
  return continuePayment(ctx, order, { method: input.payment, opened });
}

type Placing = { readonly input: StartInput; readonly key: string; readonly requestHash: string };

type Placed = { readonly order: Order; readonly opened?: Opened };

async function place(ctx: CartHolder, db: Db, { input, key, requestHash }: Placing): Promise<Placed> {
  const cart = await readCart(ctx, db);
  if (cart.lines.length === 0) {
    // Another request with this key may have turned the cart into an order just now.
    const placed = await findPlacement(db, key);
    if (placed) return refuseOtherBody(placed, requestHash);
    throw new AppError("CONFLICT", "Your cart is empty. Put something in it first.");
  }
  refuseProblems(cart);
  if (METHODS[input.payment].currency !== cart.currency) {
    throw new AppError("CONFLICT", `That way to pay does not take ${cart.currency}. Please choose another.`, {
      payment: "Choose another way to pay",
    });
  }
  const delivery = await chooseDelivery(db, input, cart.subtotal);
  const order = draftOrder(ctx, { input, cart, delivery });
  const tooOdd = refuseAmount(input.payment, order.totals.total);
  if (tooOdd) throw new AppError("CONFLICT", `${tooOdd} Please ask us for help.`, { payment: tooOdd });
  const priced = cart.lines.map(({ available: _, problem: __, compareAt: ___, unit, total, ...line }) => ({
    ...line,
    kind: "parcel",
    unit: unit ?? zero(cart.currency),
    total: total ?? zero(cart.currency),
  }));
  const lines = priced.map(({ priceReason: _, ...line }) => line);
  const { steps } = calculateTotal(priced, { label: delivery.label, fee: delivery.fee }, cart.currency);
  const explanation = steps.map((step) => ({
    ...step,
    amount: { minor: step.amount.minor.toString(), currency: step.amount.currency },
  }));

  const isNew = await placeOrder(ctx, db, { order, lines, explanation, idempotencyKey: key, requestHash });
  if (!isNew) return refuseOtherBody(await findPlacement(db, key), requestHash);
  const short = await holdStock(ctx, db, {
    reference: order.id,
    lines: cart.lines,
    country: input.address.country,
  });
  if (short.length > 0) throw shortfallError(cart, short);
  const reference = await addAttempt(ctx, db, { order, method: input.payment, count: 1 });
  if (!cart.id || !(await closeCart(db, cart.id)))
    throw new AppError("CONFLICT", "This cart has just been ordered in another window. Look at your e-mail.");
  return { order, opened: { reference, lines } };
}

type Draft = { readonly input: StartInput; readonly cart: CartView; readonly delivery: DeliveryOption };

function draftOrder(ctx: CartHolder, { input, cart, delivery }: Draft): Order {
  const placedAt = ctx.clock();
  const { contact, address } = input;
  const none = zero(cart.currency);
  const total = { minor: cart.subtotal.minor + delivery.fee.minor, currency: cart.currency };
  return {
    id: newId<OrderId>("order", placedAt),
    number: `OJ-${newSpokenCode(2)}`,
    status: "awaiting_payment",
    totals: { subtotal: cart.subtotal, discount: none, delivery: delivery.fee, tax: none, total },
    customerId: ctx.actor.kind === "customer" ? ctx.actor.id : null,
    cartId: cart.id,
    name: contact.name,
    email: contact.email,
    phone: toE164(contact.phone, address.country) ?? contact.phone,
    address,
    delivery: {
      method: delivery.method,
      label: delivery.label,
      minDays: delivery.minDays,
      maxDays: delivery.maxDays,
    },
    placedAt,
  };
}

async function chooseDelivery(
  db: Db,
  { address, delivery }: StartInput,
  subtotal: Money,
): Promise<DeliveryOption> {
  const options = await quoteDelivery(db, address, subtotal);
  const chosen = options.find((option) => option.method === delivery);
  if (chosen) return chosen;
  const way =
    options.length === 0
      ? `We do not deliver there in ${subtotal.currency} yet.`
      : "That way of delivery is not offered there.";
  throw new AppError("CONFLICT", `${way} Please choose another.`, {
    delivery: "Choose another way to receive your order",
  });
}

function refuseProblems(cart: CartView): void {
  const broken = cart.lines.filter((line) => line.problem !== null);
  if (broken.length === 0) return;
  const fields = Object.fromEntries(broken.map((line) => [`lines.${line.variantId}`, line.problem ?? ""]));
  const names = broken.map((line) => line.title).join(", ");
  throw new AppError(
    "CONFLICT",
    `Something in your cart changed: ${names}. Have a look at it before you go on.`,
    fields,
  );
}

function shortfallError(cart: CartView, short: readonly Shortfall[]): AppError {
  const nameOf = (id: string) =>
    cart.lines.find((line) => line.variantId === id)?.title ?? "One of your things";
  const words = short.map(({ variantId, available }) =>
    available > 0 ? `only ${available} left of ${nameOf(variantId)}` : `${nameOf(variantId)} is sold out`,
  );
  const fields = Object.fromEntries(
    short.map(({ variantId, available }) => [`lines.${variantId}`, `${available} available`]),
  );
  return new AppError(
    "CONFLICT",
    `Someone was faster: ${words.join("; ")}. Your cart is kept; please change it and try again.`,
    fields,
  );
}

/** A key is the caller's own: another shopper's same key must not open this one's order. */
const scopeKey = (ctx: CartHolder, key: string): string => sha256(`${ctx.cart.token ?? ""}:${key}`);

/** What was asked for, without the key: compared when the key comes again. */
function hashRequest({ idempotencyKey: _, ...request }: StartInput): string {
  return sha256(JSON.stringify(request));
}

function refuseOtherBody(placed: { order: Order; requestHash: string } | null, requestHash: string): Placed {
  if (!placed)
    throw new AppError("CONFLICT", "This order is just being placed. Please try again in a moment.");
  if (placed.requestHash === requestHash) return { order: placed.order };
  throw new AppError(
    "CONFLICT",
    "This order was placed already with other details. Open it from your e-mail, or start again from the cart.",
    {
      idempotencyKey: "Used before with other contents",
    },
  );
}
