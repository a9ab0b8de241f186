import { Badge } from "@/components/ui/badge";
import { Picture } from "@/components/ui/picture";
import { TextLink } from "@/components/ui/text-link";
import type { StaffProduct } from "@/server/modules/catalog/contract";
import { formatMoney } from "@/server/shared/money";
import { type DenseColumn, DenseTable } from "./dense-table";
import { StatusBadge } from "./status";

const priceIn = (currency: string, header: string, onPhone: string): DenseColumn<StaffProduct> => ({
  key: currency,
  header,
  isNumber: true,
  cell: ({ prices }) => {
    const found = prices.find(({ low }) => low.currency === currency);
    if (!found) return <span className="text-muted">not in {header.toLowerCase()}</span>;
    const { low, high } = found;
    return low.minor === high.minor ? formatMoney(low) : `${formatMoney(low)} to ${formatMoney(high)}`;
  },
  look: "lg:whitespace-nowrap",
  onPhone,
});

const COLUMNS: readonly DenseColumn<StaffProduct>[] = [
  {
    key: "title",
    header: "Product",
    isRowHeader: true,
    cell: ({ title, slug, status, picture, category, skus }) => (
      <span className="flex items-start gap-3">
        <span className="block size-11 flex-none overflow-hidden rounded-md bg-sunken">
          {picture ? <Picture source={picture} sizes="44px" alt="" className="h-full object-cover" /> : null}
        </span>
        <span>
          {status === "active" ? (
            <TextLink href={`/products/${slug}`} data-row="">
              {title}
            </TextLink>
          ) : (
            title
          )}
          <span className="block font-normal text-muted">
            {category} ·{" "}
            <span title={skus.join(", ")}>{skus.length === 1 ? skus[0] : `${skus.length} variants`}</span>
          </span>
        </span>
      </span>
    ),
    onPhone: "",
  },
  priceIn("NGN", "Naira", "max-md:order-2 max-md:text-left! max-md:pl-14!"),
  priceIn("USD", "Dollars", "max-md:order-4 max-md:text-left! max-md:pl-14!"),
  {
    key: "stock",
    header: "To sell",
    isNumber: true,
    cell: ({ onHand, reserved }) => <Stock free={onHand - reserved} reserved={reserved} />,
    onPhone: "max-md:order-3",
  },
  {
    key: "status",
    header: "Status",
    cell: ({ status }) => <StatusBadge status={status} />,
    onPhone: "max-md:order-1 max-md:text-right",
  },
];

function Stock({ free, reserved }: { free: number; reserved: number }) {
  if (free <= 0) return <Badge tone="danger">Sold out</Badge>;
  return (
    <>
      {free}
      <span className="text-muted md:hidden"> to sell</span>
      {reserved > 0 ? <span className="text-muted max-md:hidden">, {reserved} put aside</span> : null}
    </>
  );
}

/** Everything the shop has, on sale or not. */
export function ProductTable({ rows, empty }: { rows: readonly StaffProduct[]; empty: string }) {
  return (
    <DenseTable caption="Products" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} empty={empty} />
  );
}
