"use client";

import { Keyboard } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";

const KEYS = [
  ["/", "Go to the search field"],
  ["j", "Next row of the list"],
  ["k", "Row before"],
  ["x", "Choose the row, or leave it out"],
  ["e", "Open the row; Enter does too"],
  ["Ctrl K", "Find an order, a product or a place; ⌘ K on a Mac"],
  ["?", "This list"],
  ["Esc", "Leave a field, or close this list"],
] as const;

/** After g: "go to". */
const GO: Readonly<Record<string, { readonly href: string; readonly label: string }>> = {
  w: { href: "/admin", label: "Work queue" },
  o: { href: "/admin/orders", label: "Orders" },
  b: { href: "/admin/runs", label: "Bulk runs" },
  c: { href: "/admin/catalog", label: "Catalogue" },
  k: { href: "/admin/categories", label: "Categories" },
  n: { href: "/admin/collections", label: "Collections" },
  d: { href: "/admin/price-lists", label: "Price lists" },
  u: { href: "/admin/customer-groups", label: "Customer groups" },
  f: { href: "/admin/search", label: "Search" },
  s: { href: "/admin/inventory", label: "Stock" },
  l: { href: "/admin/inventory/alerts", label: "Running low" },
  q: { href: "/admin/inventory/counts", label: "Counts" },
  r: { href: "/admin/inventory/transfers", label: "Transfers" },
  p: { href: "/admin/payments", label: "Payments" },
  t: { href: "/admin/concierge", label: "Conversations" },
  m: { href: "/admin/messages", label: "Messages" },
  a: { href: "/admin/activity", label: "Activity" },
  j: { href: "/admin/jobs", label: "Jobs" },
};
/** So long may one think between g and where to. */
const GO_WAITS_MS = 1_500;

const OFF = "oja.shortcuts-off";

/** The keys of the dashboard, and the list of them. They can be switched off for those who speak to their computer. */
export function Shortcuts({ className, hrefs }: { className: string; hrefs: readonly string[] }) {
  const router = useRouter();
  const goAt = useRef(0);
  const [isOpen, setOpen] = useState(false);
  const [isOff, setOff] = useState(false);

  useEffect(() => setOff(localStorage.getItem(OFF) === "1"), []);

  useEffect(() => {
    if (isOff) return;
    const press = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return;
      const isAfterG = Date.now() - goAt.current < GO_WAITS_MS;
      goAt.current = !isAfterG && event.key === "g" ? Date.now() : 0;
      const href = isAfterG ? GO[event.key]?.href : undefined;
      if (href && hrefs.includes(href)) router.push(href);
      else if (isAfterG || !answerKey(event.key, () => setOpen(true))) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOff, router, hrefs]);

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
            <div key={key} className="flex items-center gap-4 border-b border-line py-2.5">
              <dt className="w-16 flex-none">
                <kbd className="inline-block min-w-8 rounded-sm border-2 border-line-strong px-2 py-0.5 text-center font-mono text-sm">
                  {key}
                </kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
          <div className="flex items-center gap-4 py-2.5">
            <dt className="w-16 flex-none">
              <kbd className="inline-block min-w-8 rounded-sm border-2 border-line-strong px-2 py-0.5 text-center font-mono text-sm">
                g
              </kbd>
            </dt>
            <dd>
              then a letter goes to{" "}
              {Object.entries(GO)
                .filter(([, { href }]) => hrefs.includes(href))
                .map(([key, { label }]) => `${label} (${key})`)
                .join(", ")}
            </dd>
          </div>
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

/** Keys that are not ours: pressed with another, in a dialog, or while typing. */
function isElsewhere(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog[open]")) return true;
  if (!(target instanceof HTMLElement) || !target.closest(TYPED)) return false;
  if (key === "Escape") target.blur();
  return true;
}

const TYPED = "input:not([type=checkbox]), textarea, select, [contenteditable]";

/** True when the key did something. */
function answerKey(key: string, showList: () => void): boolean {
  switch (key) {
    case "/":
      return focusSearch();
    case "j":
      return moveRow(1);
    case "k":
      return moveRow(-1);
    case "x":
      return click("[data-tick]");
    case "e":
      return click("[data-row]");
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

/** Presses something in the row that has the focus. */
function click(what: string): boolean {
  const row = document.activeElement?.closest("tr, li");
  const found = row?.querySelector<HTMLElement>(what);
  found?.click();
  return found !== null && found !== undefined;
}

/** Enter then opens the row: what has the focus is its link. */
function moveRow(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  // A tick box of the row may have the focus.
  const now = document.activeElement?.closest("tr, li") ?? null;
  const here = rows.findIndex((row) => row === document.activeElement || (now !== null && now.contains(row)));
  const next = rows[here === -1 && by === -1 ? 0 : here + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}
