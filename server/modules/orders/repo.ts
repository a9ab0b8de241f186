import { type Db, Prisma } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import type { OrderId } from "@/server/shared/id";
import { type Currency, type Money, money } from "@/server/shared/money";
import { Order, OrderEventView, OrderLineView } from "./contract";
import type { OrderSignal, OrderStatus } from "./machine";

const COLUMNS = {
  id: true,
  number: true,
  status: true,
  currency: true,
  subtotalMinor: true,
  discountMinor: true,
  deliveryMinor: true,
  taxMinor: true,
  totalMinor: true,
  customerId: true,
  cartId: true,
  name: true,
  email: true,
  phone: true,
  address: true,
  delivery: true,
  placedAt: true,
} as const satisfies Prisma.OrderSelect;

type Row = Prisma.OrderGetPayload<{ select: typeof COLUMNS }>;

function toOrder({
  currency,
  subtotalMinor,
  discountMinor,
  deliveryMinor,
  taxMinor,
  totalMinor,
  ...rest
}: Row): Order {
  const of = (minor: bigint): Money => money(minor, currency as Currency);
  return Order.parse({
    ...rest,
    totals: {
      subtotal: of(subtotalMinor),
      discount: of(discountMinor),
      delivery: of(deliveryMinor),
      tax: of(taxMinor),
      total: of(totalMinor),
    },
  });
}

export async function findOrder(db: Db, where: { id: string } | { number: string }): Promise<Order | null> {
  const row = await db.order.findUnique({ where, select: COLUMNS });
  return row && toOrder(row);
}

export type Placement = { readonly order: Order; readonly requestHash: string };

export async function findPlacement(db: Db, idempotencyKey: string): Promise<Placement | null> {
  const row = await db.order.findUnique({
    where: { idempotencyKey },
    select: { ...COLUMNS, requestHash: true },
  });
  if (!row) return null;
  const { requestHash, ...order } = row;
  return { order: toOrder(order), requestHash };
}

export type NewLine = Omit<OrderLineView, "id"> & { readonly kind: string };
export type NewOrder = {
  readonly order: Order;
  readonly lines: readonly NewLine[];
  readonly explanation: Prisma.InputJsonValue;
  readonly idempotencyKey: string;
  readonly requestHash: string;
};

/** Writes the order with its lines; false when an order with this key exists (waits for one that is just being written). */
export async function saveOrder(
  db: Db,
  { order, lines, explanation, idempotencyKey, requestHash }: NewOrder,
): Promise<boolean> {
  const { totals, placedAt, address, delivery } = order;
  const newLines = lines.map(({ unit, total, ...line }) => ({
    ...line,
    id: newId("orderLine", placedAt),
    unit: unit.minor.toString(),
    total: total.minor.toString(),
  }));
  // The client would take the two statements that this is four times as long to put together as PostgreSQL to carry out.
  const count = await db.$executeRaw`
    WITH placed AS (
      INSERT INTO orders (id, number, status, currency, subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, explanation,
        customer_id, cart_id, name, email, phone, address, delivery, idempotency_key, request_hash, placed_at, status_changed_at)
      VALUES (${order.id}, ${order.number}, ${order.status}, ${totals.total.currency}, ${totals.subtotal.minor}, ${totals.discount.minor},
        ${totals.delivery.minor}, ${totals.tax.minor}, ${totals.total.minor}, ${JSON.stringify(explanation)}::jsonb, ${order.customerId}, ${order.cartId},
        ${order.name}, ${order.email}, ${order.phone}, ${JSON.stringify(address)}::jsonb, ${JSON.stringify(delivery)}::jsonb,
        ${idempotencyKey}, ${requestHash}, ${placedAt}::timestamptz, ${placedAt}::timestamptz)
      ON CONFLICT DO NOTHING RETURNING id
    )
    INSERT INTO order_line (id, order_id, position, variant_id, product_slug, sku, title, variant_title, picture, kind, quantity, unit_minor, total_minor)
    SELECT l.id, placed.id, l.position - 1, l."variantId", l."productSlug", l.sku, l.title, l."variantTitle", l.picture, l.kind, l.quantity, l.unit, l.total
    FROM placed, ROWS FROM (jsonb_to_recordset(${JSON.stringify(newLines)}::jsonb) AS (id text, "variantId" text, "productSlug" text, sku text, title text,
      "variantTitle" text, picture jsonb, kind text, quantity int, unit bigint, total bigint)) WITH ORDINALITY
      AS l (id, "variantId", "productSlug", sku, title, "variantTitle", picture, kind, quantity, unit, total, position)`;
  return count > 0;
}

type LineOf = OrderLineView & { readonly kind: string };

export async function listLines(db: Db, orderId: OrderId, currency: Currency): Promise<LineOf[]> {
  const rows = await db.orderLine.findMany({
    where: { orderId },
    orderBy: { position: "asc" },
    select: {
      id: true,
      variantId: true,
      productSlug: true,
      sku: true,
      title: true,
      variantTitle: true,
      picture: true,
      quantity: true,
      unitMinor: true,
      totalMinor: true,
      kind: true,
    },
  });
  return rows.map(({ unitMinor, totalMinor, kind, ...line }) => ({
    ...OrderLineView.parse({ ...line, unit: money(unitMinor, currency), total: money(totalMinor, currency) }),
    kind,
  }));
}

type Move = {
  readonly order: Pick<Order, "id" | "status">;
  readonly signal: OrderSignal;
  readonly to: OrderStatus;
  readonly actor: string;
  readonly reason: string;
  readonly at: Date;
};

/**
 * Moves the order and writes its history, unless someone else moved it first: then
 * false, and the caller looks again.
 */
export async function saveMove(db: Db, { order, signal, to, actor, reason, at }: Move): Promise<boolean> {
  const { count } = await db.order.updateMany({
    where: { id: order.id, status: order.status },
    data: { status: to, statusChangedAt: at },
  });
  if (count === 0) return false;
  await db.orderEvent.create({
    data: {
      id: newId("orderEvent", at),
      orderId: order.id,
      signal,
      from: order.status,
      to,
      actor,
      reason,
      at,
    },
    select: { id: true },
  });
  return true;
}

export async function listEvents(db: Db, orderId: OrderId): Promise<OrderEventView[]> {
  const rows = await db.orderEvent.findMany({
    where: { orderId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { signal: true, from: true, to: true, actor: true, reason: true, at: true },
  });
  return rows.map((row) => OrderEventView.parse(row));
}

export const countOrders = (db: Db, status: OrderStatus): Promise<number> =>
  db.order.count({ where: { status } });

export async function sumSales(
  db: Db,
  since: Date,
): Promise<{ currency: Currency; orders: number; sales: Money }[]> {
  const rows = await db.$queryRaw<{ currency: Currency; orders: number; minor: bigint }[]>`
    SELECT o.currency, count(*)::int AS orders, sum(o.total_minor)::bigint AS minor
    FROM orders o WHERE o.status IN ('paid', 'fulfilling', 'fulfilled', 'delivered') AND o.placed_at >= ${since}::timestamptz
    GROUP BY o.currency ORDER BY o.currency`;
  return rows.map(({ currency, orders, minor }) => ({ currency, orders, sales: money(minor, currency) }));
}

/** Orders whose parts do not add up to their total, or whose lines do not add up to their subtotal. Empty is right. */
export async function listMiscounted(db: Db): Promise<{ number: string }[]> {
  return db.$queryRaw`
    SELECT o.number FROM orders o WHERE o.subtotal_minor <> (SELECT coalesce(sum(total_minor), 0) FROM order_line WHERE order_id = o.id)`;
}
