import { TextLink } from "@/components/ui/text-link";
import type { CountView } from "@/server/modules/inventory/contract/counts";
import { type DenseColumn, DenseTable } from "../dense-table";
import { Moment } from "../moment";
import { StatusBadge } from "../status";
import type { SheetLine } from "./find-line";
import { ThingName } from "./thing-name";

const COLUMNS: readonly DenseColumn<CountView>[] = [
  {
    key: "where",
    header: "Where",
    isRowHeader: true,
    cell: ({ id, location, note }) => (
      <>
        <TextLink href={`/admin/inventory/counts/${id}`} data-row="">
          {location}
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
    key: "lines",
    header: "Counted",
    cell: ({ countedCount, lineCount }) => `${countedCount} of ${lineCount}`,
    onPhone: "max-md:order-2",
  },
  {
    key: "at",
    header: "Opened",
    cell: ({ openedAt }) => <Moment at={openedAt} />,
    look: "text-muted",
    onPhone: "max-md:order-3 max-md:text-right",
  },
];

/** Counts, newest first. */
export function CountTable({ rows, empty }: { rows: readonly CountView[]; empty: string }) {
  return (
    <DenseTable
      caption="Counts, newest first"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

const DIFFERENCES: readonly DenseColumn<SheetLine>[] = [
  {
    key: "what",
    header: "What",
    isRowHeader: true,
    cell: (line) => <ThingName {...line} />,
    onPhone: "max-md:col-span-2",
  },
  {
    key: "book",
    header: "The books said",
    isNumber: true,
    cell: ({ counted, difference }) => (counted ?? 0) - (difference ?? 0),
    look: "max-md:text-left",
    onPhone: "",
    phoneLabel: "the books said",
  },
  {
    key: "counted",
    header: "Counted",
    isNumber: true,
    cell: ({ counted }) => counted,
    onPhone: "",
    phoneLabel: "counted",
  },
  {
    key: "difference",
    header: "Difference",
    isNumber: true,
    cell: ({ difference }) => (
      <strong className={difference !== null && difference < 0 ? "text-danger" : "text-success"}>
        {difference !== null && difference > 0 ? `+${difference}` : String(difference ?? 0).replace("-", "−")}
      </strong>
    ),
    look: "max-md:text-left",
    onPhone: "",
    phoneLabel: "difference",
  },
];

/** What booking the count changes, and nothing else. */
export function DifferenceTable({ lines }: { lines: readonly SheetLine[] }) {
  return (
    <DenseTable
      caption="What differs"
      columns={DIFFERENCES}
      rows={lines.filter(({ difference }) => difference !== null && difference !== 0)}
      rowKey={({ variantId }) => variantId}
      empty="Nothing differs: the books are right."
    />
  );
}
