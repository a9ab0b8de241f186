import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { TransferForm } from "@/components/admin/stock/transfer-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../../ask";
import { mayOffer, readVisitor } from "../../../visit";
import { draftTransfer } from "../actions";

export const metadata = { title: "Plan a transfer" };

const PATH = "/admin/inventory/transfers";

export default async function NewTransferPage() {
  const locations = await ask((await serverApi()).inventory.locations.list(), `${PATH}/new`);
  if (!locations || !(await mayOffer("stock.manage")))
    return <NoAccess thing="this form" isStaff={(await readVisitor()).role !== null} />;
  const places = locations.filter(({ isArchived }) => !isArchived);
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Transfers", href: PATH }]} here="New" />
      <PageHeading title="Plan a transfer" lead="Nothing leaves a shelf before you say that it was sent." />
      {places.length < 2 ? (
        <EmptyState title="There is only one location">
          <p>Add another one first.</p>
        </EmptyState>
      ) : (
        <div className="max-w-2xl">
          <TransferForm action={draftTransfer} requestKey={crypto.randomUUID()} places={places} />
        </div>
      )}
    </>
  );
}
