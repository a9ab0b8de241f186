import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { CategoryForm } from "@/components/admin/range/category-form";
import { placeOptions } from "@/components/admin/range/category-words";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readSearch, readVisitor, type Search } from "../../visit";
import { createCategory } from "../actions";

export const metadata = { title: "New category" };

export default async function NewCategoryPage({ searchParams }: { searchParams: Search }) {
  const { in: within } = await readSearch(searchParams);
  const tree = await ask((await serverApi()).catalog.tree.read(), "/admin/categories/new");
  if (!tree || !(await mayOffer("catalog.manage")))
    return <NoAccess thing="this" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Categories", href: "/admin/categories" }]} here="New" />
      <PageHeading title="New category" lead="It opens at once, last among its neighbours." />
      <CategoryForm action={createCategory} node={null} places={placeOptions(tree)} within={within} />
    </>
  );
}
