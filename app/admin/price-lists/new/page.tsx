import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { PriceListForm } from "@/components/admin/range/price-list-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readVisitor } from "../../visit";
import { createPriceList } from "../actions";

export const metadata = { title: "New price list" };

export default async function NewPriceListPage() {
  const groups = await ask((await serverApi()).catalog.groups.list(), "/admin/price-lists/new");
  if (!groups || !(await mayOffer("catalog.manage")))
    return <NoAccess thing="this" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Price lists", href: "/admin/price-lists" }]} here="New" />
      <PageHeading
        title="New price list"
        lead="It begins as a draft without prices, and sets none until it is active."
      />
      <PriceListForm action={createPriceList} list={null} groups={groups} />
    </>
  );
}
