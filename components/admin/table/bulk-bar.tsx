"use client";

import { useActionState, useEffect, useState } from "react";
import { NO_ANSWER } from "@/components/ui/form-answer";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { listParams } from "@/server/shared/list";
import type { ListView } from "./list-view";
import { TICKS } from "./row-tick";

const ticks = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>("[data-tick]")];
const countTicked = (): number => ticks().filter(({ checked }) => checked).length;

/**
 * What can be done to the ticked rows. The ticks belong to this form by its id, so it works without scripts; with
 * them it counts, ticks a whole page, and a tick with Shift ticks all between it and the last one.
 */
export function BulkBar({
  view,
}: {
  view: Pick<ListView, "shape" | "query" | "bulk"> & { readonly forms: Pick<ListView["forms"], "startBulk"> };
}) {
  const { shape, query, bulk, forms } = view;
  const [answer, send] = useActionState(forms.startBulk, NO_ANSWER);
  const [count, setCount] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    let last: HTMLInputElement | null = null;
    let isShift = false;
    document.addEventListener("click", (event) => void (isShift = event.shiftKey), { signal, capture: true });
    document.addEventListener(
      "change",
      ({ target }) => {
        if (!(target instanceof HTMLInputElement) || target.dataset["tick"] === undefined) return;
        if (isShift && last) tickBetween(last, target);
        last = target;
        setCount(countTicked());
      },
      { signal },
    );
    setCount(countTicked());
    return () => leaving.abort();
  }, []);

  function tickAll(isTicked: boolean) {
    for (const tick of ticks()) tick.checked = isTicked;
    setCount(countTicked());
  }

  return (
    <form
      id={TICKS}
      action={send}
      aria-label="What to do with the chosen rows"
      className="mb-2 flex flex-wrap items-center gap-3 rounded-md border border-line bg-surface px-3 py-2 text-sm data-[some=true]:sticky data-[some=true]:top-2 data-[some=true]:z-30 data-[some=true]:shadow-lift max-md:data-[some=true]:top-auto max-md:data-[some=true]:bottom-16"
      data-some={count > 0}
    >
      <input type="hidden" name="list" value={shape.name} />
      <input type="hidden" name="address" value={new URLSearchParams(listParams(shape, query)).toString()} />
      <label className="flex min-h-target items-center gap-2">
        <input
          type="checkbox"
          checked={count > 0 && count === (typeof document === "undefined" ? 0 : ticks().length)}
          onChange={(event) => tickAll(event.target.checked)}
          className="size-5 accent-(--action)"
        />
        This page
      </label>
      <span role="status" className="tabular font-semibold">
        {count === 0 ? "None chosen" : `${count} chosen`}
      </span>
      <label className="flex min-h-target items-center gap-2">
        <input type="checkbox" name="everything" value="yes" className="size-5 accent-(--action)" />
        All that fit, on every page
      </label>
      {bulk.map(({ name, label }) => (
        <SubmitButton key={name} variant="secondary" name="action" value={name} className="text-sm">
          {label}…
        </SubmitButton>
      ))}
      {answer.message ? (
        <Notice tone="danger" isLive>
          {answer.message}
        </Notice>
      ) : null}
    </form>
  );
}

function tickBetween(from: HTMLInputElement, to: HTMLInputElement): void {
  const all = ticks();
  const [low, high] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
  for (const tick of all.slice(low, (high ?? 0) + 1)) tick.checked = to.checked;
}
