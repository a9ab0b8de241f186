import { Badge } from "@/components/ui/badge";
import type { AlertRow, DemandRow } from "@/server/modules/inventory/contract/alerts";
import { AcknowledgeForm } from "./acknowledge-form";
import { Code } from "./code";
import { type DenseColumn, DenseTable } from "./dense-table";
import { Moment } from "./moment";
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
  acknowledge: StaffAction | null;
  empty: string;
};

/** What runs low; each can be taken up. */
export function AlertTable({ rows, acknowledge, empty }: AlertTableProps) {
  const state: DenseColumn<AlertRow> = {
    key: "state",
    header: "Who is on it",
    cell: ({ id, state: now, title, reason, closedAt }) => {
      if (closedAt) {
        return (
          <span className="text-muted">
            Closed <Moment at={closedAt} />
          </span>
        );
      }
      if (now === "acknowledged") return reason;
      return acknowledge ? (
        <AcknowledgeForm action={acknowledge} id={id} thing={title} />
      ) : (
        <span className="text-muted">Nobody yet</span>
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
