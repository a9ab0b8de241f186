"use client";

import { Search } from "lucide-react";

/** What opens the palette, from wherever its button stands. */
export const FIND = "oja:find";

/** Opens the palette by touch; Ctrl K does so from the keyboard. */
export function FindButton() {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => window.dispatchEvent(new Event(FIND))}
      className="flex min-h-target w-full items-center gap-3 rounded-md border border-on-cloth/40 px-3 text-sm text-on-cloth-muted hover:border-on-cloth hover:text-on-cloth"
    >
      <Search className="size-[1.15rem]" aria-hidden="true" />
      Find
      <kbd className="ml-auto font-mono text-xs max-lg:hidden">Ctrl K</kbd>
    </button>
  );
}
