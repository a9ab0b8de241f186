import { type DenseColumn, DenseTable } from "@/components/admin/dense-table";
import { TextLink } from "@/components/ui/text-link";
import type { PriceListView } from "@/server/modules/catalog/contract/price-lists";
import { periodWords, seasonOf } from "./lagos";
import { StateBadge } from "./state-badge";

const columns = (now: Date): readonly DenseColumn<PriceListView>[] => [
  {
    key: "name",
    header: "List",
    isRowHeader: true,
    cell: ({ id, name, currency }) => (
      <>
        <TextLink href={`/admin/price-lists/${id}`} data-row="">
          {name}
        </TextLink>
        <span className="block font-normal text-muted">{currency}</span>
      </>
    ),
    onPhone: "",
  },
  {
    key: "state",
    header: "State",
    cell: ({ status, startsAt, endsAt }) => (
      <StateBadge status={status} season={seasonOf(startsAt, endsAt, now)} />
    ),
    onPhone: "max-md:order-1 max-md:text-right",
  },
  {
    key: "period",
    header: "When",
    cell: ({ startsAt, endsAt }) => periodWords(startsAt, endsAt),
    onPhone: "max-md:order-2 max-md:col-span-2",
  },
  {
    key: "group",
    header: "For",
    cell: ({ group }) => group?.name ?? "everyone",
    onPhone: "max-md:order-3",
    phoneLabel: "For",
  },
  {
    key: "priority",
    header: "Priority",
    isNumber: true,
    cell: ({ priority }) => priority,
    onPhone: "max-md:hidden",
  },
  {
    key: "prices",
    header: "Prices",
    isNumber: true,
    cell: ({ entryCount }) => entryCount.toLocaleString("en-GB"),
    onPhone: "max-md:order-4",
    phoneLabel: "Prices",
  },
];

export function PriceListTable({ rows, now }: { rows: readonly PriceListView[]; now: Date }) {
  return <DenseTable caption="Price lists" columns={columns(now)} rows={rows} rowKey={({ id }) => id} />;
}
