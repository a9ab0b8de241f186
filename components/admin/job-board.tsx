import { classNames } from "@/components/ui/class-names";
import { type Column, Table } from "@/components/ui/table";
import type { JobBoard as Board, JobRow } from "@/server/modules/admin/contract";
import { ActionButton } from "./action-button";
import { Moment } from "./moment";
import { Code } from "./money-tables";
import type { StaffAction } from "./staff-answer";

/** How much waits in the queue, in three figures. */
export function JobFigures({ board: { waiting, failing, dead } }: { board: Board }) {
  const gaveUp = dead.filter(({ retriedAt }) => retriedAt === null).length;
  return (
    <dl className="mb-10 flex flex-wrap gap-x-12 gap-y-4">
      <Figure term="Waiting or running" value={waiting} hint="as it should be" />
      <Figure
        term="Failed, trying again"
        value={failing}
        hint="by themselves, with longer and longer pauses"
        isBad={failing > 0}
      />
      <Figure term="Gave up" value={gaveUp} hint="each needs a person" isBad={gaveUp > 0} />
    </dl>
  );
}

type FigureProps = { term: string; value: number; hint: string; isBad?: boolean };

function Figure({ term, value, hint, isBad = false }: FigureProps) {
  return (
    <div>
      <dt className="text-sm text-muted">{term}</dt>
      <dd className={classNames("tabular text-3xl font-extrabold", isBad && "text-danger")}>{value}</dd>
      <dd className="text-sm text-muted">{hint}</dd>
    </div>
  );
}

const COLUMNS: readonly Column<JobRow>[] = [
  { key: "task", header: "Job", isRowHeader: true, cell: ({ task }) => <Code>{task}</Code> },
  { key: "diedAt", header: "Gave up", cell: ({ diedAt }) => <Moment at={diedAt} /> },
  { key: "attempts", header: "Tries", isNumber: true, cell: ({ attempts }) => attempts },
  {
    key: "error",
    header: "Why",
    cell: ({ error }) => (
      <span className="line-clamp-4 font-mono text-xs [overflow-wrap:anywhere]">{error}</span>
    ),
  },
];

/** Jobs that gave up; each can be put back once. */
export function DeadJobs({ jobs, retry }: { jobs: readonly JobRow[]; retry: StaffAction }) {
  const acting: Column<JobRow> = {
    key: "act",
    header: <span className="sr-only">Actions</span>,
    cell: ({ id, task, retriedAt }) =>
      retriedAt ? (
        <span className="text-muted">
          Put back <Moment at={retriedAt} />
        </span>
      ) : (
        <ActionButton action={retry} fields={{ id }} thing={task}>
          Retry
        </ActionButton>
      ),
  };
  return (
    <Table caption="Jobs that gave up" columns={[...COLUMNS, acting]} rows={jobs} rowKey={({ id }) => id} />
  );
}
