"use client";

import { ScanBarcode } from "lucide-react";
import { type KeyboardEvent, useActionState, useEffect, useRef, useState } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CountDetail } from "@/server/modules/inventory/contract/counts";
import { Outcome } from "../outcome";
import { type StaffAction, UNSENT } from "../staff-answer";
import { CountLine } from "./count-line";
import { isMeant, isNamed, type SheetLine } from "./find-line";

type CountSheetProps = { action: StaffAction; requestKey: string; count: CountDetail };

/**
 * A counting sheet for one hand: scan or search at the top, large buttons, and the button that saves at the bottom.
 * Each scan counts one more. What is typed stays in the page until it is saved; without scripts it is a plain form.
 */
export function CountSheet({ action, requestKey, count: { id, lines } }: CountSheetProps) {
  const [state, send] = useActionState(action, UNSENT);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [query, setQuery] = useState("");
  const [heard, setHeard] = useState("");
  const sheet = useRef<HTMLFormElement>(null);
  const unsaved = lines.filter((line) => isUnsaved(line, typed.get(line.variantId)));

  useEffect(() => {
    if (unsaved.length === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved.length]);

  const valueOf = (line: SheetLine): string => typed.get(line.variantId) ?? line.counted?.toString() ?? "";
  const write = (line: SheetLine, value: string) =>
    setTyped((was) => new Map(was).set(line.variantId, value));
  const step = (line: SheetLine, by: 1 | -1): number => {
    const next = Math.max(0, Number(valueOf(line) || 0) + by);
    write(line, String(next));
    return next;
  };

  /** A scanner types the code and presses Enter. */
  function scan(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const code = event.currentTarget.value.trim();
    const line = lines.find((one) => isMeant(one, code));
    if (!line) {
      setHeard(code ? `${code} is not on this sheet.` : "");
      return;
    }
    setHeard(`${line.title}: ${step(line, 1)}`);
    setQuery("");
    sheet.current?.querySelector(`[data-line="${line.variantId}"]`)?.scrollIntoView({ block: "center" });
  }

  return (
    <form ref={sheet} action={send} onReset={(event) => event.preventDefault()} className="max-w-2xl">
      <input type="hidden" name="key" value={requestKey} />
      <input type="hidden" name="countId" value={id} />
      <div className="sticky top-0 z-20 -mx-gutter border-b-2 border-line bg-paper px-gutter py-3 sm:mx-0 sm:px-0">
        <label htmlFor="scan" className="mb-1 flex items-center gap-2 font-semibold">
          <ScanBarcode className="size-5" aria-hidden="true" />
          Scan or search
        </label>
        <input
          id="scan"
          data-search=""
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={scan}
          placeholder="Barcode, SKU or name"
          autoComplete="off"
          enterKeyHint="done"
          className="min-h-13 w-full rounded-md border-2 border-line-strong bg-surface px-3 text-lg text-ink placeholder:text-muted"
        />
        <p role="status" className="mt-1 min-h-6 text-sm font-semibold">
          {heard}
        </p>
      </div>
      <ul>
        {lines.map((line) => (
          <CountLine
            key={line.variantId}
            line={line}
            value={valueOf(line)}
            isHidden={!isNamed(line, query)}
            isUnsaved={isUnsaved(line, typed.get(line.variantId))}
            onWrite={(value) => write(line, value)}
            onStep={(by) => step(line, by)}
          />
        ))}
      </ul>
      <div className="sticky bottom-16 z-20 -mx-gutter mt-4 grid gap-2 border-t-2 border-line bg-paper px-gutter py-3 sm:mx-0 sm:px-0 lg:bottom-0">
        <Outcome state={state} />
        <SubmitButton size="lg" isWide>
          {unsaved.length === 0
            ? "Save"
            : `Save ${unsaved.length === 1 ? "one line" : `${unsaved.length} lines`}`}
        </SubmitButton>
      </div>
    </form>
  );
}

const isUnsaved = ({ counted }: SheetLine, typed: string | undefined): boolean =>
  typed !== undefined && typed !== "" && typed !== counted?.toString();
