import { TextLink } from "@/components/ui/text-link";
import { ORDER_LIST, type OrderRow } from "@/server/modules/orders/contract";
import type { ListShape } from "@/server/shared/list";
import { formatMoney } from "@/server/shared/money";
import { type DenseColumn, DenseTable } from "./dense-table";
import { Moment } from "./moment";
import { OrderStatusBadge } from "./status";

export const ORDER_COLUMNS: readonly Omit<DenseColumn<OrderRow>, "header">[] = [
  {
    key: "number",
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
    cell: ({ placedAt }) => <Moment at={placedAt} />,
    look: "text-muted",
    onPhone: "max-md:order-5 max-md:text-right",
  },
  {
    key: "customer",
    cell: ({ name }) => name,
    onPhone: "max-md:order-2 max-md:font-semibold",
  },
  {
    key: "place",
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
    isNumber: true,
    cell: ({ itemCount }) => itemCount,
    onPhone: "max-md:hidden",
  },
  {
    key: "total",
    isNumber: true,
    cell: ({ total }) => formatMoney(total),
    look: "font-semibold! whitespace-nowrap",
    onPhone: "max-md:order-3",
  },
  {
    key: "status",
    cell: ({ status }) => <OrderStatusBadge status={status} />,
    onPhone: "max-md:order-1 max-md:text-right",
  },
];

/** The latest orders, as the list shows them. */
export function OrderTable({ rows, caption }: { rows: readonly OrderRow[]; caption: string }) {
  const columns = ORDER_COLUMNS.map((column) => ({ ...column, header: LABELS[column.key]?.label ?? "" }));
  return <DenseTable caption={caption} columns={columns} rows={rows} rowKey={({ number }) => number} />;
}

const LABELS: ListShape["columns"] = ORDER_LIST.columns;
