import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Column<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures: to the right, digits of one width. */
  readonly isNumber?: boolean;
  /** The cell that names the row. One column should have it. */
  readonly isRowHeader?: boolean;
  /** Which way it is sorted now, for screen readers; put a link in `header` to sort. */
  readonly sorted?: "ascending" | "descending" | undefined;
};

type TableProps<Row> = {
  /** Read out first; shown only when `showCaption`. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in place of an empty body. */
  empty?: ReactNode;
  showCaption?: boolean;
  className?: string;
};

/** A table on wide screens; on a phone each row becomes a card whose cells say their column's name. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  showCaption,
  className,
}: TableProps<Row>) {
  if (rows.length === 0 && empty) return <div className="py-8 text-muted">{empty}</div>;
  return (
    <table className={classNames("w-full border-collapse text-sm max-md:block", className)}>
      <caption className={showCaption ? "pb-3 text-left text-lg font-bold" : "sr-only"}>{caption}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b-2 border-line-strong">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              aria-sort={column.sorted}
              className={classNames(
                "px-3 py-2.5 font-semibold",
                column.isNumber ? "text-right" : "text-left",
              )}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:grid max-md:gap-3">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="border-b border-line hover:bg-sunken max-md:grid max-md:rounded-md max-md:border max-md:bg-surface max-md:p-3"
          >
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const Element = column.isRowHeader ? "th" : "td";
  return (
    <Element
      {...(column.isRowHeader ? { scope: "row" as const } : {})}
      className={classNames(
        "px-3 py-2.5 align-middle max-md:flex max-md:justify-between max-md:gap-4 max-md:px-1 max-md:py-1.5 max-md:text-right",
        column.isNumber ? "tabular text-right" : "text-left",
        column.isRowHeader && "font-semibold",
      )}
    >
      <span className="text-left font-normal text-muted md:hidden">{column.header}</span>
      <span>{column.cell(row)}</span>
    </Element>
  );
}
