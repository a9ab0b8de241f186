import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { CategoryTree } from "@/components/admin/range/category-tree";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { mayOffer, readVisitor } from "../visit";
import { moveCategory } from "./actions";

export const metadata = { title: "Categories" };

const PATH = "/admin/categories";

export default async function CategoriesPage() {
  const tree = await ask((await serverApi()).catalog.tree.read(), PATH);
  if (!tree) return <NoAccess thing="the categories" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("catalog.manage");
  return (
    <>
      <PageHeading
        title="Categories"
        lead={
          isManager
            ? "The stalls of the shop and what is in them, in the order shoppers see. Drag a row, or use its buttons."
            : "The stalls of the shop and what is in them, in the order shoppers see."
        }
        actions={isManager ? <ButtonLink href={`${PATH}/new`}>New category</ButtonLink> : null}
      />
      {tree.length === 0 ? (
        <EmptyState title="No categories yet">
          <p>Every product stands in one. Make the first.</p>
        </EmptyState>
      ) : (
        <CategoryTree tree={tree} move={isManager ? moveCategory : null} />
      )}
    </>
  );
}
