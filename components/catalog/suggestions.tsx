"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";

type Found = {
  readonly products: readonly {
    readonly slug: string;
    readonly title: string;
    readonly category: { readonly name: string };
  }[];
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  readonly words: readonly string[];
};

const NOTHING: Found = { products: [], categories: [], words: [] };
const countOf = ({ products, categories, words }: Found) =>
  products.length + categories.length + words.length;

const PAUSE_MS = 180;
const SHORTEST = 2;

/** Goods, stalls and ways to go on for the words typed so far, under the search field it stands beside. The form works without. */
export function Suggestions({ currency }: { currency: string }) {
  const anchor = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState(NOTHING);

  useEffect(() => {
    const form = anchor.current?.closest("form");
    const field = form?.querySelector<HTMLInputElement>('input[name="q"]');
    if (!form || !field) return;
    const leaving = new AbortController();
    let asking = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const close = () => setFound(NOTHING);
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

  const count = countOf(found);
  const close = () => setFound(NOTHING);
  return (
    <div ref={anchor} className="contents">
      <p role="status" className="sr-only">
        {count > 0 ? `${count} suggestions below` : ""}
      </p>
      {count > 0 ? (
        <ul
          aria-label="Suggestions"
          className="absolute inset-x-0 top-full z-50 mt-1 overflow-hidden rounded-md border border-line bg-surface text-ink shadow-float"
        >
          {found.words.map((words) => (
            <Row key={words} href={`/search?q=${encodeURIComponent(words)}`} note="Search" onClick={close}>
              {words}
            </Row>
          ))}
          {found.categories.map(({ slug, name }) => (
            <Row key={slug} href={`/categories/${slug}`} note="Stall" onClick={close}>
              {name}
            </Row>
          ))}
          {found.products.map(({ slug, title, category }) => (
            <Row key={slug} href={`/products/${slug}`} note={category.name} onClick={close} isStrong>
              {title}
            </Row>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type RowProps = {
  readonly href: string;
  readonly note: string;
  readonly onClick: () => void;
  readonly isStrong?: boolean;
  readonly children: string;
};

function Row({ href, note, onClick, isStrong = false, children }: RowProps) {
  return (
    <li className="border-b border-line last:border-0">
      <Link
        href={href}
        prefetch={false}
        onClick={onClick}
        className="flex min-h-target items-center justify-between gap-3 px-3 py-1.5 hover:bg-sunken"
      >
        <span className={isStrong ? "font-semibold" : undefined}>{children}</span>
        <span className="flex-none text-sm text-muted">{note}</span>
      </Link>
    </li>
  );
}

/** Null when the answer did not come, or is not needed any more: suggestions are a courtesy. */
async function fetchSuggestions(query: string, currency: string, signal: AbortSignal): Promise<Found | null> {
  const input = JSON.stringify({ json: { query: query.slice(0, 60), currency } });
  try {
    const answer = await fetch(`/api/trpc/catalog.suggest?input=${encodeURIComponent(input)}`, { signal });
    if (!answer.ok) return null;
    const body = (await answer.json()) as { result: { data: { json: Found } } };
    return body.result.data.json;
  } catch {
    return null;
  }
}
