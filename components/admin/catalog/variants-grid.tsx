"use client";

import { type ClipboardEvent, type KeyboardEvent, memo, useCallback, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import type { EditorVariant } from "@/server/modules/catalog/contract/staff-products";
import { type DraftRow, rowName } from "./draft";
import { type GridColumn, gridColumns } from "./grid-columns";
import { Locked } from "./locked";
import type { DraftErrors } from "./read-draft";

export type CellPlace = { readonly row: string; readonly column: string };

type VariantsGridProps = {
  rows: readonly DraftRow[];
  options: readonly string[];
  variants: readonly EditorVariant[];
  errors: DraftErrors;
  onCell: (place: CellPlace, value: string) => void;
  onPaste: (place: CellPlace, text: string) => boolean;
  onFill: (place: CellPlace) => void;
  onFocus: (place: CellPlace) => void;
  onDrop: (row: string) => void;
  isLocked: boolean;
};

/** Variants as a spreadsheet: arrows, Tab and Enter move, blocks are pasted, Ctrl D fills down. Scrolls sideways by touch. */
export function VariantsGrid(props: VariantsGridProps) {
  const { rows, options, variants, errors, onCell, onPaste, onFill, onFocus, onDrop, isLocked } = props;
  const columns = gridColumns(options);
  const table = useRef<HTMLTableElement>(null);

  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const { variant: row, column, at } = target.dataset;
    if (row === undefined || column === undefined || at === undefined) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "d") {
      event.preventDefault();
      onFill({ row, column });
      return;
    }
    const step = stepOf(event, target);
    if (!step) return;
    const [down = 0, right = 0] = at.split(":").map(Number);
    const next = table.current?.querySelector<HTMLInputElement>(
      `[data-at="${down + step[0]}:${right + step[1]}"]`,
    );
    if (event.key === "Enter" || next) event.preventDefault();
    next?.focus();
    next?.select();
  };

  const paste = (event: ClipboardEvent<HTMLTableElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const { variant: row, column } = target.dataset;
    if (row === undefined || column === undefined) return;
    if (onPaste({ row, column }, event.clipboardData.getData("text/plain"))) event.preventDefault();
  };

  return (
    <div
      // Wider than a phone, and where nothing may be changed nothing in it takes the keyboard.
      role="region"
      aria-label="Variants"
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
      data-grid=""
    >
      <Locked isLocked={isLocked} label="Prices and sizes">
        <table ref={table} className="border-collapse text-sm" onKeyDown={press} onPaste={paste}>
          <caption className="sr-only">
            Variants. Arrows, Tab and Enter move between cells; Ctrl D fills down.
          </caption>
          <thead>
            <tr className="border-b-2 border-line-strong text-left text-muted">
              <th
                scope="col"
                className="sticky left-0 z-10 min-w-28 max-w-40 bg-surface px-3 py-2 font-semibold sm:min-w-40"
              >
                Variant
              </th>
              {columns.map(({ key, label, isNumber }) => (
                <th
                  key={key}
                  scope="col"
                  className={classNames(
                    "px-2 py-2 font-semibold whitespace-nowrap",
                    isNumber && "text-right",
                  )}
                >
                  {label}
                </th>
              ))}
              <th scope="col" className="px-3 py-2 text-right font-semibold whitespace-nowrap">
                To sell
              </th>
              <th scope="col">
                <span className="sr-only">Take off</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <GridRow
                key={row.key}
                row={row}
                place={place}
                name={rowName(row, options)}
                names={options.join("\n")}
                errors={errorsOf(row.key, errors)}
                variant={variants.find(({ id }) => id === row.key)}
                onCell={onCell}
                onFocus={onFocus}
                onDrop={onDrop}
              />
            ))}
          </tbody>
        </table>
      </Locked>
    </div>
  );
}

/** As a line, so that a row is drawn anew only when its own errors change. */
const errorsOf = (row: string, errors: DraftErrors): string =>
  Object.entries(errors)
    .filter(([path]) => path.startsWith(`${row}:`))
    .map(([path, words]) => `${path.slice(row.length + 1)}\t${words}`)
    .join("\n");

