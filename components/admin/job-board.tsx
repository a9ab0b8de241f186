import { classNames } from "@/components/ui/class-names";
import type { JobBoard as Board, JobRow } from "@/server/modules/admin/contract";
import { ActionButton } from "./action-button";
import { Code } from "./code";
import { type DenseColumn, DenseTable } from "./dense-table";
import { Moment } from "./moment";
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

const COLUMNS: readonly DenseColumn<JobRow>[] = [
  {
    key: "task",
    header: "Job",
    isRowHeader: true,
    cell: ({ task, error }) => (
      <>
        <Code>{task}</Code>
        <span className="mt-1 line-clamp-4 font-mono text-xs font-normal text-danger [overflow-wrap:anywhere]">
          {error}
        </span>
      </>
    ),
    onPhone: "max-md:col-span-2",
  },
  {
    key: "attempts",
    header: "Tries",
    isNumber: true,
    cell: ({ attempts }) => attempts,
    onPhone: "max-md:order-2",
    phoneLabel: "tries",
  },
  {
    key: "diedAt",
    header: "Gave up",
    cell: ({ diedAt }) => <Moment at={diedAt} />,
    look: "text-muted",
    onPhone: "max-md:order-1",
  },
];

/** Jobs that gave up; each can be put back once. */
export function DeadJobs({ jobs, retry }: { jobs: readonly JobRow[]; retry: StaffAction }) {
  const acting: DenseColumn<JobRow> = {
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
    look: "text-right",
    onPhone: "max-md:order-3 max-md:col-span-2",
  };
  return (
    <DenseTable
      caption="Jobs that gave up"
      columns={[...COLUMNS, acting]}
      rows={jobs}
      rowKey={({ id }) => id}
    />
  );
}
