import Link from "next/link";
import type { OrderRow } from "@/server/modules/orders/contract";
import { formatMoney } from "@/server/shared/money";
import { Moment } from "./moment";
import { OrderStatusBadge } from "./status";

const HEAD = "px-3 py-2 text-left font-semibold text-muted";
const CELL = "px-3 py-2.5 max-md:p-0";

/** Orders, newest first: a table on wide screens, on a phone three short lines each. */
export function OrderTable({ rows, caption }: { rows: readonly OrderRow[]; caption: string }) {
  return (
    <table className="w-full border-collapse text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b-2 border-line-strong">
          <th scope="col" className={HEAD}>
            Number
          </th>
          <th scope="col" className={HEAD}>
            Placed
          </th>
          <th scope="col" className={HEAD}>
            Customer
          </th>
          <th scope="col" className={HEAD}>
            Goes to
          </th>
          <th scope="col" className={`${HEAD} text-right!`}>
            Items
          </th>
          <th scope="col" className={`${HEAD} text-right!`}>
            Total
          </th>
          <th scope="col" className={HEAD}>
            Status
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <Row key={row.number} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { number, placedAt, name, place, itemCount, total, status } }: { row: OrderRow }) {
  return (
    <tr className="relative border-b border-line focus-within:bg-sunken hover:bg-sunken max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-1 max-md:py-3">
      <th scope="row" className={`${CELL} text-left font-semibold`}>
        <Link
          href={`/admin/orders/${number}`}
          prefetch={false}
          data-row=""
          className="tabular whitespace-nowrap text-brand underline decoration-1 underline-offset-4 hover:decoration-3 max-md:stretched max-md:text-base"
        >
          {number}
        </Link>
      </th>
      <td className={`${CELL} text-muted max-md:order-5 max-md:text-right`}>
        <Moment at={placedAt} />
      </td>
      <td className={`${CELL} max-md:order-2 max-md:font-semibold`}>{name}</td>
      <td className={`${CELL} max-md:order-4 max-md:text-muted`}>
        {place}
        <span className="whitespace-nowrap md:hidden">
          {" "}
          · {itemCount === 1 ? "1 item" : `${itemCount} items`}
        </span>
      </td>
      <td className={`${CELL} tabular text-right max-md:hidden`}>{itemCount}</td>
      <td className={`${CELL} tabular text-right font-semibold whitespace-nowrap max-md:order-3`}>
        {formatMoney(total)}
      </td>
      <td className={`${CELL} max-md:order-1 max-md:text-right`}>
        <OrderStatusBadge status={status} />
      </td>
    </tr>
  );
}