/** Left and right leave a cell only at its ends, or when all of it is chosen, as in a spreadsheet. */
function stepOf(
  event: KeyboardEvent,
  input: HTMLInputElement,
): readonly [down: number, right: number] | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const { selectionStart: start, selectionEnd: end, value } = input;
  const isAll = start === 0 && end === value.length;
  switch (event.key) {
    case "ArrowUp":
      return [-1, 0];
    case "ArrowDown":
      return [1, 0];
    case "Enter":
      return [event.shiftKey ? -1 : 1, 0];
    case "ArrowLeft":
      return isAll || end === 0 ? [0, -1] : null;
    case "ArrowRight":
      return isAll || start === value.length ? [0, 1] : null;
    default:
      return null;
  }
}

type GridRowProps = {
  row: DraftRow;
  place: number;
  name: string;
  names: string;
  errors: string;
  variant: EditorVariant | undefined;
} & Pick<VariantsGridProps, "onCell" | "onFocus" | "onDrop">;

const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, place, name, names, errors, variant, onCell, onFocus, onDrop } = props;
  const columns = gridColumns(names === "" ? [] : names.split("\n"));
  const wrong = new Map(
    errors.split("\n").map((line): [string, string | undefined] => {
      const [column = "", words] = line.split("\t");
      return [column, words];
    }),
  );
  const filled = variant?.prices.filter(({ source }) => source === "filled").map(({ currency }) => currency);
  return (
    <tr className="border-b border-line last:border-0">
      <th
        scope="row"
        className="sticky left-0 z-10 min-w-28 max-w-40 bg-surface px-3 py-1 text-left font-semibold [overflow-wrap:anywhere] sm:min-w-40"
      >
        {name}
        {row.isNew ? <span className="block text-xs font-normal text-success">new</span> : null}
      </th>
      {columns.map((column, across) => (
        <Cell
          key={column.key}
          column={column}
          at={`${place}:${across}`}
          label={`${column.label} of ${name}`}
          row={row}
          error={wrong.get(column.key)}
          isFilled={filled?.some((currency) => currency === column.key) ?? false}
          onCell={onCell}
          onFocus={onFocus}
        />
      ))}
      <td className="tabular px-3 py-1 text-right text-muted">
        {variant ? variant.onHand - variant.reserved : 0}
      </td>
      <td className="px-2 py-1">
        <button
          type="button"
          onClick={() => onDrop(row.key)}
          className="min-h-target px-2 text-sm font-semibold whitespace-nowrap text-danger hover:underline"
        >
          {row.isNew ? "Take away" : "Archive"}
          <span className="sr-only"> {name}</span>
        </button>
      </td>
    </tr>
  );
});

type CellProps = {
  column: GridColumn;
  at: string;
  label: string;
  row: DraftRow;
  error: string | undefined;
  isFilled: boolean;
} & Pick<VariantsGridProps, "onCell" | "onFocus">;

function Cell({ column, at, label, row, error, isFilled, onCell, onFocus }: CellProps) {
  const before = useRef("");
  const place = { row: row.key, column: column.key };
  const value = row.cells[column.key] ?? "";
  const errorId = `error-${row.key}-${column.key}`;
  const leave = useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== "Escape" || value === before.current) return;
      event.stopPropagation();
      onCell({ row: row.key, column: column.key }, before.current);
    },
    [value, onCell, row.key, column.key],
  );
  return (
    <td className="p-0 align-top">
      <input
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        data-variant={row.key}
        data-column={column.key}
        data-at={at}
        value={value}
        title={isFilled ? "Filled from a rate; another amount makes it yours" : undefined}
        inputMode={column.isNumber ? "decimal" : "text"}
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => {
          before.current = value;
          event.target.select();
          onFocus(place);
        }}
        onKeyDown={leave}
        onChange={(event) => onCell(place, event.target.value)}
        className={classNames(
          "block min-h-11 border border-transparent bg-transparent px-2 text-base text-ink outline-offset-[-2px] hover:border-line-strong focus:bg-paper aria-invalid:border-danger aria-invalid:bg-danger-soft sm:text-sm",
          column.width,
          column.isNumber && "tabular text-right",
          isFilled && "italic text-muted",
        )}
      />
      {error ? (
        <span
          id={errorId}
          className={classNames("block px-2 pb-1 text-xs font-semibold text-danger", column.width)}
        >
          {error}
        </span>
      ) : null}
    </td>
  );
}
