import { type Draft, type DraftRow, rowName } from "./draft";
import { columnLabel } from "./grid-columns";

export type DraftChange = {
  readonly path: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
};

/** What a field is called: "attribute:made-in" → "Made in". */
export type FieldLabels = Readonly<Record<string, string>>;

type Told = { readonly label: string; readonly value: string };

/** What differs between two drafts, in the words of the form. */
export function changesBetween(from: Draft, to: Draft, labels: FieldLabels): DraftChange[] {
  const [before, after] = [tell(from, labels), tell(to, labels)];
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    if (was?.value === is?.value) return [];
    return [{ path, label: is?.label ?? was?.label ?? path, from: was?.value ?? "", to: is?.value ?? "" }];
  });
}

function tell({ fields, options, rows }: Draft, labels: FieldLabels): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const [name, value] of Object.entries(fields)) told.set(name, { label: labels[name] ?? name, value });
  told.set("options", { label: "Options", value: options.join(", ") });
  for (const row of rows) {
    const name = rowName(row, options);
    const state = row.isArchived ? "archived" : "on offer";
    told.set(row.key, { label: row.isNew ? `New variant ${name}` : name, value: row.isNew ? name : state });
    if (row.isNew) continue;
    for (const [column, value] of Object.entries(row.cells))
      told.set(`${row.key}:${column}`, { label: `${columnLabel(column, options)} of ${name}`, value });
  }
  return told;
}

export type Three = { readonly base: Draft; readonly mine: Draft; readonly theirs: Draft };
type Side = "mine" | "theirs";

/** What both changed to something different: only a person can say which it is to be. */
export function clashesOf({ base, mine, theirs }: Three, labels: FieldLabels): DraftChange[] {
  const other = new Map(changesBetween(base, theirs, labels).map((change) => [change.path, change]));
  return changesBetween(base, mine, labels).flatMap(({ path, label, to }) => {
    const their = other.get(path);
    return their && their.to !== to ? [{ path, label, from: their.to, to }] : [];
  });
}

/** Both sides' changes in one draft; where they clash, one side's. */
export function mergeDrafts({ base, mine, theirs }: Three, side: Side): Draft {
  const names = Object.keys({ ...theirs.fields, ...mine.fields });
  const isSame = (one: Draft, other: Draft) => one.options.join("\n") === other.options.join("\n");
  const options = isSame(mine, base) || (side === "theirs" && !isSame(theirs, base)) ? theirs : mine;
  return {
    fields: pickEach(names, [base.fields, mine.fields, theirs.fields], side),
    options: options.options,
    rows: [
      ...theirs.rows.map((row) => mergeRow(row, { base, mine, theirs }, side)),
      ...mine.rows.filter((row) => row.isNew && !isSavedMeanwhile(row, base, theirs)),
    ],
  };
}

/** A new row that is among theirs already: it was sent, and what went with it was refused. */
const isSavedMeanwhile = ({ cells }: DraftRow, base: Draft, theirs: Draft): boolean =>
  theirs.rows.some(
    (row) => row.cells["sku"] === cells["sku"] && !base.rows.some(({ key }) => key === row.key),
  );

function mergeRow(theirs: DraftRow, three: Three, side: Side): DraftRow {
  const find = ({ rows }: Draft) => rows.find(({ key }) => key === theirs.key);
  const [base, mine] = [find(three.base), find(three.mine)];
  if (!base || !mine) return theirs;
  const columns = Object.keys({ ...theirs.cells, ...mine.cells });
  return {
    ...theirs,
    isArchived: pick([base.isArchived, mine.isArchived, theirs.isArchived], side),
    cells: pickEach(columns, [base.cells, mine.cells, theirs.cells], side),
  };
}

type Cells = Readonly<Record<string, string>>;

const pickEach = (
  names: readonly string[],
  [base, mine, theirs]: readonly [Cells, Cells, Cells],
  side: Side,
): Cells =>
  Object.fromEntries(
    names.map((name) => [name, pick([base[name] ?? "", mine[name] ?? "", theirs[name] ?? ""], side)]),
  );

function pick<Value>([base, mine, theirs]: readonly [Value, Value, Value], side: Side): Value {
  if (mine === base) return theirs;
  return theirs === base || side === "mine" ? mine : theirs;
}
