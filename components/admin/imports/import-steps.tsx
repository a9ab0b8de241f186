import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { ImportTally } from "@/server/modules/catalog/contract/import-products";
import { type ImportView, MOST_PROBLEMS, type RowProblem } from "@/server/modules/imports/contract";
import { type DenseColumn, DenseTable } from "../dense-table";
import { tallyLines } from "./words";

const STEPS = ["File", "Columns", "Check", "Write"] as const;

const stepOf = ({ state, mode }: ImportView): number => {
  if (state === "uploaded" || state === "mapped") return 1;
  if (state === "done") return 4;
  return mode === "real" ? 3 : state === "sending" ? 0 : 2;
};

/** Where one is on the way, in words too. */
export function ImportSteps({ view }: { view: ImportView }) {
  const here = stepOf(view);
  return (
    <ol className="mb-6 flex flex-wrap gap-x-6 gap-y-2" aria-label="Steps">
      {STEPS.map((step, place) => (
        <li
          key={step}
          aria-current={place === here ? "step" : undefined}
          className={place === here ? "font-bold" : "text-muted"}
        >
          {place + 1}. {step}
          {place < here ? <span className="text-sm"> (done)</span> : null}
        </li>
      ))}
    </ol>
  );
}

export function ImportProgress({ view: { rowsDone, rowsTotal, state } }: { view: ImportView }) {
  const done = rowsDone.toLocaleString("en-GB");
  const total = rowsTotal.toLocaleString("en-GB");
  return (
    <div className="grid max-w-text gap-1">
      <progress
        value={Math.min(rowsDone, rowsTotal)}
        max={Math.max(1, rowsTotal)}
        aria-label="Progress"
        className="h-3 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-action [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-action"
      />
      <p role="status" className="tabular text-sm text-muted">
        {done} of {state === "checking" ? "about " : ""}
        {total} rows {state === "checking" ? "looked at" : "dealt with"}
      </p>
    </div>
  );
}

export function TallyList({ tally }: { tally: ImportTally }) {
  const lines = tallyLines(tally);
  if (lines.length === 0) return <p className="text-muted">Nothing.</p>;
  return (
    <ul className="grid max-w-text gap-1">
      {lines.map(({ key, term, count }) => (
        <li key={key}>
          <span className="tabular font-bold">{count}</span> {term}
        </li>
      ))}
    </ul>
  );
}

const COLUMNS: readonly DenseColumn<RowProblem>[] = [
  {
    key: "row",
    header: "Row",
    isNumber: true,
    isRowHeader: true,
    cell: ({ row }) => row,
    onPhone: "",
    phoneLabel: "Row",
  },
  {
    key: "column",
    header: "Column",
    cell: ({ column }) => column,
    onPhone: "max-md:order-1 max-md:text-right",
  },
  {
    key: "words",
    header: "What is wrong",
    cell: ({ words }) => words,
    onPhone: "max-md:order-2 max-md:col-span-2",
  },
  {
    key: "given",
    header: "It says",
    cell: ({ given }) => given,
    look: "text-muted [overflow-wrap:anywhere]",
    onPhone: "max-md:order-3 max-md:col-span-2",
  },
];

/** What is wrong, row by row, and the way to mend it. */
export function ProblemList({ view: { id, rows, problems } }: { view: ImportView }) {
  return (
    <div className="grid gap-4">
      <Notice
        tone="warning"
        title={`${problems.toLocaleString("en-GB")} ${problems === 1 ? "problem" : "problems"}`}
        actions={
          <ButtonLink href={`/admin/imports/${id}/problems`} variant="secondary" download>
            Download these rows
          </ButtonLink>
        }
      >
        A product with a problem is left out as a whole. Mend the rows in the file you download, and import
        that file.
        {problems > MOST_PROBLEMS ? ` It holds the first ${MOST_PROBLEMS.toLocaleString("en-GB")}.` : ""}
      </Notice>
      <DenseTable
        caption="Problems by row"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ row, column }) => `${row} ${column}`}
        isLong
      />
    </div>
  );
}

export function Afterwards({ kind }: { kind: ImportView["kind"] }) {
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-2">
      <TextLink href="/admin/catalog">To the catalogue</TextLink>
      {kind === "prices" ? null : <TextLink href="/admin/inventory">To the stock</TextLink>}
      <TextLink href="/admin/imports/new">Import another file</TextLink>
    </p>
  );
}
