import { type Draft, type DraftRow, optionColumn } from "./draft";
import { gridColumns } from "./grid-columns";

type Cell = { readonly row: string; readonly column: string };

/** The draft with another text in one cell. */
export const setCell = (draft: Draft, { row, column }: Cell, value: string): Draft => ({
  ...draft,
  rows: draft.rows.map((one) =>
    one.key === row ? { ...one, cells: { ...one.cells, [column]: value } } : one,
  ),
});

/** The rows of the grid that are edited, in their order. */
export const activeRows = ({ rows }: Draft): readonly DraftRow[] =>
  rows.filter(({ isArchived }) => !isArchived);

/** A block as spreadsheets put it on the clipboard; null for a plain word, which the cell takes by itself. */
export function readBlock(text: string): readonly (readonly string[])[] | null {
  const lines = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  if (lines.length === 1 && !text.includes("\t")) return null;
  return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
}

/** Writes a block from a cell to the right and down. What does not fit is left out; `left` says how many cells. */
export function pasteBlock(
  draft: Draft,
  { row, column }: Cell,
  block: readonly (readonly string[])[],
): { readonly draft: Draft; readonly left: number } {
  const columns = gridColumns(draft.options).map(({ key }) => key);
  const rows = activeRows(draft).map(({ key }) => key);
  const [top, start] = [rows.indexOf(row), columns.indexOf(column)];
  let [next, left] = [draft, 0];
  for (const [down, line] of block.entries())
    for (const [right, value] of line.entries()) {
      const [key, name] = [rows[top + down], columns[start + right]];
      if (key === undefined || name === undefined) left += 1;
      else next = setCell(next, { row: key, column: name }, value);
    }
  return { draft: next, left };
}

/** Writes what a cell holds into all cells below it. */
export function fillDown(draft: Draft, { row, column }: Cell): Draft {
  const rows = activeRows(draft);
  const from = rows.findIndex(({ key }) => key === row);
  const value = rows[from]?.cells[column];
  if (value === undefined) return draft;
  return rows.slice(from + 1).reduce((next, { key }) => setCell(next, { row: key, column }, value), draft);
}

/** A row with the prices, sizes and weight of the last one: most variants differ in little. */
export function newRow(draft: Draft, key: string, options: readonly string[] = []): DraftRow {
  const like = activeRows(draft).at(-1)?.cells ?? {};
  const chosen = optionCells(draft.options.map((_, place) => options[place] ?? ""));
  return { key, isNew: true, isArchived: false, cells: { ...like, ...chosen, sku: "", barcode: "" } };
}

export const addRow = (draft: Draft, key: string): Draft => ({
  ...draft,
  rows: [...draft.rows, newRow(draft, key)],
});

/** Takes a row off the grid: a new one is gone, one that was saved goes to the archive. */
export const dropRow = (draft: Draft, key: string): Draft => ({
  ...draft,
  rows: draft.rows.flatMap((row) =>
    row.key !== key ? [row] : row.isNew ? [] : [{ ...row, isArchived: true }],
  ),
});

export const bringBackRow = (draft: Draft, key: string): Draft => ({
  ...draft,
  rows: draft.rows.map((row) => (row.key === key ? { ...row, isArchived: false } : row)),
});

/** The values of an option, in the order in which the rows first have them. */
export const valuesOf = (draft: Draft, place: number): string[] => [
  ...new Set(activeRows(draft).flatMap(({ cells }) => cells[optionColumn(place)]?.trim() || [])),
];

/** One row for each combination of these values that has none yet, with a SKU made from the first. */
export function addCombinations(
  draft: Draft,
  values: readonly (readonly string[])[],
  newKey: () => string,
): Draft {
  const there = new Set(activeRows(draft).map((row) => combinationOf(row, draft.options)));
  const wanted = values.reduce<string[][]>(
    (all, own) => all.flatMap((one) => own.map((value) => [...one, value])),
    [[]],
  );
  const missing = wanted.filter((one) => one.length > 0 && !there.has(one.join("\n").toLowerCase()));
  // A row that has not chosen all yet, such as the only variant there was, takes the first that fits what it has.
  const rows = draft.rows.map((row) => {
    const own = draft.options.map((_, at) => row.cells[optionColumn(at)]?.trim() ?? "");
    if (row.isArchived || own.every(Boolean)) return row;
    const place = missing.findIndex((one) => own.every((value, at) => value === "" || value === one[at]));
    const [one] = place === -1 ? [] : missing.splice(place, 1);
    return one ? { ...row, cells: { ...row.cells, ...optionCells(one) } } : row;
  });
  const grown = { ...draft, rows };
  return {
    ...grown,
    rows: [...rows, ...missing.map((one) => nameRow(newRow(grown, newKey(), one), draft, one))],
  };
}

const optionCells = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value, at) => [optionColumn(at), value]));

function nameRow(row: DraftRow, draft: Draft, values: readonly string[]): DraftRow {
  const stem = activeRows(draft)[0]?.cells["sku"] ?? "";
  const ends = values.map((value) =>
    value
      .replaceAll(/[^\p{L}\p{N}]/gu, "")
      .slice(0, 6)
      .toUpperCase(),
  );
  return { ...row, cells: { ...row.cells, sku: [stem, ...ends].filter(Boolean).join("-").slice(0, 64) } };
}

const combinationOf = ({ cells }: DraftRow, options: readonly string[]): string =>
  options
    .map((_, place) => cells[optionColumn(place)]?.trim() ?? "")
    .join("\n")
    .toLowerCase();

/** The draft with one option more, or with one less and its column gone. */
export const addOption = (draft: Draft): Draft => ({ ...draft, options: [...draft.options, ""] });

export const nameOption = (draft: Draft, place: number, name: string): Draft => ({
  ...draft,
  options: draft.options.map((old, at) => (at === place ? name : old)),
});

export function dropOption(draft: Draft, place: number): Draft {
  const shift = ({ cells, ...row }: DraftRow): DraftRow => {
    const kept = Object.entries(cells).filter(([column]) => !/^o\d$/.test(column));
    const values = draft.options.map((_, at) => cells[optionColumn(at)] ?? "").toSpliced(place, 1);
    return { ...row, cells: { ...optionCells(values), ...Object.fromEntries(kept) } };
  };
  return { ...draft, options: draft.options.toSpliced(place, 1), rows: draft.rows.map(shift) };
}
