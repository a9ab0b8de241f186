import type { Ctx } from "@/server/context";
import { listWaiting } from "@/server/modules/inventory/service";
import { listShipments } from "@/server/modules/shipping/service";
import type { Db } from "@/server/platform/db";
import { announce, type EventKind } from "@/server/platform/outbox";
import { guardRate, type Rule } from "@/server/platform/rate-limit";
import { actorName, type Customer, type Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { OrderId } from "@/server/shared/id";
import { daysOf, type ListPage, type ListQuery, readCursor, toPage } from "@/server/shared/list";
import type { Order, OrderEventView, OrderLineView, OrderRow, TrackInput, TrackingView } from "./contract";
import {
  OrderCancelled,
  OrderDelivered,
  OrderPaid,
  OrderPlaced,
  OrderRefundDue,
  OrderRefunded,
  OrderRevealed,
  OrderShipped,
} from "./events";
import { moveOrder, type OrderSignal, type OrderStatus } from "./machine";
import { describeSteps, isContactOf, isTrackingToken, makeTrackingToken, maskContact } from "./policy";
import * as repo from "./repo";
import { type ListedOrder, listNumbers, listOrders as listOrderRows } from "./repo/list-orders";

export { maskContact };

const LOOKUPS: Rule = { name: "order-lookup", hits: 20, seconds: 600, whenDown: "closed" };

/** Writes an order in the caller's transaction. False when this key was used before: then nothing was written. */
export async function placeOrder(ctx: Ctx, db: Db, placement: repo.NewOrder): Promise<boolean> {
  const isNew = await repo.saveOrder(db, placement);
  if (!isNew) return false;
  const { id, number, totals } = placement.order;
  const change = {
    subject: number,
    after: { total: totals.total.minor.toString(), currency: totals.total.currency },
  };
  await announce(db, ctx, { kind: OrderPlaced, payload: { orderId: id }, change });
  return true;
}

export const findPlacement = (db: Db, key: string): Promise<repo.Placement | null> =>
  repo.findPlacement(db, key);

/** The order, or NOT_FOUND. For rooms that have already proved that it may be read. */
export async function readOrder(db: Db, where: { id: string } | { number: string }): Promise<Order> {
  const order = await repo.findOrder(db, where);
  if (!order) throw new AppError("NOT_FOUND", "There is no such order.");
  return order;
}

export const findOrder = (db: Db, where: { id: string } | { number: string }): Promise<Order | null> =>
  repo.findOrder(db, where);

export const listLines = (
  db: Db,
  order: Pick<Order, "id" | "totals">,
): Promise<(OrderLineView & { kind: string })[]> => repo.listLines(db, order.id, order.totals.total.currency);

export const listOrderEvents = (db: Db, orderId: OrderId): Promise<OrderEventView[]> =>
  repo.listEvents(db, orderId);

const NEWS: Readonly<Record<OrderStatus, EventKind<{ orderId: OrderId }> | null>> = {
  awaiting_payment: null,
  paid: OrderPaid,
  fulfilling: null,
  fulfilled: OrderShipped,
  delivered: OrderDelivered,
  cancelled: OrderCancelled,
  refund_due: OrderRefundDue,
  refunded: OrderRefunded,
};

/** What became of a signal: `stuck` leads nowhere from here, `raced` lost to another writer, so look again. */
export type Moved = "moved" | "stuck" | "raced";

/** Whether a signal would lead anywhere from where the order is. */
export const canMove = ({ status }: Pick<Order, "status">, signal: OrderSignal): boolean =>
  moveOrder(status, signal) !== null;

/** The one way an order changes status: history and news are written with it, in the caller's transaction. */
export async function signalOrder(
  ctx: Ctx,
  db: Db,
  { order, signal, reason = "" }: { order: Order; signal: OrderSignal; reason?: string },
): Promise<Moved> {
  const to = moveOrder(order.status, signal);
  if (!to) return "stuck";
  const at = ctx.clock();
  const isMoved = await repo.saveMove(db, { order, signal, to, actor: actorName(ctx.actor), reason, at });
  if (!isMoved) return "raced";
  const kind = NEWS[to];
  const change = { subject: order.number, before: { status: order.status }, after: { status: to }, reason };
  if (kind) await announce(db, ctx, { kind, payload: { orderId: order.id }, change });
  return "moved";
}

/** Address of the order's page with the token that opens it, for half a year from `at`. */
export const trackingUrl = (ctx: Ctx, number: string, at: Date = ctx.clock()): string =>
  `${ctx.shop.appUrl}/orders/${number}?t=${makeTrackingToken(ctx.shop.secret, number, at)}`;

export const canTrack = (ctx: Ctx, number: string, token: string): boolean =>
  isTrackingToken(ctx.shop.secret, { number, token, at: ctx.clock() });

/**
 * The order for someone with its link, its contact, or the account that placed it. Any
 * other asker gets the same NOT_FOUND as for an order that does not exist.
 */
export async function trackOrder(ctx: Ctx, { number, token, contact }: TrackInput): Promise<TrackingView> {
  if (token === undefined) await guardRate(ctx.limiter, LOOKUPS, ctx.address);
  const order = await repo.findOrder(ctx.db, { number });
  const mayRead =
    order !== null &&
    ((token !== undefined && canTrack(ctx, number, token)) ||
      (contact !== undefined && isContactOf(order, contact)) ||
      (ctx.actor.kind === "customer" && order.customerId === ctx.actor.id));
  if (!mayRead)
    throw new AppError(
      "NOT_FOUND",
      "We found no order with that number and contact. Check both, or use the link in our message.",
    );

  const [lines, events, shipments, waiting] = await Promise.all([
    listLines(ctx.db, order),
    repo.listEvents(ctx.db, order.id),
    listShipments(ctx.db, order.id),
    listWaiting(ctx.db, order.id),
  ]);
  const { status, placedAt, name, delivery, totals, address } = order;
  return {
    number,
    status,
    placedAt,
    name,
    delivery,
    totals,
    // Not for whoever came by a link: it would never expire.
    link: token === undefined ? trackingUrl(ctx, number) : null,
    ...maskContact(order),
    place: `${address.city}, ${address.state}`,
    lines: lines.map(({ kind: _, ...line }) => line),
    waiting,
    steps: describeSteps(order, events),
    shipments,
  };
}

export async function listMyOrders(ctx: Ctx<Customer>): Promise<OrderRow[]> {
  const rows = await listOrderRows(ctx.db, { customerId: ctx.actor.id, limit: 50 });
  return rows.map(toRow);
}

/** The latest orders, newest first. */
export async function listLatestOrders(ctx: Ctx<Staff>, limit: number): Promise<OrderRow[]> {
  return (await listOrderRows(ctx.db, { limit })).slice(0, limit).map(toRow);
}

/** A page of the staff's list: filtered, sorted and paged as ORDER_LIST allows. */
export async function listOrders(ctx: Ctx<Staff>, query: ListQuery): Promise<ListPage<OrderRow>> {
  const { q, status, currency, account } = query.filters;
  const rows = await listOrderRows(ctx.db, {
    query: q,
    status,
    currency,
    hasAccount: account === undefined ? undefined : account === "yes",
    ...daysOf(query, "placed"),
    sort: query.sort,
    after: readCursor(query.cursor),
    limit: query.limit,
  });
  const { rows: page, nextCursor } = toPage(rows, query.limit, ({ sortKey }) => sortKey);
  return { rows: page.map(toRow), nextCursor };
}

const toRow = ({ id: _, sortKey: __, ...row }: ListedOrder): OrderRow => row;

/** Numbers of orders by id. */
export async function readNumbers(ctx: Ctx<Staff>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await listNumbers(ctx.db, ids);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export const countOrders = (ctx: Ctx<Staff>, status: OrderStatus): Promise<number> =>
  repo.countOrders(ctx.db, status);
export const sumSales = (ctx: Ctx<Staff>, since: Date) => repo.sumSales(ctx.db, since);
export const findMiscounted = ({ db }: Ctx): Promise<{ number: string }[]> => repo.listMiscounted(db);

/** Writes down that a member of staff looked at a buyer's contact details. */
export async function recordReveal(ctx: Ctx<Staff>, order: Order): Promise<void> {
  await announce(ctx.db, ctx, {
    kind: OrderRevealed,
    payload: { orderId: order.id },
    change: { subject: order.number },
  });
}
