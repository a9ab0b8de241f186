import type { Ctx } from "@/server/context";
import { recordActivity } from "@/server/modules/activity/service";
import { CodeRequested } from "@/server/modules/auth/events";
import { listColleagues, readCodeLetter } from "@/server/modules/auth/service";
import { settleOrder } from "@/server/modules/checkout/service/settle-order";
import { releaseOwed } from "@/server/modules/fulfilment/service";
import { BackorderFilled, CameBackInStock, StockRanLow } from "@/server/modules/inventory/events";
import { dropBackorders, listWaiting } from "@/server/modules/inventory/service";
import { forgetWatcher, readBackNotices } from "@/server/modules/inventory/service/tell-watchers";
import { readOpenAlerts } from "@/server/modules/inventory/service/watch-stock";
import type { OrderLetter } from "@/server/modules/notifications/contract";
import {
  notifyGoodsArrived,
  notifyOrderCancelled,
  notifyOrderPaid,
  notifyOrderRefunded,
  notifyOrderShipped,
  notifyRefundDue,
} from "@/server/modules/notifications/service/notify-buyer";
import { notifySignInCode } from "@/server/modules/notifications/service/notify-sign-in";
import { notifyBackInStock, notifyLowStock } from "@/server/modules/notifications/service/notify-stock";
import {
  OrderCancelled,
  OrderPaid,
  OrderRefundDue,
  OrderRefunded,
  OrderShipped,
} from "@/server/modules/orders/events";
import {
  findOrder,
  listLines,
  listOrderEvents,
  readOrder,
  trackingUrl,
} from "@/server/modules/orders/service";
import { PaymentCaptured } from "@/server/modules/payments/events";
import { listRefunds } from "@/server/modules/payments/service/read-payments";
import { listShipments } from "@/server/modules/shipping/service";
import type { EventKind } from "@/server/platform/outbox";
import type { OutboxEvent } from "@/server/platform/outbox-store";
import { STAFF_ROLES, type System } from "@/server/shared/actor";
import type { OrderId } from "@/server/shared/id";
import { may } from "@/server/shared/permission";

type Listener = (ctx: Ctx<System>, event: OutboxEvent) => Promise<void>;

const on = <Payload extends object>(
  kind: EventKind<Payload>,
  ...listeners: ((ctx: Ctx<System>, payload: Payload) => Promise<unknown>)[]
) => ({
  topic: kind.topic,
  listeners: listeners.map(
    (listen): Listener =>
      async (ctx, event) => {
        await listen(ctx, kind.payload.parse(event.payload));
      },
  ),
});

/** Who listens to what. The activity log listens to everything. */
const SUBSCRIPTIONS = [
  on(CodeRequested, async (ctx, { challengeId }) => {
    const letter = await readCodeLetter(ctx, challengeId);
    if (letter) await notifySignInCode(ctx, letter);
  }),
  on(PaymentCaptured, (ctx, { reference }) => settleOrder(ctx, reference)),
  on(OrderPaid, async (ctx, { orderId }) => notifyOrderPaid(ctx, await letterOf(ctx, orderId))),
  on(OrderShipped, async (ctx, { orderId }) => {
    const [shipment] = (await listShipments(ctx.db, orderId)).slice(-1);
    if (shipment)
      await notifyOrderShipped(ctx, await letterOf(ctx, orderId), { ...shipment, trackingUrl: null });
  }),
  on(OrderCancelled, async (ctx, { orderId }) => notifyOrderCancelled(ctx, await letterOf(ctx, orderId))),
  on(
    OrderRefundDue,
    (ctx, { orderId }) => releaseOwed(ctx, ctx.db, orderId),
    (ctx, { orderId }) => ctx.db.$transaction((db) => dropBackorders(db, orderId)),
    (ctx, { orderId }) => tellRefund(ctx, orderId, notifyRefundDue),
  ),
  on(OrderRefunded, (ctx, { orderId }) => tellRefund(ctx, orderId, notifyOrderRefunded)),
  on(BackorderFilled, (ctx, { id }) => tellArrival(ctx, id)),
  on(StockRanLow, (ctx, { alertIds }) => tellStockKeepers(ctx, alertIds)),
  on(CameBackInStock, async (ctx, { watchIds }) => {
    for (const notice of await readBackNotices(ctx, watchIds)) {
      await notifyBackInStock(ctx, notice);
      await forgetWatcher(ctx, notice.id);
    }
  }),
];

const toActivity: Listener = (ctx, event) => recordActivity(ctx, event);

export const listenersOf = (topic: string): readonly Listener[] => [
  toActivity,
  ...SUBSCRIPTIONS.filter((subscription) => subscription.topic === topic).flatMap(
    ({ listeners }) => listeners,
  ),
];

async function letterOf(ctx: Ctx<System>, orderId: string): Promise<OrderLetter> {
  const order = await readOrder(ctx.db, { id: orderId });
  const { id, number, name, email, phone, totals, address, delivery } = order;
  const days =
    delivery.minDays === delivery.maxDays
      ? `${delivery.maxDays} days`
      : `${delivery.minDays} to ${delivery.maxDays} days`;
  return {
    id,
    number,
    name,
    email,
    phone,
    trackingUrl: trackingUrl(ctx, number),
    lines: await listLines(ctx.db, order),
    delivery: totals.delivery,
    total: totals.total,
    place: `${address.city}, ${address.state}`,
    deliveryLabel: `${delivery.label}, ${days}`,
  };
}

async function tellRefund(ctx: Ctx<System>, orderId: OrderId, tell: typeof notifyRefundDue): Promise<void> {
  const [refund] = (await listRefunds(ctx.db, orderId)).slice(-1);
  if (!refund) return;
  const events = await listOrderEvents(ctx.db, orderId);
  const isLatePayment = events.some((event) => event.from === "cancelled" && event.to === "refund_due");
  await tell(ctx, await letterOf(ctx, orderId), { amount: refund.amount, isLatePayment });
}

/** A hold's reference starts with its order's id. An order that is not paid yet hears it with its confirmation. */
async function tellArrival(ctx: Ctx<System>, reference: string): Promise<void> {
  const [orderId = reference] = reference.split(":");
  const order = await findOrder(ctx.db, { id: orderId });
  if (order?.status !== "paid" && order?.status !== "fulfilling") return;
  if ((await listWaiting(ctx.db, orderId)).length > 0) return;
  await notifyGoodsArrived(ctx, await letterOf(ctx, orderId));
}

async function tellStockKeepers(ctx: Ctx<System>, alertIds: readonly string[]): Promise<void> {
  const [first] = alertIds;
  const alerts = await readOpenAlerts(ctx, alertIds);
  if (!first || alerts.length === 0) return;
  const lines = alerts.map(({ title, variantTitle, sku, available, opening }) => ({
    title: variantTitle ? `${title}, ${variantTitle}` : title,
    sku,
    available,
    coverDays: opening.coverDays,
  }));
  const url = `${ctx.shop.appUrl}/admin/inventory/alerts`;
  const keepers = STAFF_ROLES.filter((role) => may(role, "stock.manage"));
  for (const colleague of await listColleagues(ctx, keepers))
    await notifyLowStock(ctx, colleague, { id: first, lines, url });
}
