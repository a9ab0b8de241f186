import { PRODUCT_COLUMNS } from "@/components/admin/catalog/product-columns";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { ListTable } from "@/components/admin/table/list-table";
import { ButtonLink } from "@/components/ui/button";
import { PRODUCT_LIST } from "@/server/modules/catalog/contract/staff-products";
import type { ListFilter, ListShape } from "@/server/shared/list";
import { serverApi, shopCategories } from "@/server/trpc/caller";
import { ask } from "../ask";
import { openList } from "../open-list";
import { mayOffer, readVisitor, type Search } from "../visit";

export const metadata = { title: "Catalogue" };

export default async function CatalogPage({ searchParams }: { searchParams: Search }) {
  const { input, path, view } = await openList(await shapeOfToday(), searchParams);
  const api = await serverApi();
  const page = view && (await ask(api.catalog.products.rows(input), path));
  if (!page) return <NoAccess thing="the catalogue" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("catalog.manage");
  return (
    <>
      <PageHeading
        title="Catalogue"
        actions={
          <>
            <ButtonLink href="/admin/catalog/prices" variant="secondary">
              Rates and prices
            </ButtonLink>
            {isManager ? <ButtonLink href="/admin/catalog/new">Add a product</ButtonLink> : null}
          </>
        }
      />
      <ListTable
        view={view}
        page={page}
        columns={PRODUCT_COLUMNS}
        caption="Products"
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        empty={{
          title: "Nothing to sell yet",
          words: "Add the first product: a title and a category will do.",
        }}
      />
    </>
  );
}

/** The list with the categories that there are to choose from. */
async function shapeOfToday(): Promise<ListShape> {
  const categories = await shopCategories();
  const category: ListFilter = {
    kind: "choice",
    label: "Category",
    options: categories.map(({ id, name }) => ({ value: id, label: name })),
  };
  return { ...PRODUCT_LIST, filters: { ...PRODUCT_LIST.filters, category } };
}
