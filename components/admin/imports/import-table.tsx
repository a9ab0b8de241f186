import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { ImportState, ImportSummary } from "@/server/modules/imports/contract";
import { type DenseColumn, DenseTable } from "../dense-table";
import { Moment } from "../moment";
import { KIND_WORDS, STATE_WORDS } from "./words";

export function ImportBadge({ state }: { state: ImportState }) {
  const { label, tone } = STATE_WORDS[state];
  return <Badge tone={tone}>{label}</Badge>;
}

const rowsOf = ({ state, rowsDone, rowsTotal }: ImportSummary): string => {
  const total = rowsTotal.toLocaleString("en-GB");
  const isUnderWay =
    state === "checking" || state === "running" || state === "cancelled" || state === "failed";
  return isUnderWay ? `${rowsDone.toLocaleString("en-GB")} of ${total}` : total;
};

const COLUMNS: readonly DenseColumn<ImportSummary>[] = [
  {
    key: "file",
    header: "File",
    isRowHeader: true,
    cell: ({ id, fileName }) => (
      <TextLink
        href={`/admin/imports/${id}`}
        data-row=""
        className="max-md:stretched [overflow-wrap:anywhere]"
      >
        {fileName}
      </TextLink>
    ),
    onPhone: "",
  },
  {
    key: "kind",
    header: "Holds",
    cell: ({ kind }) => KIND_WORDS[kind].label,
    onPhone: "max-md:order-2",
  },
  {
    key: "rows",
    header: "Rows",
    isNumber: true,
    cell: rowsOf,
    onPhone: "max-md:order-3",
    phoneLabel: "Rows",
  },
  {
    key: "problems",
    header: "Problems",
    isNumber: true,
    cell: ({ problems }) => problems.toLocaleString("en-GB"),
    onPhone: "max-md:order-4",
    phoneLabel: "Problems",
  },
  {
    key: "who",
    header: "Who",
    cell: ({ startedBy }) => startedBy,
    onPhone: "max-md:order-5 max-md:text-muted",
  },
  {
    key: "at",
    header: "When",
    cell: ({ createdAt }) => <Moment at={createdAt} />,
    look: "text-muted",
    onPhone: "max-md:order-6 max-md:text-right",
  },
  {
    key: "state",
    header: "State",
    cell: ({ state }) => <ImportBadge state={state} />,
    onPhone: "max-md:order-1 max-md:text-right",
  },
];

export function ImportTable({ rows }: { rows: readonly ImportSummary[] }) {
  return (
    <DenseTable
      caption="Imports, newest first"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      empty="No file was imported yet."
    />
  );
}
