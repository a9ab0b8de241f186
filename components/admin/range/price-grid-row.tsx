"use client";

import { RotateCcw, Trash2 } from "lucide-react";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { type Currency, formatMoney } from "@/server/shared/money";
import { comesTo, isChanged, type PriceRow } from "./price-rows";

export type Column = "from" | "price";

type PriceGridRowProps = {
  row: PriceRow;
  currency: Currency;
  problem: string | undefined;
  canEdit: boolean;
  onChange: (row: PriceRow) => void;
  /** Null: a new row that is given up. */
  onGone: () => void;
  onPaste: (column: Column, lines: string[]) => void;
};

const CELL =
  "tabular min-h-target w-full min-w-0 rounded-md border-2 border-line-strong bg-surface px-2 text-right text-base text-ink aria-invalid:border-danger disabled:opacity-60";

/** Enter and the arrows go to the same column of the next row, as in a spreadsheet. */
function step(event: KeyboardEvent<HTMLInputElement>) {
  const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const { column } = event.currentTarget.dataset;
  const cells = [
    ...(event.currentTarget
      .closest("table")
      ?.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]:enabled`) ?? []),
  ];
  const next = cells[cells.indexOf(event.currentTarget) + by];
  next?.focus();
  next?.select();
}

/** One tier: from how many on, and the price or the part off. */
export function PriceGridRow(props: PriceGridRowProps) {
  const { row, currency, problem, canEdit, onChange, onGone, onPaste } = props;
  const { variant, isGone } = row;
  const thing = `${variant.sku}, from ${row.from || "?"}`;
  const cell = (column: Column, label: string) => ({
    "aria-label": `${label}: ${thing}`,
    "aria-invalid": problem ? true : undefined,
    "data-column": column,
    value: row[column],
    disabled: isGone || !canEdit,
    inputMode: column === "from" ? ("numeric" as const) : ("decimal" as const),
    autoComplete: "off",
    className: CELL,
    onChange: (event: { target: { value: string } }) => onChange({ ...row, [column]: event.target.value }),
    onKeyDown: step,
    onPaste: (event: ClipboardEvent) => {
      const lines = event.clipboardData.getData("text").trim().split(/\r?\n/);
      if (lines.length < 2) return;
      event.preventDefault();
      onPaste(column, lines);
    },
  });
  return (
    <tr
      className={classNames(
        "border-b border-line max-md:grid max-md:grid-cols-[4.5rem_minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:py-3",
        isChanged(row) && "bg-info-soft",
      )}
    >
      <th scope="row" className="py-2 pr-3 text-left align-middle font-normal max-md:col-span-3 max-md:p-0">
        <span className={classNames("font-semibold", isGone && "line-through")}>{variant.title}</span>
        <span className="block text-muted">
          {variant.variantTitle ? `${variant.variantTitle}, ` : ""}
          {variant.sku}
        </span>
      </th>
      <td className="tabular px-2 text-right text-muted max-md:order-5 max-md:col-span-2 max-md:p-0 max-md:text-left">
        <span className="md:hidden">Base </span>
        {variant.base ? formatMoney(variant.base) : `not in ${currency}`}
      </td>
      <td className="w-24 px-2 max-md:order-1 max-md:w-auto max-md:p-0">
        <input {...cell("from", "From how many")} />
      </td>
      <td className="w-36 px-2 max-md:order-2 max-md:w-auto max-md:p-0">
        <input {...cell("price", "Price or part off")} />
      </td>
      <td className="tabular px-2 text-right max-md:order-6 max-md:p-0">
        {isGone ? "taken out" : comesTo(row, currency)}
        {problem ? <span className="block text-sm font-semibold text-danger">{problem}</span> : null}
      </td>
      <td className="w-12 max-md:order-3 max-md:w-auto">
        {canEdit ? (
          <Button
            variant="quiet"
            size="icon"
            aria-label={isGone ? `Keep ${thing}` : `Take out ${thing}`}
            onClick={onGone}
          >
            {isGone ? (
              <RotateCcw className="size-5" aria-hidden="true" />
            ) : (
              <Trash2 className="size-5" aria-hidden="true" />
            )}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
