import { type Db, PLAN_EACH_TIME, Prisma } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { keyset, type SortKey } from "@/server/platform/keyset";
import type { OrderId } from "@/server/shared/id";
import type { ListSort } from "@/server/shared/list";
import { type Currency, type Money, money } from "@/server/shared/money";
import { Order, OrderEventView, OrderLineView, type OrderRow } from "./contract";
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

export type OrderFilter = {
  readonly status?: string | undefined;
  readonly currency?: string | undefined;
  /** A part of the number, the name, the e-mail address or the phone. */
  readonly query?: string | undefined;
  readonly customerId?: string | undefined;
  readonly hasAccount?: boolean | undefined;
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly sort?: ListSort;
  /** The sorted values of the last row of the page before, as `orderKey` gave them. */
  readonly after?: readonly string[] | null;
  readonly limit: number;
};

type ListRow = {
  id: string;
  number: string;
  status: OrderRow["status"];
  name: string;
  address: { city: string; state: string };
  item_count: number;
  total_minor: bigint;
  currency: string;
  placed_at: Date;
  place: string[];
};

export type ListedOrder = OrderRow & { readonly id: string; readonly sortKey: readonly string[] };

const ID = { sql: Prisma.sql`o.id`, type: "text" } as const;
const PLACED: readonly SortKey[] = [{ sql: Prisma.sql`o.placed_at`, type: "timestamptz" }, ID];
const SORTS: Readonly<Record<string, readonly SortKey[]>> = {
  placed: PLACED,
  customer: [{ sql: Prisma.sql`lower(o.name)`, type: "text" }, ID],
  // Naira and dollars are never compared: each currency stands by itself.
  total: [
    { sql: Prisma.sql`o.currency`, type: "text" },
    { sql: Prisma.sql`o.total_minor`, type: "bigint" },
    ID,
  ],
};

/** Sorted as asked, newest first unless told otherwise, one more than asked for. */
export async function listOrders(db: Db, filter: OrderFilter): Promise<ListedOrder[]> {
  const { by, isDown } = filter.sort ?? { by: "placed", isDown: true };
  const { order, beyond, place } = keyset(SORTS[by] ?? PLACED, { isDown, after: filter.after ?? null });
  const rows = await db.$queryRaw<ListRow[]>`
    SELECT ${PLAN_EACH_TIME} o.id, o.number, o.status, o.name, o.address, o.total_minor, o.currency, o.placed_at, ${place} AS place,
      (SELECT sum(quantity)::int FROM order_line WHERE order_id = o.id) AS item_count
    FROM orders o WHERE ${Prisma.join([...conditionsOf(filter), beyond], " AND ")}
    ORDER BY ${order} LIMIT ${filter.limit + 1}`;
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    name: row.name,
    place: `${row.address.city}, ${row.address.state}`,
    itemCount: row.item_count,
    total: money(row.total_minor, row.currency as Currency),
    placedAt: row.placed_at,
    sortKey: row.place,
  }));
}

/** Only what was asked for, so that each question gets a plan of its own. */
function conditionsOf({
  status,
  currency,
  query,
  customerId,
  hasAccount,
  from,
  to,
}: OrderFilter): Prisma.Sql[] {
  return [
    Prisma.sql`true`,
    ...(status ? [Prisma.sql`o.status = ${status}`] : []),
    ...(currency ? [Prisma.sql`o.currency = ${currency}`] : []),
    ...(customerId ? [Prisma.sql`o.customer_id = ${customerId}`] : []),
    ...(hasAccount === undefined ? [] : [Prisma.sql`(o.customer_id IS NOT NULL) = ${hasAccount}`]),
    ...(from ? [Prisma.sql`o.placed_at >= ${from}::timestamptz`] : []),
    ...(to ? [Prisma.sql`o.placed_at < ${to}::timestamptz`] : []),
    ...(query ? [Prisma.sql`(${Prisma.join(wordingsOf(query), " OR ")})`] : []),
  ];
}

/**
 * What a person typed, in each way it may be written down: their words, a number without dashes, a phone without its
 * zero. One or two letters are the beginning of a name: anywhere else they would be found in every second order.
 */
function wordingsOf(query: string): Prisma.Sql[] {
  const words = Prisma.sql`order_words(o.number, o.email, o.name, o.phone)`;
  const escaped = (text: string) => text.replaceAll(/[%_\\]/g, "\\$&");
  const like = (text: string) => Prisma.sql`${words} LIKE plain(${`%${escaped(text)}%`})`;
  if (query.length < 3) return [Prisma.sql`${words} LIKE plain(${`${escaped(query)}%`})`];
  const letters = query.replaceAll(/[^A-Za-z0-9]/g, "");
  const digits = query.replaceAll(/\D/g, "").replace(/^0+/, "");
  const isNumber = /^[A-Za-z0-9\s-]+$/.test(query) && /[\d-]/.test(query) && letters.length >= 3;
  const isPhone = /^[\d\s+().-]+$/.test(query) && digits.length >= 4;
  return [like(query), ...(isNumber ? [like(letters)] : []), ...(isPhone ? [like(digits)] : [])];
}

export const listNumbers = (db: Db, ids: readonly string[]): Promise<{ id: string; number: string }[]> =>
  db.order.findMany({ where: { id: { in: [...ids] } }, select: { id: true, number: true } });

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
