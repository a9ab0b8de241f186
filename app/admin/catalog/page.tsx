import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading } from "@/components/admin/page-heading";
import { ProductTable } from "@/components/admin/product-table";
import { SearchBox } from "@/components/admin/search-box";
import { wordsOf } from "@/components/admin/words";
import { Tabs } from "@/components/ui/tabs";
import { PRODUCT_STATUSES } from "@/server/modules/catalog/contract";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { oneOf, readSearch, readVisitor, type Search } from "../visit";

export const metadata = { title: "Catalogue" };

const PATH = "/admin/catalog";

export default async function CatalogPage({ searchParams }: { searchParams: Search }) {
  const { q, status: wanted, after: cursor } = await readSearch(searchParams);
  const filters = { status: oneOf(PRODUCT_STATUSES, wanted), q: q?.slice(0, 80) };
  const { status } = filters;
  const api = await serverApi();
  const page = await ask(
    api.admin.products({ query: filters.q, status, cursor }),
    addressOf(PATH, { ...filters, after: cursor }),
  );
  if (!page) return <NoAccess thing="the catalogue" isStaff={(await readVisitor()).role !== null} />;
  const all = { href: addressOf(PATH, { q: filters.q }), label: "All", isHere: !status };
  const each = ["active", "draft", "archived"] as const;
  return (
    <>
      <PageHeading
        title="Catalogue"
        lead="In the order of the shelves, with the price in each currency."
        actions={
          <SearchBox
            action={PATH}
            label="Search products by name, tag or SKU"
            placeholder="Name, tag or SKU"
            query={filters.q ?? ""}
            keep={{ status }}
          />
        }
      />
      <Tabs
        label="Products by status"
        tabs={[
          all,
          ...each.map((tab) => ({
            href: addressOf(PATH, { status: tab, q: filters.q }),
            label: wordsOf(tab).label,
            isHere: status === tab,
          })),
        ]}
      />
      <div className="mt-2">
        <ProductTable
          rows={page.rows}
          empty={filters.q ? `No product fits “${filters.q}”.` : "No product is in this state."}
        />
      </div>
      <Older
        olderHref={page.nextCursor ? addressOf(PATH, { ...filters, after: page.nextCursor }) : null}
        newestHref={cursor ? addressOf(PATH, filters) : null}
        olderLabel="More products"
        newestLabel="From the first"
      />
    </>
  );
}
