import { Badge } from "@/components/ui/badge";
import type { AlertRow, DemandRow, RuleRow } from "@/server/modules/inventory/contract/alerts";
import { AcknowledgeForm } from "./acknowledge-form";
import { ActionButton } from "./action-button";
import { Code } from "./code";
import { type DenseColumn, DenseTable } from "./dense-table";
import { Moment } from "./moment";
import { RuleForm } from "./rule-form";
import type { StaffAction } from "./staff-answer";

type Thing = { readonly title: string; readonly variantTitle: string; readonly sku: string };

function Name({ title, variantTitle, sku }: Thing) {
  return (
    <>
      {title}
      <span className="block font-normal text-muted">
        {variantTitle ? `${variantTitle} · ` : ""}
        <Code>{sku}</Code>
      </span>
    </>
  );
}

function why({ kind, opening: { coverDays, leadDays, sold, threshold } }: AlertRow): string {
  if (kind === "threshold") return `Threshold ${threshold}`;
  const days = coverDays === 1 ? "1 day" : `${coverDays ?? 0} days`;
  return `${sold} sold in 28 days: enough for ${days}, new stock takes ${leadDays}`;
}

const COLUMNS: readonly DenseColumn<AlertRow>[] = [
  { key: "thing", header: "What", isRowHeader: true, cell: Name, onPhone: "" },
  {
    key: "available",
    header: "To sell",
    isNumber: true,
    cell: ({ available }) => (
      <Badge tone={available <= 0 ? "danger" : "warning"}>
        {available <= 0 ? "Sold out" : `${available} left`}
      </Badge>
    ),
    onPhone: "max-md:order-1",
  },
  { key: "why", header: "Why", cell: why, onPhone: "max-md:order-2 max-md:col-span-2" },
  {
    key: "openedAt",
    header: "Since",
    cell: ({ openedAt }) => <Moment at={openedAt} />,
    look: "text-muted",
    onPhone: "max-md:order-3",
  },
];

type AlertTableProps = {
  rows: readonly AlertRow[];
  /** null for those who may only look. */
  actions: { readonly acknowledge: StaffAction; readonly setRule: StaffAction } | null;
  empty: string;
};

/** What runs low; each can be taken up. */
export function AlertTable({ rows, actions, empty }: AlertTableProps) {
  const state: DenseColumn<AlertRow> = {
    key: "state",
    header: "Who is on it",
    cell: (row) => {
      const { id, state: now, title, reason, closedAt } = row;
      if (closedAt) {
        return (
          <span className="text-muted">
            Closed <Moment at={closedAt} />
          </span>
        );
      }
      if (!actions) return reason || <span className="text-muted">Nobody yet</span>;
      return (
        <div className="grid gap-2">
          {now === "acknowledged" ? (
            reason
          ) : (
            <AcknowledgeForm action={actions.acknowledge} id={id} thing={title} />
          )}
          <OwnRule row={row} setRule={actions.setRule} />
        </div>
      );
    },
    onPhone: "max-md:order-4 max-md:col-span-2",
  };
  return (
    <DenseTable
      caption="What runs low, newest first"
      columns={[...COLUMNS, state]}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

/** The alert is right for most things and wrong for this one. */
function OwnRule({ row, setRule }: { row: AlertRow; setRule: StaffAction }) {
  const { variantId, title, rule } = row;
  return (
    <details>
      <summary className="min-h-target cursor-pointer content-center text-sm text-muted">
        When to tell us<span className="sr-only"> about {title}</span>
      </summary>
      <RuleForm key={rule.version} action={setRule} variantId={variantId} rule={rule} />
    </details>
  );
}

type RuleTableProps = { rows: readonly RuleRow[]; set: StaffAction; clear: StaffAction };

/** Variants with a rule of their own. */
export function RuleTable({ rows, set, clear }: RuleTableProps) {
  const columns: readonly DenseColumn<RuleRow>[] = [
    { key: "thing", header: "What", isRowHeader: true, cell: Name, onPhone: "max-md:col-span-2" },
    {
      key: "rule",
      header: "When to tell us",
      cell: ({ variantId, threshold, leadDays, version }) => (
        <div className="grid gap-2">
          <RuleForm action={set} variantId={variantId} rule={{ threshold, leadDays, version }} />
          <ActionButton action={clear} fields={{ variantId, version: String(version) }}>
            Follow the rule for all
          </ActionButton>
        </div>
      ),
      onPhone: "max-md:col-span-2",
    },
  ];
  return (
    <DenseTable
      caption="Variants with a rule of their own"
      columns={columns}
      rows={rows}
      rowKey={({ variantId, version }) => `${variantId} ${version}`}
      empty="No variant has a rule of its own. Give it one from its alert above."
    />
  );
}

const DEMAND: readonly DenseColumn<DemandRow>[] = [
  { key: "thing", header: "What", isRowHeader: true, cell: Name, onPhone: "" },
  {
    key: "waiting",
    header: "Waiting",
    isNumber: true,
    cell: ({ waiting }) => <strong>{waiting}</strong>,
    onPhone: "max-md:order-1",
    phoneLabel: "waiting",
  },
  {
    key: "since",
    header: "The first since",
    cell: ({ since }) => <Moment at={since} />,
    look: "text-muted",
    onPhone: "max-md:order-2",
  },
];

/** What people wait for, the most wanted first. */
export function DemandTable({ rows }: { rows: readonly DemandRow[] }) {
  return (
    <DenseTable
      caption="What people wait for, the most wanted first"
      columns={DEMAND}
      rows={rows}
      rowKey={({ variantId }) => variantId}
      empty="Nobody waits for anything that is sold out."
    />
  );
}
