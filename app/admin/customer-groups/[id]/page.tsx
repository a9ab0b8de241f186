import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionButton } from "@/components/admin/action-button";
import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { MemberTable } from "@/components/admin/range/group-tables";
import { OneFieldForm } from "@/components/admin/range/one-field-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import type { CustomerGroupId } from "@/server/shared/id";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { readSearch, readVisitor, type Search } from "../../visit";
import { addMember, removeGroup, removeMember, renameGroup } from "../actions";

export const metadata: Metadata = { title: "Customer group" };

type GroupPageProps = { params: Promise<{ id: string }>; searchParams: Search };

export default async function GroupPage({ params, searchParams }: GroupPageProps) {
  const { id: wanted } = await params;
  const { after: cursor } = await readSearch(searchParams);
  const path = `/admin/customer-groups/${wanted}`;
  const { groups } = (await serverApi()).catalog;
  const page = await ask(groups.members({ id: wanted as CustomerGroupId, cursor }), path);
  if (!page) return <NoAccess thing="this" isStaff={(await readVisitor()).role !== null} />;
  const group = (await groups.list()).find((one) => one.id === wanted);
  if (!group) notFound();
  const { id, name, version, listCount } = group;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Customer groups", href: "/admin/customer-groups" }]} here={name} />
      <PageHeading
        title={name}
        lead="Names only: addresses stay with the accounts. A customer needs an account to be in a group."
      />
      <div className="grid gap-10">
        <div className="grid gap-5">
          <MemberTable groupId={id} rows={page.members} remove={removeMember} />
          <Older
            olderHref={page.nextCursor ? addressOf(path, { after: page.nextCursor }) : null}
            newestHref={cursor ? path : null}
            olderLabel="More customers"
            newestLabel="From the first"
          />
          <OneFieldForm
            action={addMember}
            name="email"
            label="Put a customer in"
            type="email"
            hint="The e-mail address of their account."
            maxLength={160}
            fields={{ id }}
          >
            Put in
          </OneFieldForm>
        </div>
        <Part title="Its name">
          <OneFieldForm
            action={renameGroup}
            name="name"
            label="Name"
            value={name}
            maxLength={60}
            fields={{ id, version: String(version) }}
          >
            Rename
          </OneFieldForm>
        </Part>
        <Part
          title="End it"
          lead={
            listCount > 0
              ? `${listCount} price ${listCount === 1 ? "list is" : "lists are"} for this group: give them to another first.`
              : "Its customers pay like everyone from then on."
          }
        >
          <ActionButton action={removeGroup} fields={{ id }} variant="danger">
            Delete this group
          </ActionButton>
        </Part>
      </div>
    </>
  );
}
