import { Search } from "lucide-react";
import type { ReactNode } from "react";

type SearchFormProps = {
  /** Different for each form on a page. */
  id: string;
  query?: string;
  /** Suggestions that appear as one types; the form works without. */
  suggestions?: ReactNode;
  className?: string;
};

/** A plain GET form to /search. */
export function SearchForm({ id, query = "", suggestions, className = "" }: SearchFormProps) {
  return (
    <search className={className}>
      <form action="/search" className="relative flex">
        <label htmlFor={id} className="sr-only">
          Search the market
        </label>
        <input
          id={id}
          type="search"
          name="q"
          defaultValue={query}
          placeholder="Adire, honey, talking drum…"
          autoComplete="off"
          enterKeyHint="search"
          maxLength={120}
          className="min-h-target w-full min-w-0 rounded-l-md border-2 border-r-0 border-line-strong bg-surface px-3 text-base text-ink placeholder:text-muted"
        />
        <button
          type="submit"
          aria-label="Search"
          className="grid w-12 flex-none place-items-center rounded-r-md bg-accent text-on-accent hover:brightness-110"
        >
          <Search className="size-5" aria-hidden="true" />
        </button>
        {suggestions}
      </form>
    </search>
  );
}
