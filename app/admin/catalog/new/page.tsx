import { NewProductForm } from "@/components/admin/catalog/new-product-form";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { shopCategories } from "@/server/trpc/caller";
import { mayOffer, readVisitor } from "../../visit";
import { createProduct } from "./actions";

export const metadata = { title: "Add a product" };

export default async function NewProductPage() {
  if (!(await mayOffer("catalog.manage")))
    return <NoAccess thing="how products are added" isStaff={(await readVisitor()).role !== null} />;
  const categories = await shopCategories();
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Catalogue", href: "/admin/catalog" }]} here="Add a product" />
      <PageHeading
        title="Add a product"
        lead="It begins as a draft that only staff see. Prices, pictures and the rest come next."
      />
      <NewProductForm action={createProduct} categories={categories.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}
