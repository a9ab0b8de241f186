"use client";

import { ArrowDownToLine, Plus } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { Part } from "@/components/admin/page-heading";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { MOST_OPTIONS } from "@/server/modules/catalog/contract/edit-product";
import { rowName } from "./draft";
import {
  activeRows,
  addCombinations,
  addOption,
  addRow,
  bringBackRow,
  dropOption,
  dropRow,
  fillDown,
  nameOption,
  pasteBlock,
  readBlock,
  setCell,
  valuesOf,
} from "./grid-edits";
import { Locked } from "./locked";
import type { ProductEditing } from "./use-product-editor";
import { type CellPlace, VariantsGrid } from "./variants-grid";

const newKey = (): string => `new-${crypto.randomUUID()}`;

/** Options, and the variants they make, with their prices and sizes. */
export function VariantsPart({ editing, isLocked }: { editing: ProductEditing; isLocked: boolean }) {
  const { draft, product, errors, edit } = editing;
  const [note, setNote] = useState("");
  const here = useRef<CellPlace | null>(null);
  // Rows are drawn anew only when they change, so what they call must stay the same.
  const setOne = useCallback(
    (place: CellPlace, value: string) =>
      edit(`${place.row}:${place.column}`, (old) => setCell(old, place, value)),
    [edit],
  );
  const drop = useCallback((row: string) => edit(`${row}:`, (old) => dropRow(old, row)), [edit]);
  const remember = useCallback((place: CellPlace) => {
    here.current = place;
  }, []);

  const paste = (place: CellPlace, text: string): boolean => {
    const block = readBlock(text);
    if (!block) return false;
    const { draft: next, left } = pasteBlock(draft, place, block);
    edit(`paste:${Date.now()}`, () => next);
    const cells = block.reduce((sum, line) => sum + line.length, 0) - left;
    setNote(`${cells} cells pasted.${left > 0 ? ` ${left} did not fit: add rows first.` : ""}`);
    return true;
  };
  const fill = (place: CellPlace) => {
    edit(`fill:${Date.now()}`, (old) => fillDown(old, place));
    setNote("Filled down.");
  };

  const general = errors["variants"] ?? errors["sku"] ?? errors["barcode"];
  return (
    <Part
      title="Variants and prices"
      id="variants"
      aside="Paste a block from a spreadsheet, or fill a column down with Ctrl D"
      className="min-w-0"
    >
      <Locked isLocked={isLocked} label="Options">
        <OptionsEditor editing={editing} />
      </Locked>
      {general ? <p className="mb-2 text-sm font-semibold text-danger">{general}</p> : null}
      <VariantsGrid
        rows={activeRows(draft)}
        options={draft.options}
        variants={product.variants}
        errors={errors}
        onCell={setOne}
        onPaste={paste}
        onFill={fill}
        onFocus={remember}
        onDrop={drop}
        isLocked={isLocked}
      />
      <Locked isLocked={isLocked} label="More variants">
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <Button
            variant="secondary"
            onClick={() => edit(`add:${Date.now()}`, (old) => addRow(old, newKey()))}
          >
            <Plus className="size-4" aria-hidden="true" />
            Add a variant
          </Button>
          <Button
            variant="secondary"
            // The cell keeps the focus, so that one can go on from it.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => (here.current ? fill(here.current) : setNote("Tap the cell to fill from first."))}
          >
            <ArrowDownToLine className="size-4" aria-hidden="true" />
            Fill down
          </Button>
          <p role="status" className="text-sm text-muted">
            {note}
          </p>
        </div>
        <Archived editing={editing} />
      </Locked>
    </Part>
  );
}

function OptionsEditor({ editing: { draft, errors, edit } }: { editing: ProductEditing }) {
  const [values, setValues] = useState<Readonly<Record<number, string>>>({});
  const { options } = draft;
  const valuesAt = (place: number) => values[place] ?? valuesOf(draft, place).join(", ");
  const combine = () => {
    const lists = options.map((_, place) =>
      valuesAt(place)
        .split(",")
        .map((value) => value.trim())
        .filter(Boolean),
    );
    edit(`combine:${Date.now()}`, (old) => addCombinations(old, lists, newKey));
    setValues({});
  };
  return (
    <div className="mb-4 grid gap-3">
      {options.map((name, place) => (
        // Options have no name of their own but their place.
        <div key={optionKey(place)} className="flex flex-wrap items-start gap-3">
          <TextField
            id={`option-${place}`}
            name={`option-${place}`}
            label={`Option ${place + 1}`}
            value={name}
            maxLength={40}
            placeholder="Colour, size, length"
            error={errors[`options:${place}`]}
            className="w-full sm:w-48"
            onChange={({ target }) => edit(`option:${place}`, (old) => nameOption(old, place, target.value))}
          />
          <TextField
            id={`values-${place}`}
            name={`values-${place}`}
            label="Values, with commas between"
            value={valuesAt(place)}
            placeholder="Indigo, Rust, Ochre"
            className="w-full sm:w-80"
            onChange={({ target }) => setValues({ ...values, [place]: target.value })}
          />
          <Button
            variant="quiet"
            className="sm:mt-8"
            onClick={() => {
              edit(`option:drop:${Date.now()}`, (old) => dropOption(old, place));
              setValues({});
            }}
          >
            Remove<span className="sr-only"> option {name || place + 1}</span>
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        {options.length < MOST_OPTIONS ? (
          <Button variant="secondary" onClick={() => edit(`option:add:${Date.now()}`, addOption)}>
            <Plus className="size-4" aria-hidden="true" />
            {options.length === 0 ? "It comes in colours, sizes…" : "Another option"}
          </Button>
        ) : null}
        {options.length > 0 ? (
          <Button variant="secondary" onClick={combine}>
            Make the missing variants
          </Button>
        ) : null}
      </div>
    </div>
  );
}

const optionKey = (place: number): string => `option-${place}`;

function Archived({ editing: { draft, edit } }: { editing: ProductEditing }) {
  const rows = draft.rows.filter(({ isArchived }) => isArchived);
  if (rows.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="min-h-target cursor-pointer py-2 font-semibold">
        {rows.length === 1 ? "One archived variant" : `${rows.length} archived variants`}
      </summary>
      <ul className="grid gap-1">
        {rows.map((row) => {
          const name = rowName(row, draft.options);
          return (
            <li key={row.key} className="flex items-center justify-between gap-3 border-b border-line">
              <span className="text-muted">
                {name} <span className="font-mono text-xs">{row.cells["sku"]}</span>
              </span>
              <Button
                variant="quiet"
                onClick={() => edit(`${row.key}:`, (old) => bringBackRow(old, row.key))}
              >
                Bring back<span className="sr-only"> {name}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
