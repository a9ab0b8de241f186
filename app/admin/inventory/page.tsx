import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { ProofLine } from "@/components/admin/stock/proof-line";
import { STOCK_COLUMNS } from "@/components/admin/stock/stock-columns";
import { StockNav } from "@/components/admin/stock/stock-nav";
import { ListTable } from "@/components/admin/table/list-table";
import { STOCK_LIST } from "@/server/modules/inventory/contract/levels";
import type { LocationView } from "@/server/modules/inventory/contract/locations";
import type { ListShape } from "@/server/shared/list";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { openList } from "../open-list";
import { readVisitor, type Search } from "../visit";

export const metadata = { title: "Stock" };

/** The list with the locations of today to choose from. */
const withLocations = (locations: readonly LocationView[]): ListShape => ({
  ...STOCK_LIST,
  filters: {
    ...STOCK_LIST.filters,
    location: {
      kind: "choice",
      label: "Location",
      options: locations.map(({ code, name }) => ({ value: code, label: name })),
    },
  },
});

export default async function StockPage({ searchParams }: { searchParams: Search }) {
  const { inventory } = await serverApi();
  const locations = await ask(inventory.locations.list(), STOCK_LIST.path);
  const { input, path, view } = await openList(withLocations(locations ?? []), searchParams);
  const page = view && locations && (await ask(inventory.levels(input), path));
  if (!page) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading
        title="Stock"
        lead="Per location, what runs low first. Put aside means in a checkout or an unpaid order."
      />
      <StockNav here="/admin/inventory" />
      <ProofLine proof={await inventory.proof()} />
      <ListTable
        view={view}
        page={page}
        columns={STOCK_COLUMNS}
        caption="Stock per location"
        rowKey={({ variantId, locationId }) => `${variantId} ${locationId}`}
        empty={{ title: "Nothing on any shelf", words: "Open a product and receive the first units." }}
      />
    </>
  );
}
