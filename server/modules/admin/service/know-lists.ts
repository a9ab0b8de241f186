import type { Ctx } from "@/server/context";
import { ACTIVITY_LIST } from "@/server/modules/activity/contract";
import { PRODUCT_LIST } from "@/server/modules/catalog/contract/staff-products";
import { listProductRows } from "@/server/modules/catalog/service/list-staff-products";
import { STOCK_LIST } from "@/server/modules/inventory/contract/levels";
import { listLevels } from "@/server/modules/inventory/service/list-levels";
import { ORDER_LIST } from "@/server/modules/orders/contract";
import { listOrders } from "@/server/modules/orders/service";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ListPage, ListQuery, ListShape } from "@/server/shared/list";
import { type Currency, type Money, toDecimal } from "@/server/shared/money";
import { may, type Permission } from "@/server/shared/permission";
import { readActivity } from "./read-activity";

/** What a cell may hold in a file: numbers stay numbers, a time is written in UTC, all else is text. */
type CsvValue = string | number | bigint | Date | null;

/** A list as the server knows it: who may read it, how, and how each column is written into a file. */
type StaffList = {
  readonly shape: ListShape;
  readonly permission: Permission;
  /** Rows as what a file needs of them: one value per column of the shape. */
  readRows(ctx: Ctx<Staff>, query: ListQuery): Promise<ListPage<Readonly<Record<string, CsvValue>>>>;
  /** What the rows are called by bulk actions; absent where rows cannot be chosen. */
  readIds?(ctx: Ctx<Staff>, query: ListQuery): Promise<ListPage<string>>;
};

type Definition<Row, Column extends string> = {
  readonly shape: ListShape<Column>;
  readonly permission: Permission;
  read(ctx: Ctx<Staff>, query: ListQuery): Promise<ListPage<Row>>;
  csv(row: Row): Readonly<Record<Column, CsvValue>>;
  readonly rowId?: (row: Row) => string;
};

/** Ties a shape to its query. A column without its place in the file is a type error. */
function staffList<Row, Column extends string>(definition: Definition<Row, Column>): StaffList {
  const { shape, permission, rowId } = definition;
  const read = async <Kept>(ctx: Ctx<Staff>, query: ListQuery, keep: (row: Row) => Kept) => {
    const { rows, nextCursor } = await definition.read(ctx, query);
    return { rows: rows.map(keep), nextCursor };
  };
  return {
    shape,
    permission,
    readRows: (ctx, query) => read(ctx, query, (row) => definition.csv(row)),
    ...(rowId ? { readIds: (ctx, query) => read(ctx, query, rowId) } : {}),
  };
}

type Span = { readonly low: Money; readonly high: Money };

/** "NGN 1200.00", or "NGN 1200.00 to 1500.00"; empty where it is not sold. */
function spanIn(prices: readonly Span[], currency: Currency): string {
  const span = prices.find(({ low }) => low.currency === currency);
  if (!span) return "";
  const [low, high] = [span.low, span.high].map(({ minor }) => toDecimal(minor, currency));
  return low === high ? `${currency} ${low}` : `${currency} ${low} to ${high}`;
}

const json = (value: unknown): string => (value === null ? "" : JSON.stringify(value));

/** Every list of the dashboard that has views, columns to choose, a file, or bulk actions. */
const LISTS: readonly StaffList[] = [
  staffList({
    shape: ORDER_LIST,
    permission: "orders.read",
    read: listOrders,
    csv: (order) => ({
      number: order.number,
      placed: order.placedAt,
      customer: order.name,
      place: order.place,
      items: order.itemCount,
      total: `${order.total.currency} ${toDecimal(order.total.minor, order.total.currency)}`,
      status: order.status,
    }),
    rowId: ({ number }) => number,
  }),
  staffList({
    shape: ACTIVITY_LIST,
    permission: "activity.read",
    read: readActivity,
    csv: ({ seq, action, subject, before, after, reason, who, at }) => ({
      seq,
      what: `${action} ${subject}`,
      change: [json(before), json(after), reason].filter(Boolean).join(" → "),
      who,
      at,
    }),
  }),
  staffList({
    shape: PRODUCT_LIST,
    permission: "catalog.read",
    read: listProductRows,
    csv: ({ title, status, category, prices, onHand, reserved, updatedAt }) => ({
      title,
      status,
      category,
      NGN: spanIn(prices, "NGN"),
      USD: spanIn(prices, "USD"),
      stock: onHand - reserved,
      updated: updatedAt,
    }),
    rowId: ({ id }) => id,
  }),
  staffList({
    shape: STOCK_LIST,
    permission: "stock.read",
    read: listLevels,
    csv: ({ sku, title, variantTitle, location, ...level }) => ({
      what: [sku, title, variantTitle].filter(Boolean).join(" · "),
      location,
      onHand: level.onHand,
      reserved: level.reserved,
      available: level.available,
      incoming: level.incoming,
      backordered: level.backordered,
      batched: level.batched,
      mode: level.mode,
    }),
  }),
];

/** The list of this name, for staff who may read it. */
export function openList(ctx: Ctx<Staff>, name: string): StaffList {
  const list = LISTS.find(({ shape }) => shape.name === name);
  if (!list) throw new AppError("NOT_FOUND", "There is no such list.");
  if (!may(ctx.actor.role, list.permission))
    throw new AppError("FORBIDDEN", "Your account may not see this list. Ask an admin if you should.");
  return list;
}
