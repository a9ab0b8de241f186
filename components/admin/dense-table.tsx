import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
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

/** A head that sorts: where it leads, and how the list is sorted by it now. */
export type SortHead = { readonly href: string; readonly state: "ascending" | "descending" | null };

type DenseTableProps<Row> = {
  /** Read out first. */
  caption: string;
  columns: readonly DenseColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in place of an empty body. */
  empty?: ReactNode;
  /** For lists that sort: null for a column that does not. */
  sortHead?: (key: string) => SortHead | null;
  /** A tick box in front of each row. */
  tick?: (row: Row) => ReactNode;
  /** The head stays in sight while a long list is scrolled. */
  isLong?: boolean;
};

/** A table of short rows: on wide screens with a head, on a phone two columns of a few lines each. */
export function DenseTable<Row>(props: DenseTableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, tick } = props;
  if (rows.length === 0 && empty) return <p className="py-3 text-muted">{empty}</p>;
  return (
    <table className="w-full border-collapse text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <DenseHead {...props} />
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className={classNames(
              "relative border-b border-line focus-within:bg-sunken hover:bg-sunken max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-1 max-md:py-3 has-[[data-tick]:checked]:bg-info-soft",
              tick && "max-md:pl-9",
            )}
          >
            {tick ? (
              <td className="w-11 py-2.5 pr-2 align-top max-md:absolute max-md:top-3.5 max-md:left-0 max-md:p-0">
                {tick(row)}
              </td>
            ) : null}
            {columns.map((column) => (
              <DenseCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DenseHead<Row>({ columns, sortHead, tick, isLong = false }: DenseTableProps<Row>) {
  return (
    <thead className={classNames("max-md:sr-only", isLong && "md:sticky md:top-0 md:z-20 md:bg-paper")}>
      <tr className="border-b-2 border-line-strong">
        {tick ? (
          <th scope="col">
            <span className="sr-only">Choose</span>
          </th>
        ) : null}
        {columns.map(({ key, header, isNumber }) => {
          const sort = sortHead?.(key) ?? null;
          return (
            <th
              key={key}
              scope="col"
              aria-sort={sort ? (sort.state ?? "none") : undefined}
              className={classNames(
                "px-3 py-2 font-semibold text-muted first:pl-0 last:pr-0",
                isNumber ? "text-right" : "text-left",
              )}
            >
              {sort ? <SortLink sort={sort}>{header}</SortLink> : header}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortLink({ sort: { href, state }, children }: { sort: SortHead; children: ReactNode }) {
  const Arrow = state === "ascending" ? ArrowUp : state === "descending" ? ArrowDown : ChevronsUpDown;
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      className={classNames("inline-flex min-h-8 items-center gap-1 hover:text-ink", state && "text-ink")}
    >
      {children}
      <Arrow className={classNames("size-4", !state && "opacity-60")} aria-hidden="true" />
    </Link>
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
