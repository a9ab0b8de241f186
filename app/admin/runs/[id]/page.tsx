import { ActionButton } from "@/components/admin/action-button";
import { addressOf } from "@/components/admin/address";
import { LookAgain } from "@/components/admin/look-again";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading } from "@/components/admin/page-heading";
import { RunBadge, RunProgress, RunRows } from "@/components/admin/run-progress";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Notice } from "@/components/ui/notice";
import { BulkRowStatus, type RunView } from "@/server/modules/admin/contract";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { cancelRun, confirmRun } from "../../run-actions";
import { oneOf, readSearch, readVisitor, type Search } from "../../visit";

export const metadata = { title: "Bulk run" };

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export default async function RunPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { status: wanted, after: given } = await readSearch(searchParams);
  const status = oneOf(BulkRowStatus.options, wanted);
  const after = /^\d{1,4}$/.test(given ?? "") ? Number(given) : 0;
  const path = `/admin/runs/${id}`;
  const api = await serverApi();
  const run = await ask(api.admin.run({ id, status, after }), path);
  if (!run) return <NoAccess thing="this run" isStaff={(await readVisitor()).role !== null} />;
  const isUnderWay = run.status === "checking" || run.status === "running";
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Bulk runs", href: "/admin/runs" }]} here={run.label} />
      <PageHeading
        title={run.label}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <RunBadge status={run.status} />
            Begun by {run.startedBy}. You may close this page: it goes on, and you find it again under Bulk
            runs.
          </span>
        }
        actions={<Decide run={run} />}
      />
      {isUnderWay ? <LookAgain /> : null}
      <div className="mb-6 grid gap-4">
        <RunProgress run={run} />
        {run.status === "ready" ? <Preview run={run} /> : null}
      </div>
      <RunRows run={run} status={status} />
      <Older
        olderHref={run.nextAfter === null ? null : addressOf(path, { status, after: String(run.nextAfter) })}
        newestHref={after > 0 ? addressOf(path, { status }) : null}
        olderLabel="Next"
        newestLabel="To the start"
      />
    </>
  );
}

function Preview({ run: { promise, tally } }: { run: RunView }) {
  const able = tally.ready ?? 0;
  const refused = tally.refused ?? 0;
  return (
    <Notice tone={able === 0 ? "warning" : "info"} title="Nothing has been changed yet">
      {able === 0
        ? "None of the rows can take this. See why beside each."
        : `${promise} It can be done to ${able} of them${refused > 0 ? `; ${refused} will be left alone, see why beside each` : ""}.`}
    </Notice>
  );
}

function Decide({ run: { id, status, tally } }: { run: RunView }) {
  const able = tally.ready ?? 0;
  return (
    <>
      {status === "ready" && able > 0 ? (
        <ActionButton action={confirmRun} fields={{ id }} variant="primary">
          Do it to {able} {able === 1 ? "row" : "rows"}
        </ActionButton>
      ) : null}
      {status === "checking" || status === "ready" || status === "running" ? (
        <ActionButton action={cancelRun} fields={{ id }} variant="danger">
          {status === "running" ? "Stop here" : "Cancel"}
        </ActionButton>
      ) : null}
    </>
  );
}
