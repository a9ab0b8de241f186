"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";

type Suggestion = {
  readonly slug: string;
  readonly title: string;
  readonly category: { readonly name: string };
};

const PAUSE_MS = 180;
const SHORTEST = 2;

/** Goods for the words typed so far, under the search field it stands beside. The form works without. */
export function Suggestions({ currency }: { currency: string }) {
  const anchor = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<readonly Suggestion[]>([]);

  useEffect(() => {
    const form = anchor.current?.closest("form");
    const field = form?.querySelector<HTMLInputElement>('input[name="q"]');
    if (!form || !field) return;
    const leaving = new AbortController();
    let asking = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const close = () => setFound([]);
    const ask = async (query: string) => {
      asking.abort();
      asking = new AbortController();
      const answer = await fetchSuggestions(query, currency, asking.signal);
      if (answer) setFound(answer);
    };
    const onInput = () => {
      clearTimeout(timer);
      const query = field.value.trim();
      if (query.length < SHORTEST) close();
      else timer = setTimeout(() => void ask(query), PAUSE_MS);
    };
    const { signal } = leaving;
    field.addEventListener("input", onInput, { signal });
    form.addEventListener("keydown", (event) => event.key === "Escape" && close(), { signal });
    form.addEventListener("submit", close, { signal });
    form.addEventListener(
      "focusout",
      (event) => !(event.relatedTarget instanceof Node && form.contains(event.relatedTarget)) && close(),
      { signal },
    );
    return () => {
      clearTimeout(timer);
      asking.abort();
      leaving.abort();
    };
  }, [currency]);

  return (
    <div ref={anchor} className="contents">
      <p role="status" className="sr-only">
        {found.length > 0 ? `${found.length} suggestions below` : ""}
      </p>
      {found.length > 0 ? (
        <ul
          aria-label="Suggestions"
          className="absolute inset-x-0 top-full z-50 mt-1 overflow-hidden rounded-md border border-line bg-surface text-ink shadow-float"
        >
          {found.map(({ slug, title, category }) => (
            <li key={slug} className="border-b border-line last:border-0">
              <Link
                href={`/products/${slug}`}
                prefetch={false}
                onClick={() => setFound([])}
                className="flex min-h-target items-center justify-between gap-3 px-3 py-1.5 hover:bg-sunken"
              >
                <span className="font-semibold">{title}</span>
                <span className="flex-none text-sm text-muted">{category.name}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Null when the answer did not come, or is not needed any more: suggestions are a courtesy. */
async function fetchSuggestions(
  query: string,
  currency: string,
  signal: AbortSignal,
): Promise<Suggestion[] | null> {
  const input = JSON.stringify({ json: { query: query.slice(0, 60), currency } });
  try {
    const answer = await fetch(`/api/trpc/catalog.suggest?input=${encodeURIComponent(input)}`, { signal });
    if (!answer.ok) return null;
    const body = (await answer.json()) as { result: { data: { json: Suggestion[] } } };
    return body.result.data.json;
  } catch {
    return null;
  }
}
