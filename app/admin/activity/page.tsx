import { ActionButton } from "@/components/admin/action-button";
import { ACTIVITY_COLUMNS } from "@/components/admin/activity-table";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { ListTable } from "@/components/admin/table/list-table";
import { ACTIVITY_LIST } from "@/server/modules/activity/contract";
import { serverApi } from "@/server/trpc/caller";
import { verifyChain } from "../actions";
import { ask } from "../ask";
import { openList } from "../open-list";
import { readVisitor, type Search } from "../visit";

export const metadata = { title: "Activity" };

export default async function ActivityPage({ searchParams }: { searchParams: Search }) {
  const { input, path, view } = await openList(ACTIVITY_LIST, searchParams);
  const api = await serverApi();
  const page = view && (await ask(api.admin.activity(input), path));
  if (!page) return <NoAccess thing="the activity log" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading
        title="Activity"
        lead="Every write by staff, shoppers and Oja itself. Rows are only ever added, and each bears the hash of the one before."
        actions={
          <ActionButton action={verifyChain} fields={{}}>
            Verify chain
          </ActionButton>
        }
      />
      <ListTable
        view={view}
        page={page}
        columns={ACTIVITY_COLUMNS}
        caption="Activity"
        rowKey={({ seq }) => String(seq)}
        empty={{ title: "Nothing has happened yet", words: "The first write shows up here." }}
      />
    </>
  );
}
