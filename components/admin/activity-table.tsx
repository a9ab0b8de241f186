import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { NamedActivityRow } from "@/server/modules/admin/contract";
import { Change } from "./change";
import { Moment } from "./moment";
import { Code } from "./money-tables";
import { sentence } from "./words";

const ORDER_NUMBER = /^OJ-[A-Z0-9]{4}-[A-Z0-9]{4}$/;

/** "orders.order-paid" → "Order paid". */
const deed = (action: string): string => sentence(action.split(".").at(-1) ?? action);

const COLUMNS: readonly Column<NamedActivityRow>[] = [
  {
    key: "seq",
    header: "Row",
    isNumber: true,
    cell: ({ seq }) => <span className="text-muted">{String(seq)}</span>,
  },
  { key: "at", header: "When", cell: ({ at }) => <Moment at={at} /> },
  {
    key: "who",
    header: "Who",
    cell: ({ who, address }) => (
      <>
        {who}
        {address && address !== "local" ? (
          <span className="tabular block text-xs text-muted">{address}</span>
        ) : null}
      </>
    ),
  },
  {
    key: "what",
    header: "Did what",
    isRowHeader: true,
    cell: ({ action }) => (
      <>
        {deed(action)}
        <span className="block font-normal text-muted">
          <Code>{action}</Code>
        </span>
      </>
    ),
  },
  {
    key: "subject",
    header: "To what",
    cell: ({ subject }) =>
      ORDER_NUMBER.test(subject) ? (
        <TextLink href={`/admin/orders/${subject}`} className="tabular whitespace-nowrap">
          {subject}
        </TextLink>
      ) : (
        <Code>{subject}</Code>
      ),
  },
  {
    key: "change",
    header: "What changed, and why",
    cell: ({ before, after, reason }) => (
      <>
        <Change before={before} after={after} />
        {reason ? <q className="mt-0.5 block text-muted">{reason}</q> : null}
      </>
    ),
  },
];

/** The log of everything that was written, newest first. */
export function ActivityTable({ rows }: { rows: readonly NamedActivityRow[] }) {
  return (
    <Table
      caption="Activity, newest first"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ seq }) => String(seq)}
      empty="Nothing has happened yet."
      className="[&_td]:align-top! [&_th]:align-top!"
    />
  );
}
