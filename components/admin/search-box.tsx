import { Search } from "lucide-react";

type SearchBoxProps = {
  action: string;
  label: string;
  placeholder: string;
  query: string;
  /** Other filters of the address, to keep. */
  keep?: Readonly<Record<string, string | undefined>>;
};

/** A plain GET form; the key / jumps to it. */
export function SearchBox({ action, label, placeholder, query, keep = {} }: SearchBoxProps) {
  return (
    <search className="w-full sm:w-80">
      <form action={action} className="flex">
        <label htmlFor="staff-search" className="sr-only">
          {label}
        </label>
        {Object.entries(keep).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <input
          id="staff-search"
          data-search=""
          type="search"
          name="q"
          defaultValue={query}
          placeholder={placeholder}
          autoComplete="off"
          maxLength={80}
          className="min-h-target w-full min-w-0 rounded-l-md border-2 border-r-0 border-line-strong bg-surface px-3 text-base text-ink placeholder:text-muted"
        />
        <button
          type="submit"
          aria-label="Search"
          className="grid w-12 flex-none place-items-center rounded-r-md bg-action text-on-action hover:bg-action-hover"
        >
          <Search className="size-5" aria-hidden="true" />
        </button>
      </form>
    </search>
  );
}
