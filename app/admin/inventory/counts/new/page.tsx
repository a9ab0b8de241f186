import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { CountForm } from "@/components/admin/stock/count-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { serverApi, shopCategories } from "@/server/trpc/caller";
import { ask } from "../../../ask";
import { mayOffer, readVisitor } from "../../../visit";
import { openCount } from "../actions";

export const metadata = { title: "Open a count" };

const PATH = "/admin/inventory/counts";

export default async function NewCountPage() {
  const locations = await ask((await serverApi()).inventory.locations.list(), `${PATH}/new`);
  if (!locations || !(await mayOffer("stock.manage")))
    return <NoAccess thing="this form" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Counts", href: PATH }]} here="New" />
      <PageHeading title="Open a count" lead="You get a sheet of what should be there, made for a phone." />
      <div className="max-w-2xl">
        <CountForm
          action={openCount}
          requestKey={crypto.randomUUID()}
          places={locations.filter(({ isArchived }) => !isArchived)}
          categories={await shopCategories()}
        />
      </div>
    </>
  );
}
