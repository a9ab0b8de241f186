import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { SearchBox } from "@/components/admin/search-box";
import { StockTable } from "@/components/admin/stock-table";
import { TextLink } from "@/components/ui/text-link";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { readSearch, readVisitor, type Search } from "../visit";

export const metadata = { title: "Stock" };

const PATH = "/admin/inventory";
const MOST = 200;

export default async function StockPage({ searchParams }: { searchParams: Search }) {
  const query = (await readSearch(searchParams))["q"]?.slice(0, 80);
  const api = await serverApi();
  const rows = await ask(api.admin.stock({ query }), addressOf(PATH, { q: query }));
  if (!rows) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading
        title="Stock"
        lead="Per location, what runs low first. Put aside means in a checkout or an unpaid order."
        actions={
          <>
            <TextLink href={`${PATH}/alerts`}>What runs low</TextLink>
            <SearchBox
              action={PATH}
              label="Search stock by name or SKU"
              placeholder="Name or SKU"
              query={query ?? ""}
            />
          </>
        }
      />
      <StockTable
        rows={rows}
        empty={query ? `Nothing on any shelf fits “${query}”.` : "No stock was received yet."}
      />
      {rows.length >= MOST ? (
        <p className="mt-4 text-sm text-muted">These are the {MOST} lowest. Search to see others.</p>
      ) : null}
    </>
  );
}
