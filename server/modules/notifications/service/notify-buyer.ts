import type { Ctx } from "@/server/context";
import type { System } from "@/server/shared/actor";
import type { OrderLetter, RefundLetter, ShipmentLetter } from "../contract";
import { takesSms } from "../policy";
import type { TemplateName } from "../templates/letters";
import { type Draft, queueMessage } from "./queue-message";

/** Tells the buyer that the order is paid. */
export async function notifyOrderPaid(ctx: Ctx<System>, order: OrderLetter): Promise<void> {
  await mailBuyer(ctx, order, {
    dedupeKey: `order-confirmed:${order.id}`,
    template: "order-confirmed",
    props: { order },
  });
}

/** Tells the buyer that all they waited for is here. Once per order. */
export async function notifyGoodsArrived(ctx: Ctx<System>, order: OrderLetter): Promise<void> {
  await mailBuyer(ctx, order, {
    dedupeKey: `goods-arrived:${order.id}`,
    template: "goods-arrived",
    props: { order },
  });
}

/** Tells the buyer that a parcel left: by e-mail, and by SMS where we may send one. Once per parcel. */
export async function notifyOrderShipped(
  ctx: Ctx<System>,
  order: OrderLetter,
  shipment: ShipmentLetter,
): Promise<void> {
  const dedupeKey = `order-shipped:${order.id}:${shipment.carrier}:${shipment.trackingNumber}`;
  const draft = {
    dedupeKey,
    template: "order-shipped",
    props: { order, shipment },
    orderId: order.id,
  } as const;
  await ctx.db.$transaction(async (db) => {
    await queueMessage(ctx, db, { ...draft, channel: "email", recipient: order.email });
    if (takesSms(order.phone))
      await queueMessage(ctx, db, { ...draft, channel: "sms", recipient: order.phone });
  });
}

/** Tells the buyer that the order ended because no payment came. */
export async function notifyOrderCancelled(ctx: Ctx<System>, order: OrderLetter): Promise<void> {
  await mailBuyer(ctx, order, {
    dedupeKey: `order-lapsed:${order.id}`,
    template: "order-lapsed",
    props: { order },
  });
}

/** Tells the buyer that their money is on its way back, and why. */
export async function notifyRefundDue(
  ctx: Ctx<System>,
  order: OrderLetter,
  refund: RefundLetter,
): Promise<void> {
  await mailBuyer(ctx, order, {
    dedupeKey: `refund-due:${order.id}`,
    template: "payment-late-refunded",
    props: { order, refund },
  });
}

/** Tells the buyer that the refund is done. */
export async function notifyOrderRefunded(
  ctx: Ctx<System>,
  order: OrderLetter,
  refund: RefundLetter,
): Promise<void> {
  await mailBuyer(ctx, order, {
    dedupeKey: `order-refunded:${order.id}`,
    template: "order-refunded",
    props: { order, refund },
  });
}

type Mail<Name extends TemplateName> = Pick<Draft<Name>, "dedupeKey" | "template" | "props">;

async function mailBuyer<Name extends TemplateName>(
  ctx: Ctx<System>,
  order: OrderLetter,
  mail: Mail<Name>,
): Promise<void> {
  await ctx.db.$transaction((db) =>
    queueMessage(ctx, db, { ...mail, channel: "email", recipient: order.email, orderId: order.id }),
  );
}
