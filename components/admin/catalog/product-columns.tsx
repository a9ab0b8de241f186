import type { DenseColumn } from "@/components/admin/dense-table";
import { Moment } from "@/components/admin/moment";
import { StatusBadge } from "@/components/admin/status";
import { Badge } from "@/components/ui/badge";
import { Picture } from "@/components/ui/picture";
import { TextLink } from "@/components/ui/text-link";
import type { StaffListRow } from "@/server/modules/catalog/contract/staff-products";
import { formatMoney, type ShopCurrency } from "@/server/shared/money";

type Column = Omit<DenseColumn<StaffListRow>, "header">;

const priceIn = (currency: ShopCurrency, onPhone: string): Column => ({
  key: currency,
  isNumber: true,
  cell: ({ prices }) => {
    const found = prices.find(({ low }) => low.currency === currency);
    if (!found) return <span className="text-muted">no {currency === "NGN" ? "naira" : "dollar"} price</span>;
    const { low, high } = found;
    if (low.minor === high.minor) return formatMoney(low);
    return (
      <>
        <span className="whitespace-nowrap">{formatMoney(low)} to</span>{" "}
        <span className="whitespace-nowrap">{formatMoney(high)}</span>
      </>
    );
  },
  onPhone,
});

/** Cells of the list of products. */
export const PRODUCT_COLUMNS: readonly Column[] = [
  {
    key: "title",
    isRowHeader: true,
    cell: ({ id, title, picture, variantCount }) => (
      <span className="flex items-start gap-3">
        <span className="block size-11 flex-none overflow-hidden rounded-md bg-sunken">
          {picture ? <Picture source={picture} sizes="44px" alt="" className="h-full object-cover" /> : null}
        </span>
        <span>
          <TextLink href={`/admin/catalog/${id}`} data-row="" className="max-md:stretched max-md:text-base">
            {title}
          </TextLink>
          <span className="block font-normal text-muted">
            {variantCount === 1 ? "1 variant" : `${variantCount} variants`}
          </span>
        </span>
      </span>
    ),
    look: "md:min-w-56",
    onPhone: "",
  },
  {
    key: "status",
    cell: ({ status, publishAt, unpublishAt }) => (
      <>
        <StatusBadge status={status} />
        <Planned publishAt={publishAt} unpublishAt={unpublishAt} />
      </>
    ),
    onPhone: "max-md:order-1 max-md:text-right",
  },
  { key: "category", cell: ({ category }) => category, look: "text-muted", onPhone: "max-md:hidden" },
  priceIn("NGN", "max-md:order-2 max-md:text-left! max-md:pl-14!"),
  priceIn("USD", "max-md:order-4 max-md:text-left! max-md:pl-14!"),
  {
    key: "stock",
    isNumber: true,
    cell: ({ onHand, reserved }) => <Stock free={onHand - reserved} reserved={reserved} />,
    onPhone: "max-md:order-3",
  },
  {
    key: "updated",
    cell: ({ updatedAt }) => <Moment at={updatedAt} />,
    look: "text-muted",
    onPhone: "max-md:order-5 max-md:text-right",
  },
];

function Planned({ publishAt, unpublishAt }: Pick<StaffListRow, "publishAt" | "unpublishAt">) {
  const at = publishAt ?? unpublishAt;
  if (!at) return null;
  return (
    <span className="mt-1 block text-xs text-muted">
      {publishAt ? "on sale " : "off sale "}
      <Moment at={at} />
    </span>
  );
}

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
