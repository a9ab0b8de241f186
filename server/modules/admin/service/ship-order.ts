import type { Ctx } from "@/server/context";
import { shipOwed } from "@/server/modules/fulfilment/service";
import { listWaiting } from "@/server/modules/inventory/service";
import type { Order } from "@/server/modules/orders/contract";
import { canMove, findOrder, readOrder, signalOrder } from "@/server/modules/orders/service";
import type { ShipInput } from "@/server/modules/shipping/contract";
import { addShipment, confirmDelivery } from "@/server/modules/shipping/service";
import type { Db } from "@/server/platform/db";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";

/**
 * Hands everything an order still owes to a carrier: shipment, fulfilments and the
 * order's move in one transaction. The same parcel twice changes nothing.
 */
export async function shipOrder(
  ctx: Ctx<Staff>,
  { number, carrier, trackingNumber }: ShipInput,
): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const order = await readOrder(db, { number });
    await refuseWaiting(db, order.id);
    const shipmentId = await addShipment(ctx, db, { orderId: order.id, carrier, trackingNumber });
    if (!shipmentId) return;
    const moved = await signalOrder(ctx, db, {
      order,
      signal: "fulfilment_finished",
      reason: `${carrier} ${trackingNumber}`,
    });
    if (moved === "stuck")
      throw new AppError(
        "CONFLICT",
        `This order is ${order.status.replaceAll("_", " ")}, so it cannot be shipped.`,
      );
    if (moved === "raced")
      throw new AppError("CONFLICT", "Someone has just changed this order. Reload it and look again.");
    await shipOwed(ctx, db, { orderId: order.id, shipmentId, proof: `${carrier} ${trackingNumber}` });
  });
}

/** Nothing leaves before all of it is there. */
async function refuseWaiting(db: Db, orderId: string): Promise<void> {
  const units = (await listWaiting(db, orderId)).reduce((sum, line) => sum + line.quantity, 0);
  if (units === 0) return;
  throw new AppError(
    "CONFLICT",
    `${units === 1 ? "One unit of this order is" : `${units} units of this order are`} still to come. Ship it once they have arrived.`,
  );
}

/** The buyer has it. */
export async function markDelivered(ctx: Ctx<Staff>, number: string): Promise<void> {
  await ctx.db.$transaction((db) => deliverOrder(ctx, db, number));
}

/** The same in the caller's transaction. */
export async function deliverOrder(ctx: Ctx<Staff>, db: Db, number: string): Promise<void> {
  const order = await readOrder(db, { number });
  const moved = await signalOrder(ctx, db, { order, signal: "delivery_confirmed" });
  if (moved === "stuck") throw new AppError("CONFLICT", notDeliverable(order));
  if (moved === "raced")
    throw new AppError("CONFLICT", "Someone has just changed this order. Reload it and look again.");
  await confirmDelivery(ctx, db, order.id);
}

/** Why an order cannot be marked as delivered, or null when it can. Changes nothing. */
export async function checkDeliverable(db: Db, number: string): Promise<string | null> {
  const order = await findOrder(db, { number });
  if (!order) return "There is no such order.";
  return canMove(order, "delivery_confirmed") ? null : notDeliverable(order);
}

const notDeliverable = ({ status }: Pick<Order, "status">): string =>
  `This order is ${status.replaceAll("_", " ")}, so it cannot be delivered.`;
