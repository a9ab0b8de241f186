import { TextLink } from "@/components/ui/text-link";
import type { OrderRow } from "@/server/modules/orders/contract";
import { formatMoney } from "@/server/shared/money";
import { type DenseColumn, DenseTable } from "./dense-table";
import { Moment } from "./moment";
import { OrderStatusBadge } from "./status";

const COLUMNS: readonly DenseColumn<OrderRow>[] = [
  {
    key: "number",
    header: "Number",
    isRowHeader: true,
    cell: ({ number }) => (
      <TextLink
        href={`/admin/orders/${number}`}
        data-row=""
        className="tabular whitespace-nowrap text-brand underline decoration-1 underline-offset-4 hover:decoration-3 max-md:stretched max-md:text-base"
      >
        {number}
      </TextLink>
    ),
    onPhone: "",
  },
  {
    key: "placed",
    header: "Placed",
    cell: ({ placedAt }) => <Moment at={placedAt} />,
    look: "text-muted",
    onPhone: "max-md:order-5 max-md:text-right",
  },
  {
    key: "customer",
    header: "Customer",
    cell: ({ name }) => name,
    onPhone: "max-md:order-2 max-md:font-semibold",
  },
  {
    key: "place",
    header: "Goes to",
    cell: ({ place, itemCount }) => (
      <>
        {place}
        <span className="whitespace-nowrap md:hidden">
          {" "}
          · {itemCount === 1 ? "1 item" : `${itemCount} items`}
        </span>
      </>
    ),
    onPhone: "max-md:order-4 max-md:text-muted",
  },
  {
    key: "items",
    header: "Items",
    isNumber: true,
    cell: ({ itemCount }) => itemCount,
    onPhone: "max-md:hidden",
  },
  {
    key: "total",
    header: "Total",
    isNumber: true,
    cell: ({ total }) => formatMoney(total),
    look: "font-semibold! whitespace-nowrap",
    onPhone: "max-md:order-3",
  },
  {
    key: "status",
    header: "Status",
    cell: ({ status }) => <OrderStatusBadge status={status} />,
    onPhone: "max-md:order-1 max-md:text-right",
  },
];

/** Orders, newest first. */
export function OrderTable({ rows, caption }: { rows: readonly OrderRow[]; caption: string }) {
  return <DenseTable caption={caption} columns={COLUMNS} rows={rows} rowKey={({ number }) => number} />;
}
