import { TextLink } from "@/components/ui/text-link";
import type { TransferView } from "@/server/modules/inventory/contract/transfers";
import { type DenseColumn, DenseTable } from "../dense-table";
import { Moment } from "../moment";
import { StatusBadge } from "../status";
import { units } from "./stock-words";

const sum = (transfer: TransferView, of: "quantity" | "inTransit"): number =>
  transfer.lines.reduce((total, line) => total + line[of], 0);

const COLUMNS: readonly DenseColumn<TransferView>[] = [
  {
    key: "way",
    header: "From and to",
    isRowHeader: true,
    cell: ({ id, from, to, note }) => (
      <>
        <TextLink href={`/admin/inventory/transfers/${id}`} data-row="">
          {from} to {to}
        </TextLink>
        {note ? <span className="block font-normal text-muted">{note}</span> : null}
      </>
    ),
    onPhone: "",
  },
  {
    key: "status",
    header: "State",
    cell: ({ status }) => <StatusBadge status={status} />,
    onPhone: "max-md:order-1 max-md:text-right",
  },
  {
    key: "what",
    header: "What",
    cell: (transfer) =>
      transfer.status === "sent"
        ? `${units(sum(transfer, "inTransit"))} on the way`
        : units(sum(transfer, "quantity")),
    onPhone: "max-md:order-2",
  },
  {
    key: "at",
    header: "Planned",
    cell: ({ createdAt }) => <Moment at={createdAt} />,
    look: "text-muted",
    onPhone: "max-md:order-3 max-md:text-right",
  },
];

/** Transfers, newest first. */
export function TransferTable({ rows, empty }: { rows: readonly TransferView[]; empty: string }) {
  return (
    <DenseTable
      caption="Transfers, newest first"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

type Line = TransferView["lines"][number];

const LINES: readonly DenseColumn<Line>[] = [
  {
    key: "what",
    header: "What",
    isRowHeader: true,
    cell: ({ title, sku, variantId }) => (
      <TextLink href={`/admin/inventory/${variantId}`}>
        {title} <span className="font-mono text-xs font-normal">{sku}</span>
      </TextLink>
    ),
    onPhone: "max-md:col-span-2",
  },
  {
    key: "quantity",
    header: "Planned",
    isNumber: true,
    cell: ({ quantity }) => quantity,
    look: "max-md:text-left",
    onPhone: "",
    phoneLabel: "planned",
  },
  {
    key: "received",
    header: "Arrived",
    isNumber: true,
    cell: ({ received }) => received,
    onPhone: "",
    phoneLabel: "arrived",
  },
  {
    key: "inTransit",
    header: "On the way",
    isNumber: true,
    cell: ({ inTransit }) => <strong>{inTransit}</strong>,
    look: "max-md:text-left",
    onPhone: "",
    phoneLabel: "on the way",
  },
  {
    key: "lost",
    header: "Never came",
    isNumber: true,
    cell: ({ lost, lostReason }) =>
      lost > 0 ? `${lost}: ${lostReason}` : <span className="text-muted">0</span>,
    onPhone: "",
    phoneLabel: "never came",
  },
];

export function TransferLines({ lines }: { lines: readonly Line[] }) {
  return (
    <DenseTable
      caption="What goes, and what has come"
      columns={LINES}
      rows={lines}
      rowKey={({ variantId }) => variantId}
    />
  );
}
