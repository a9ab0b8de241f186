"use client";

import { Redo2, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { DraftChange } from "./compare-drafts";
import type { ProductEditing } from "./use-product-editor";

type SaveBarProps = { editing: ProductEditing; changes: readonly DraftChange[] };

const SHOWN = 3;

/** Stays in sight while there is something to save, and says what. */
export function SaveBar({ editing, changes }: SaveBarProps) {
  const { past, future, isBusy, isChanged, undo, redo, reset, save } = editing;
  if (!isChanged && past.length === 0 && future.length === 0) return null;
  const names = changes.slice(0, SHOWN).map(({ label }) => label);
  const more = changes.length - names.length;
  return (
    <section
      aria-label="Unsaved changes"
      className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-30 -mx-gutter flex flex-wrap items-center gap-x-4 gap-y-2 border-t-2 border-line-strong bg-surface px-gutter py-3 shadow-float lg:bottom-0"
    >
      <p className="min-w-0 grow basis-full truncate text-sm sm:basis-64" role="status">
        {isChanged ? (
          <>
            <b className="font-semibold">
              {changes.length === 1 ? "1 change" : `${changes.length} changes`} to save:
            </b>{" "}
            {names.join(", ")}
            {more > 0 ? ` and ${more} more` : null}
          </>
        ) : (
          "Nothing to save."
        )}
      </p>
      <div className="flex flex-wrap items-center gap-1">
        <Button variant="quiet" size="icon" aria-label="Undo" disabled={past.length === 0} onClick={undo}>
          <Undo2 className="size-5" aria-hidden="true" />
        </Button>
        <Button variant="quiet" size="icon" aria-label="Redo" disabled={future.length === 0} onClick={redo}>
          <Redo2 className="size-5" aria-hidden="true" />
        </Button>
        <Button variant="quiet" disabled={!isChanged || isBusy} onClick={reset}>
          Discard
        </Button>
        <Button disabled={!isChanged || isBusy} aria-busy={isBusy} onClick={() => void save()}>
          {isBusy ? "Saving…" : "Save"}
        </Button>
      </div>
    </section>
  );
}
