import { type Db, PLAN_EACH_TIME, Prisma } from "@/server/platform/db";
import { keyset, type SortKey } from "@/server/platform/keyset";
import type { ListSort } from "@/server/shared/list";
import { type Currency, money } from "@/server/shared/money";
import type { OrderRow } from "../contract";

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
