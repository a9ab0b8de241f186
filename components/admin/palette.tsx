"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { FIND } from "./find-button";
import type { Goal } from "./palette-dialog";

const load = () => import("./palette-dialog").then(({ PaletteDialog: Dialog }) => ({ default: Dialog }));
const PaletteDialog = lazy(load);

type PaletteProps = { places: readonly Goal[]; views: readonly Goal[] };

/** Waits for Ctrl K or the button. What the palette is made of is loaded when it is first asked for. */
export function Palette(props: PaletteProps) {
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const press = (event: KeyboardEvent) => {
      // Whoever holds Ctrl down may be on the way to K.
      if (event.key === "Control" || event.key === "Meta") void load();
      const isOurs =
        (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "k";
      if (!isOurs) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    document.addEventListener("keydown", press, { signal });
    window.addEventListener(FIND, () => setOpen(true), { signal });
    return () => leaving.abort();
  }, []);

  if (!isOpen) return null;
  return (
    <Suspense>
      <PaletteDialog {...props} onClose={() => setOpen(false)} />
    </Suspense>
  );
}
