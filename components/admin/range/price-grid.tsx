"use client";

import { useCallback, useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { EntryView, FoundVariant, SetEntriesInput } from "@/server/modules/catalog/contract/price-lists";
import type { Currency } from "@/server/shared/money";
import { type Column, PriceGridRow } from "./price-grid-row";
import { PricePaste } from "./price-paste";
import { changesOf, newRow, type PriceRow, toRow } from "./price-rows";
import { lost, type Told } from "./told";
import { VariantFinder } from "./variant-finder";

export type SaveEntries = (
  wish: Pick<SetEntriesInput, "set" | "remove" | "reason"> & { id: string; version: number },
) => Promise<Told>;
export type FindVariants = (
  currency: Currency,
  wish: { query?: string; skus?: string[] },
) => Promise<Told<FoundVariant[]>>;

type PriceGridProps = {
  list: { readonly id: string; readonly version: number; readonly currency: Currency };
  entries: readonly EntryView[];
  find: FindVariants;
  /** Null for those who may only look. */
  save: SaveEntries | null;
};

/** The prices of a list as a grid. Nothing is changed before it is saved, with each line as it was and as it will be. */
export function PriceGrid(props: PriceGridProps) {
  const [isSaved, setSaved] = useState(false);
  const { list, save } = props;
  // What is saved comes back from the server, and the grid begins anew with it.
  return (
    <>
      <Grid
        key={list.version}
        {...props}
        save={
          save &&
          (async (wish) => {
            const answer = await save(wish);
            setSaved(answer.ok);
            return answer;
          })
        }
      />
      {isSaved ? (
        <Notice tone="success" isLive className="mt-4">
          Saved. While the list is active, the cart knows these prices at once, lists within a minute.
        </Notice>
      ) : null}
    </>
  );
}

function Grid({ list, entries, find, save }: PriceGridProps) {
  const { currency } = list;
  const [rows, setRows] = useState<readonly PriceRow[]>(() => entries.map((one) => toRow(one, currency)));
  const changes = changesOf(rows, currency);
  const findWords = useCallback((query: string) => find(currency, { query }), [find, currency]);
  const add = (added: readonly PriceRow[]) =>
    setRows((all) => {
      const fresh = added.filter((row) => !all.some((one) => isSamePlace(one, row)));
      const updated = all.map((one) => {
        const same = added.find((row) => row.price !== "" && isSamePlace(one, row));
        return same ? { ...one, price: same.price, isGone: false } : one;
      });
      return [...fresh, ...updated];
    });

  function fill(from: number, column: Column, lines: readonly string[]) {
    setRows(
      rows.map((row, index) => {
        const text = lines[index - from];
        return index < from || text === undefined ? row : { ...row, [column]: text.trim() };
      }),
    );
  }

  return (
    <div className="grid gap-5">
      {save ? (
        <div className="grid gap-5 lg:grid-cols-2">
          <VariantFinder find={findWords} onPick={(found) => add(found.map((one) => newRow(one)))} />
          <PricePaste
            findSkus={(skus) => find(currency, { skus })}
            onLines={(lines) => add(lines.map(({ variant, from, price }) => newRow(variant, from, price)))}
          />
        </div>
      ) : null}
      {rows.length === 0 ? (
        <p className="text-muted">No prices yet.</p>
      ) : (
        <table className="w-full border-collapse text-sm max-md:block">
          <caption className="sr-only">Prices of the list, one line for each quantity</caption>
          <thead className="max-md:sr-only">
            <tr className="border-b-2 border-line-strong text-muted [&>th]:px-2 [&>th]:py-2 [&>th]:text-right [&>th:first-child]:pl-0 [&>th:first-child]:text-left">
              <th scope="col">Variant</th>
              <th scope="col">Base price</th>
              <th scope="col">From</th>
              <th scope="col">Price or % off</th>
              <th scope="col">One comes to</th>
              <th scope="col">
                <span className="sr-only">Take out</span>
              </th>
            </tr>
          </thead>
          <tbody className="max-md:block">
            {rows.map((row, index) => (
              <PriceGridRow
                key={row.key}
                row={row}
                currency={currency}
                problem={changes.problems[row.key]}
                canEdit={save !== null}
                onChange={(changed) => setRows(rows.with(index, changed))}
                onGone={() =>
                  setRows(
                    row.before ? rows.with(index, { ...row, isGone: !row.isGone }) : rows.toSpliced(index, 1),
                  )
                }
                onPaste={(column, lines) => fill(index, column, lines)}
              />
            ))}
          </tbody>
        </table>
      )}
      {save && changes.lines.length > 0 ? (
        <SaveBar
          changes={changes}
          onReset={() => setRows(entries.map((one) => toRow(one, currency)))}
          onSave={(reason) =>
            save({ id: list.id, version: list.version, set: changes.set, remove: changes.remove, reason })
          }
        />
      ) : null}
    </div>
  );
}

const isSamePlace = (one: PriceRow, other: PriceRow): boolean =>
  one.variant.variantId === other.variant.variantId && one.from.trim() === other.from.trim();

type SaveBarProps = {
  changes: ReturnType<typeof changesOf>;
  onReset: () => void;
  onSave: (reason: string) => Promise<Told>;
};

function SaveBar({ changes: { lines, problems }, onReset, onSave }: SaveBarProps) {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, start] = useTransition();
  const hasProblems = Object.keys(problems).length > 0;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  return (
    <section aria-label="Not saved yet" className="grid gap-3 rounded-lg border-2 border-line-strong p-4">
      <h3 className="font-bold">
        {lines.length} {lines.length === 1 ? "change" : "changes"}, not saved yet
      </h3>
      <ul className="tabular max-h-48 overflow-y-auto text-sm">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <TextField
        name="price-reason"
        label="Why"
        hint="For the activity log."
        maxLength={200}
        isOptional
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        className="max-w-text"
      />
      {hasProblems ? <p className="text-sm font-semibold text-danger">Mend what is marked first.</p> : null}
      {problem ? (
        <Notice tone="danger" isLive>
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button
          disabled={isSaving || hasProblems}
          onClick={() =>
            start(async () => {
              const answer = await onSave(reason).catch(lost);
              setProblem(answer.ok ? null : answer.message);
            })
          }
        >
          {isSaving ? "Saving…" : "Save the prices"}
        </Button>
        <Button variant="quiet" disabled={isSaving} onClick={onReset}>
          As it was
        </Button>
      </div>
    </section>
  );
}
