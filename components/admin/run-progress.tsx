import { Badge } from "@/components/ui/badge";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import type { BulkRowStatus, RunStatus, RunSummary, RunView } from "@/server/modules/admin/contract";
import { addressOf } from "./address";
import { type DenseColumn, DenseTable } from "./dense-table";
import { Moment } from "./moment";

type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "accent";
type Words = { readonly label: string; readonly tone: Tone };

const RUN_WORDS: Readonly<Record<RunStatus, Words>> = {
  checking: { label: "Being tried", tone: "info" },
  ready: { label: "Waits for your yes", tone: "accent" },
  running: { label: "Running", tone: "info" },
  done: { label: "Done", tone: "success" },
  cancelled: { label: "Cancelled", tone: "neutral" },
};

const ROW_WORDS: Readonly<Record<BulkRowStatus, Words>> = {
  waiting: { label: "Not looked at yet", tone: "neutral" },
  ready: { label: "Will be done", tone: "info" },
  refused: { label: "Cannot be done", tone: "warning" },
  done: { label: "Done", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  left: { label: "Left as it was", tone: "neutral" },
};
const ORDER: readonly BulkRowStatus[] = ["failed", "refused", "ready", "done", "left", "waiting"];

export function RunBadge({ status }: { status: RunStatus }) {
  const { label, tone } = RUN_WORDS[status];
  return <Badge tone={tone}>{label}</Badge>;
}

const rowsThat = (run: RunSummary, ...statuses: readonly BulkRowStatus[]): number =>
  statuses.reduce((sum, status) => sum + (run.tally[status] ?? 0), 0);

/** How far a run has come, as a bar and in words that are read out when they change. */
export function RunProgress({ run }: { run: RunSummary }) {
  const gone =
    run.status === "checking"
      ? run.total - rowsThat(run, "waiting")
      : run.total - rowsThat(run, "waiting", "ready");
  const words = run.status === "checking" ? "looked at" : "dealt with";
  return (
    <div className="grid max-w-text gap-1">
      <progress
        value={gone}
        max={run.total}
        aria-label="Progress"
        className="h-3 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-action [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-action"
      />
      <p role="status" className="tabular text-sm text-muted">
        {gone} of {run.total} rows {words}
      </p>
    </div>
  );
}

type Row = RunView["rows"][number];

const COLUMNS: readonly DenseColumn<Row>[] = [
  {
    key: "subject",
    header: "Row",
    isRowHeader: true,
    cell: ({ subject, name }) => {
      const href = subject.startsWith("OJ-")
        ? `/admin/orders/${subject}`
        : subject.startsWith("prd_") && `/admin/catalog/${subject}`;
      if (!href) return name;
      return (
        <TextLink href={href} data-row="" className="tabular">
          {name}
        </TextLink>
      );
    },
    onPhone: "",
  },
  {
    key: "status",
    header: "Result",
    cell: ({ status }) => <Badge tone={ROW_WORDS[status].tone}>{ROW_WORDS[status].label}</Badge>,
    onPhone: "max-md:order-1 max-md:text-right",
  },
  {
    key: "detail",
    header: "Why, or what",
    cell: ({ detail }) => detail,
    onPhone: "max-md:order-2 max-md:col-span-2",
  },
];

/** Each row of a run with its own result; the tabs show only those that stand somewhere. */
export function RunRows({ run, status }: { run: RunView; status: BulkRowStatus | undefined }) {
  const path = `/admin/runs/${run.id}`;
  const tabs = ORDER.filter((each) => rowsThat(run, each) > 0).map((each) => ({
    href: addressOf(path, { status: each }),
    label: ROW_WORDS[each].label,
    isHere: status === each,
    count: rowsThat(run, each),
  }));
  return (
    <>
      <Tabs
        label="Rows by result"
        tabs={[{ href: path, label: "All", isHere: !status, count: run.total }, ...tabs]}
      />
      <DenseTable
        caption="Rows of this run"
        columns={COLUMNS}
        rows={run.rows}
        rowKey={({ position }) => String(position)}
        empty="None."
        isLong
      />
    </>
  );
}

const RUN_COLUMNS: readonly DenseColumn<RunSummary>[] = [
  {
    key: "label",
    header: "What",
    isRowHeader: true,
    cell: ({ id, label }) => (
      <TextLink href={`/admin/runs/${id}`} data-row="" className="max-md:stretched">
        {label}
      </TextLink>
    ),
    onPhone: "",
  },
  {
    key: "rows",
    header: "Rows",
    isNumber: true,
    cell: ({ total }) => total,
    onPhone: "max-md:order-2",
    phoneLabel: "Rows",
  },
  {
    key: "failed",
    header: "Failed",
    isNumber: true,
    cell: (run) => rowsThat(run, "failed"),
    onPhone: "max-md:order-3",
    phoneLabel: "Failed",
  },
  {
    key: "who",
    header: "Who",
    cell: ({ startedBy }) => startedBy,
    onPhone: "max-md:order-4 max-md:text-muted",
  },
  {
    key: "at",
    header: "When",
    cell: ({ createdAt }) => <Moment at={createdAt} />,
    look: "text-muted",
    onPhone: "max-md:order-5 max-md:text-right",
  },
  {
    key: "status",
    header: "State",
    cell: ({ status }) => <RunBadge status={status} />,
    onPhone: "max-md:order-1 max-md:text-right",
  },
];

export function RunTable({ runs }: { runs: readonly RunSummary[] }) {
  return (
    <DenseTable
      caption="Bulk runs, newest first"
      columns={RUN_COLUMNS}
      rows={runs}
      rowKey={({ id }) => id}
      empty="Nothing was done in bulk yet. Tick rows in a list, and choose what to do with them."
    />
  );
}
