"use client";

import { Keyboard } from "lucide-react";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";

const KEYS = [
  ["/", "Go to the search field"],
  ["j", "Next row of the list"],
  ["k", "Row before"],
  ["Enter", "Open the row"],
  ["?", "This list"],
  ["Esc", "Leave a field, or close this list"],
] as const;

const OFF = "oja.shortcuts-off";

/** The keys of the dashboard, and the list of them. They can be switched off for those who speak to their computer. */
export function Shortcuts({ className }: { className: string }) {
  const [isOpen, setOpen] = useState(false);
  const [isOff, setOff] = useState(false);

  useEffect(() => setOff(localStorage.getItem(OFF) === "1"), []);

  useEffect(() => {
    if (isOff) return;
    const press = (event: KeyboardEvent) => {
      if (answerKey(event, () => setOpen(true))) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOff]);

  function choose(off: boolean) {
    setOff(off);
    if (off) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  }

  return (
    <>
      <button type="button" onClick={() => setOpen(true)} className={className}>
        <Keyboard className="size-[1.15rem]" aria-hidden="true" />
        Keyboard shortcuts
      </button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Keyboard shortcuts">
        <dl className="grid">
          {KEYS.map(([key, words]) => (
            <div key={key} className="flex items-center gap-4 border-b border-line py-2.5 last:border-0">
              <dt className="w-16 flex-none">
                <kbd className="inline-block min-w-8 rounded-sm border-2 border-line-strong px-2 py-0.5 text-center font-mono text-sm">
                  {key}
                </kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <label className="flex min-h-target items-center gap-3">
          <input
            type="checkbox"
            checked={!isOff}
            onChange={(event) => choose(!event.target.checked)}
            className="size-5 accent-(--action)"
          />
          Use single-key shortcuts in this browser
        </label>
      </Dialog>
    </>
  );
}

/** True when the key was one of ours. Keys typed into a field stay there. */
function answerKey(event: KeyboardEvent, showList: () => void): boolean {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return false;
  if (target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]")) {
    if (key === "Escape") target.blur();
    return false;
  }
  switch (key) {
    case "/":
      return focusSearch();
    case "j":
      return moveRow(1);
    case "k":
      return moveRow(-1);
    case "?":
      showList();
      return true;
    default:
      return false;
  }
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-search]");
  field?.focus();
  field?.select();
  return field !== null;
}

/** Enter then opens the row: what has the focus is its link. */
function moveRow(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const here = rows.findIndex((row) => row === document.activeElement);
  const next = rows[here === -1 && by === -1 ? 0 : here + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}
