import { ActionButton } from "@/components/admin/action-button";
import { ActivityTable } from "@/components/admin/activity-table";
import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading } from "@/components/admin/page-heading";
import { serverApi } from "@/server/trpc/caller";
import { verifyChain } from "../actions";
import { ask } from "../ask";
import { readSearch, readVisitor, type Search } from "../visit";

export const metadata = { title: "Activity" };

const PATH = "/admin/activity";

export default async function ActivityPage({ searchParams }: { searchParams: Search }) {
  const cursor = (await readSearch(searchParams))["before"];
  const api = await serverApi();
  const page = await ask(api.admin.activity({ cursor }), addressOf(PATH, { before: cursor }));
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
      <ActivityTable rows={page.rows} />
      <Older
        olderHref={page.nextCursor ? addressOf(PATH, { before: page.nextCursor }) : null}
        newestHref={cursor ? PATH : null}
      />
    </>
  );
}
