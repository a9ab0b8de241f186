import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type DenseColumn<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures: to the right, digits of one width. */
  readonly isNumber?: boolean;
  /** The cell that names the row. One column should have it. */
  readonly isRowHeader?: boolean;
  /** Extra classes of every cell. */
  readonly look?: string;
  /**
   * Where it stands in the two columns a row has on a phone: `max-md:order-2`, `max-md:col-span-2`,
   * `max-md:hidden`.
   */
  readonly onPhone: string;
  /** Said before the value on a phone, where there is no head to say it. */
  readonly phoneLabel?: string;
};

type DenseTableProps<Row> = {
  /** Read out first. */
  caption: string;
  columns: readonly DenseColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in place of an empty body. */
  empty?: ReactNode;
};

/** A table of short rows: on wide screens with a head, on a phone two columns of a few lines each. */
export function DenseTable<Row>({ caption, columns, rows, rowKey, empty }: DenseTableProps<Row>) {
  if (rows.length === 0 && empty) return <p className="py-3 text-muted">{empty}</p>;
  return (
    <table className="w-full border-collapse text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b-2 border-line-strong">
          {columns.map(({ key, header, isNumber }) => (
            <th
              key={key}
              scope="col"
              className={classNames(
                "px-3 py-2 font-semibold text-muted first:pl-0 last:pr-0",
                isNumber ? "text-right" : "text-left",
              )}
            >
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="relative border-b border-line focus-within:bg-sunken hover:bg-sunken max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-1 max-md:py-3"
          >
            {columns.map((column) => (
              <DenseCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DenseCell<Row>({ column, row }: { column: DenseColumn<Row>; row: Row }) {
  const { cell, isNumber, isRowHeader, look, onPhone, phoneLabel } = column;
  const Element = isRowHeader ? "th" : "td";
  return (
    <Element
      {...(isRowHeader ? { scope: "row" as const } : {})}
      className={classNames(
        "px-3 py-2.5 align-top first:pl-0 last:pr-0 max-md:p-0",
        isNumber ? "tabular text-right" : "text-left",
        isRowHeader ? "font-semibold" : "font-normal",
        look,
        onPhone,
      )}
    >
      {phoneLabel ? <span className="font-normal text-muted md:hidden">{phoneLabel} </span> : null}
      {cell(row)}
    </Element>
  );
}
