"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Found } from "@/server/modules/admin/contract";

export type Goal = { readonly href: string; readonly label: string };
type PaletteDialogProps = { places: readonly Goal[]; views: readonly Goal[]; onClose: () => void };

const PAUSE_MS = 120;
const SHORTEST = 2;

/** One field for everything: where to go, which order, which product. The arrows choose, Enter goes there, Esc shuts it. */
export function PaletteDialog({ places, views, onClose }: PaletteDialogProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const { found, state } = useFound(query.trim());
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);

  function go(href: string) {
    dialog.current?.close();
    router.push(href);
  }

  const words = query.trim().toLowerCase();
  const fitting = (goals: readonly Goal[]) =>
    goals.filter(({ label }) => label.toLowerCase().includes(words));
  const goals = words ? [...fitting(places), ...fitting(views)] : places;
  const groups = [
    { title: "Orders", items: found.filter(({ kind }) => kind === "order") },
    { title: "Products", items: found.filter(({ kind }) => kind === "product") },
    { title: "Go to", items: goals.map((goal) => ({ ...goal, detail: "" })) },
  ];
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      aria-label="Find"
      className="mt-[max(1rem,10dvh)] w-[min(38rem,calc(100vw-1.5rem))] rounded-lg bg-surface p-0 text-ink shadow-float backdrop:bg-black/60"
    >
      <div className="cloth-strip" />
      <Command label="Find an order, a product or a place" shouldFilter={false} loop>
        <Command.Input
          ref={field}
          value={query}
          onValueChange={setQuery}
          placeholder="Order, buyer, product or place"
          maxLength={80}
          className="min-h-14 w-full border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-muted"
        />
        <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-2">
          <p role="status" className="sr-only">
            {state === "asking" ? "Looking" : `${found.length + goals.length} results`}
          </p>
          <Command.Empty className="px-3 py-6 text-center text-muted">
            {state === "asking" ? "Looking…" : "Nothing fits."}
          </Command.Empty>
          {groups.map(({ title, items }) =>
            items.length === 0 ? null : (
              <Command.Group
                key={title}
                heading={title}
                className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted"
              >
                {items.map(({ href, label, detail }) => (
                  <Command.Item
                    key={`${title} ${href}`}
                    value={`${title} ${href}`}
                    onSelect={() => go(href)}
                    className="flex min-h-target cursor-pointer items-center justify-between gap-4 rounded-md px-3 data-[selected=true]:bg-info-soft"
                  >
                    <span className="font-semibold">{label}</span>
                    <span className="tabular truncate text-sm text-muted">{detail}</span>
                  </Command.Item>
                ))}
              </Command.Group>
            ),
          )}
          {state === "failed" ? (
            <p className="px-3 py-2 text-sm text-danger">Orders and products cannot be searched just now.</p>
          ) : null}
        </Command.List>
      </Command>
    </dialog>
  );
}

type State = "idle" | "asking" | "failed";

/** What the shop knows under these words, a moment after the last letter. */
function useFound(query: string): { found: readonly Found[]; state: State } {
  const [answer, setAnswer] = useState<{ found: readonly Found[]; state: State }>({
    found: [],
    state: "idle",
  });
  useEffect(() => {
    if (query.length < SHORTEST) {
      setAnswer({ found: [], state: "idle" });
      return;
    }
    const asking = new AbortController();
    setAnswer(({ found }) => ({ found, state: "asking" }));
    const timer = setTimeout(async () => {
      const found = await fetchFound(query, asking.signal);
      if (!asking.signal.aborted)
        setAnswer(found ? { found, state: "idle" } : { found: [], state: "failed" });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [query]);
  return answer;
}

async function fetchFound(query: string, signal: AbortSignal): Promise<Found[] | null> {
  const input = encodeURIComponent(JSON.stringify({ json: { query } }));
  try {
    const answer = await fetch(`/api/trpc/admin.find?input=${input}`, { signal });
    if (!answer.ok) return null;
    const body = (await answer.json()) as { result: { data: { json: Found[] } } };
    return body.result.data.json;
  } catch {
    return null;
  }
}
