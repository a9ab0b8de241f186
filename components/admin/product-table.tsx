import { Badge } from "@/components/ui/badge";
import { Picture } from "@/components/ui/picture";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { StaffProduct } from "@/server/modules/catalog/contract";
import { formatMoney } from "@/server/shared/money";
import { StatusBadge } from "./status";

const priceIn = (wanted: string): Column<StaffProduct> => ({
  key: wanted,
  header: wanted === "NGN" ? "Naira" : "Dollars",
  isNumber: true,
  cell: ({ prices }) => {
    const found = prices.find(({ low }) => low.currency === wanted);
    if (!found) return <span className="text-muted">not sold</span>;
    const { low, high } = found;
    return low.minor === high.minor ? formatMoney(low) : `${formatMoney(low)} to ${formatMoney(high)}`;
  },
});

const COLUMNS: readonly Column<StaffProduct>[] = [
  {
    key: "title",
    header: "Product",
    isRowHeader: true,
    cell: ({ title, slug, status, picture }) => (
      <span className="flex items-center gap-3 max-md:flex-row-reverse max-md:text-right">
        <span className="block size-11 flex-none overflow-hidden rounded-md bg-sunken">
          {picture ? <Picture source={picture} sizes="44px" alt="" className="h-full object-cover" /> : null}
        </span>
        {status === "active" ? (
          <TextLink href={`/products/${slug}`} data-row="">
            {title}
          </TextLink>
        ) : (
          title
        )}
      </span>
    ),
  },
  { key: "category", header: "Category", cell: ({ category }) => category },
  {
    key: "variants",
    header: "Variants",
    isNumber: true,
    cell: ({ skus }) => <span title={skus.join(", ")}>{skus.length}</span>,
  },
  priceIn("NGN"),
  priceIn("USD"),
  {
    key: "stock",
    header: "To sell",
    isNumber: true,
    cell: ({ onHand, reserved }) =>
      onHand - reserved > 0 ? (
        <>
          {onHand - reserved}
          {reserved > 0 ? <span className="block font-normal text-muted">{reserved} put aside</span> : null}
        </>
      ) : (
        <Badge tone="danger">Sold out</Badge>
      ),
  },
  { key: "status", header: "Status", cell: ({ status }) => <StatusBadge status={status} /> },
];

/** Everything the shop has, on sale or not. */
export function ProductTable({ rows, empty }: { rows: readonly StaffProduct[]; empty: string }) {
  return <Table caption="Products" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} empty={empty} />;
}
