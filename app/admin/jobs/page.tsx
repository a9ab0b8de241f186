import { DeadJobs, JobFigures } from "@/components/admin/job-board";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { serverApi } from "@/server/trpc/caller";
import { retryJob } from "../actions";
import { ask } from "../ask";
import { readVisitor } from "../visit";

export const metadata = { title: "Jobs" };

export default async function JobsPage() {
  const api = await serverApi();
  const board = await ask(api.admin.jobs(), "/admin/jobs");
  if (!board) return <NoAccess thing="jobs" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading
        title="Jobs"
        lead="What Oja does in the background: messages, refunds, checks, tidying up."
      />
      <JobFigures board={board} />
      <Part title="Gave up">
        {board.dead.length === 0 ? (
          <p className="text-muted">None. Whatever failed has since gone through.</p>
        ) : (
          <DeadJobs jobs={board.dead} retry={retryJob} />
        )}
      </Part>
    </>
  );
}
