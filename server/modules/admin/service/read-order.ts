import type { Ctx } from "@/server/context";
import { listFulfilments } from "@/server/modules/fulfilment/service";
import { listOrderBatches, listPicks, listWaiting } from "@/server/modules/inventory/service";
import { listOrderEntries } from "@/server/modules/ledger/service";
import { listOrderMessages } from "@/server/modules/notifications/service/list-messages";
import type { Order, OrderStatus } from "@/server/modules/orders/contract";
import {
  listLines,
  listOrderEvents,
  maskContact,
  readOrder,
  recordReveal,
} from "@/server/modules/orders/service";
import { listAttempts, listEventsAbout, listRefunds } from "@/server/modules/payments/service/read-payments";
import { listShipments } from "@/server/modules/shipping/service";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { formatMoney } from "@/server/shared/money";
import { may } from "@/server/shared/permission";
import type { StaffOrderView } from "../contract";
import { nameActors } from "./read-activity";

type Asked = { readonly number: string; readonly reveal: boolean };

/** Everything known about an order. Contact details stay masked until revealed, and a reveal is written down. */
export async function readStaffOrder(ctx: Ctx<Staff>, { number, reveal }: Asked): Promise<StaffOrderView> {
  const order = await readOrder(ctx.db, { number });
  if (reveal) {
    if (!may(ctx.actor.role, "personal.reveal"))
      throw new AppError("FORBIDDEN", "Your account may not see contact details.");
    await recordReveal(ctx, order);
  }
  return describeOrder(ctx, order, reveal);
}

async function describeOrder(ctx: Ctx<Staff>, order: Order, isRevealed: boolean): Promise<StaffOrderView> {
  const { db } = ctx;
  const [
    lines,
    events,
    attempts,
    refunds,
    shipments,
    fulfilments,
    held,
    late,
    messages,
    ledger,
    coming,
    batches,
  ] = await Promise.all([
    listLines(db, order),
    listOrderEvents(db, order.id),
    listAttempts(db, order.id),
    listRefunds(db, order.id),
    listShipments(db, order.id),
    listFulfilments(db, order.id),
    listPicks(db, order.id),
    listPicks(db, `${order.id}:late`),
    listOrderMessages(ctx, order.id),
    listOrderEntries(ctx, order.id),
    listWaiting(db, order.id),
    listOrderBatches(db, order.id),
  ]);
  const webhooks = await listEventsAbout(
    ctx,
    attempts.flatMap(({ reference, providerRef, captureRef }) =>
      [reference, providerRef, captureRef].filter((ref) => ref !== null),
    ),
  );
  const nameOf = await nameActors(
    ctx,
    events.map(({ actor }) => actor),
  );
  const waitingOf = (variantId: string) => {
    const found = coming.find((one) => one.variantId === variantId);
    return found ? { quantity: found.quantity, shipsFrom: found.shipsFrom } : null;
  };
  const picks = late.length > 0 ? late : held;
  const { status, placedAt, address, delivery, totals } = order;
  return {
    number: order.number,
    status,
    placedAt,
    nextAction: NEXT[status],
    customer: {
      name: order.name,
      ...(isRevealed ? { email: order.email, phone: order.phone } : maskContact(order)),
      isMasked: !isRevealed,
    },
    address: isRevealed ? address : { ...address, street: "•••", landmark: address.landmark && "•••" },
    delivery,
    totals,
    lines: lines.map(({ kind: _, ...line }) => ({
      ...line,
      fulfilment: fulfilments.find((row) => row.orderLineId === line.id)?.status ?? "not owed yet",
      picks: picks
        .filter((pick) => pick.variantId === line.variantId)
        .map(({ location, quantity }) => ({ location, quantity })),
      waiting: waitingOf(line.variantId),
      batches: batches
        .filter((batch) => batch.variantId === line.variantId)
        .map(({ code, quantity, expiresAt }) => ({ code, quantity, expiresAt })),
    })),
    attempts: attempts.map(
      ({
        orderId: _,
        providerRef: __,
        captureRef: ___,
        redirectUrl: ____,
        claimedAt: _____,
        looks: ______,
        ...view
      }) => view,
    ),
    refunds,
    shipments,
    events: events.map((event) => ({ ...event, actor: nameOf(event.actor) })),
    webhooks,
    messages,
    ledger,
    timeline: [
      { at: placedAt, kind: "order" as const, label: "Order placed", detail: formatMoney(totals.total) },
      ...events.map((event) => ({
        at: event.at,
        kind: event.actor.startsWith("staff:") ? ("staff" as const) : ("order" as const),
        label: event.to.replaceAll("_", " "),
        detail: [event.reason, nameOf(event.actor)].filter(Boolean).join(" · "),
      })),
      ...attempts.map((attempt) => ({
        at: attempt.createdAt,
        kind: "payment" as const,
        label: `${attempt.provider} payment opened`,
        detail: attempt.reference,
      })),
      ...webhooks.map((webhook) => ({
        at: webhook.receivedAt,
        kind: "webhook" as const,
        label: `${webhook.provider} said ${webhook.topic}`,
        detail: webhook.problem ?? webhook.status,
      })),
      ...messages.map((message) => ({
        at: message.createdAt,
        kind: "message" as const,
        label: message.subject || message.channel,
        detail: `${message.channel}, ${message.status}`,
      })),
    ].sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

/** What staff should do with an order in each status. */
const NEXT: Readonly<Record<OrderStatus, StaffOrderView["nextAction"]>> = {
  awaiting_payment: "await_payment",
  paid: "ship",
  fulfilling: "ship",
  fulfilled: "mark_delivered",
  delivered: null,
  cancelled: null,
  refund_due: "refund",
  refunded: null,
};
