import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { GroupTable } from "@/components/admin/range/group-tables";
import { OneFieldForm } from "@/components/admin/range/one-field-form";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { mayOffer, readVisitor } from "../visit";
import { createGroup } from "./actions";

export const metadata = { title: "Customer groups" };

export default async function GroupsPage() {
  const rows = await ask((await serverApi()).catalog.groups.list(), "/admin/customer-groups");
  if (!rows) return <NoAccess thing="the customer groups" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("catalog.manage");
  return (
    <>
      <PageHeading
        title="Customer groups"
        lead="Customers who pay by price lists of their own, such as wholesalers. They see their prices when signed in."
      />
      <GroupTable rows={rows} isManager={isManager} />
      {isManager ? (
        <Part title="New group" className="mt-10">
          <OneFieldForm action={createGroup} name="name" label="Name" maxLength={60}>
            Make the group
          </OneFieldForm>
        </Part>
      ) : null}
    </>
  );
}
