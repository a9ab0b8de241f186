import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { RunTable } from "@/components/admin/run-progress";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { readVisitor } from "../visit";

export const metadata = { title: "Bulk runs" };

export default async function RunsPage() {
  const api = await serverApi();
  const runs = await ask(api.admin.runs(), "/admin/runs");
  if (!runs) return <NoAccess thing="bulk runs" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading title="Bulk runs" lead="What was done to many rows at once, with each row's own result." />
      <RunTable runs={runs} />
    </>
  );
}
