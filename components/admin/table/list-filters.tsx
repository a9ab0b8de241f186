import { Search, SlidersHorizontal } from "lucide-react";
import { Button, buttonLook } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { type ListFilter, sortWord } from "@/server/shared/list";
import type { ListView } from "./list-view";

/** A plain GET form: what is chosen becomes the address. The key / jumps to its search field. */
export function ListFilters({ view }: { view: ListView }) {
  const { shape, query } = view;
  const { search } = shape;
  const sought = search === undefined ? undefined : shape.filters[search];
  const others = Object.entries(shape.filters).filter(([name]) => name !== search);
  const inForce = Object.keys(query.filters).filter((name) => name !== search).length;
  return (
    // Typed values are the address's: a new address makes a new form.
    <form key={JSON.stringify(query)} action={shape.path} className="contents">
      {query.columns ? <input type="hidden" name="columns" value={query.columns.join(",")} /> : null}
      {search && sought ? (
        <search className="flex w-full min-w-0 sm:w-96">
          <label htmlFor="list-search" className="sr-only">
            Search: {sought.label}
          </label>
          <input
            id="list-search"
            data-search=""
            type="search"
            name={search}
            defaultValue={query.filters[search] ?? ""}
            placeholder={sought.label}
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
        </search>
      ) : null}
      <details className="group" name="list-panel">
        <summary
          className={buttonLook({
            variant: "secondary",
            className: "cursor-pointer list-none text-sm max-sm:px-3",
          })}
        >
          <SlidersHorizontal className="size-4" aria-hidden="true" />
          Filter and sort
          {inForce > 0 ? (
            <span className="tabular rounded-full bg-sunken px-2 text-xs">{inForce}</span>
          ) : null}
        </summary>
        <div className="absolute inset-x-0 top-full z-30 mt-2 grid items-end gap-4 rounded-lg border border-line bg-surface p-4 shadow-float sm:grid-cols-2 lg:grid-cols-4">
          {others.map(([name, filter]) => (
            <Filter key={name} name={name} filter={filter} values={query.filters} />
          ))}
          <Sort view={view} />
          <Button type="submit">Show</Button>
        </div>
      </details>
    </form>
  );
}

type FilterProps = {
  name: string;
  filter: ListFilter;
  values: Readonly<Record<string, string>>;
};

function Filter({ name, filter, values }: FilterProps) {
  const { label } = filter;
  if (filter.kind === "text")
    return <TextField name={name} label={label} defaultValue={values[name] ?? ""} maxLength={80} />;
  if (filter.kind === "days") {
    return (
      <fieldset className="grid grid-cols-[repeat(2,minmax(0,1fr))] items-end gap-2 sm:col-span-2">
        <legend className="sr-only">{label}</legend>
        <TextField
          type="date"
          name={`${name}.from`}
          label={`${label} from`}
          defaultValue={values[`${name}.from`] ?? ""}
        />
        <TextField type="date" name={`${name}.to`} label="until" defaultValue={values[`${name}.to`] ?? ""} />
      </fieldset>
    );
  }
  const options =
    filter.kind === "choice"
      ? filter.options
      : [
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ];
  return (
    <SelectField name={name} label={label} defaultValue={values[name] ?? ""}>
      <option value="">Any</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </SelectField>
  );
}

/** The same as the heads of the table, for phones and for people who do not look at heads. */
function Sort({ view: { shape, query } }: { view: ListView }) {
  const sortable = Object.entries(shape.columns).filter(([, { isSortable }]) => isSortable);
  if (sortable.length === 0) return null;
  return (
    <SelectField name="sort" label="Sorted by" defaultValue={sortWord(query.sort)}>
      {sortable.flatMap(([by, { label }]) => [
        <option key={by} value={by}>
          {label}, lowest or oldest first
        </option>,
        <option key={`-${by}`} value={`-${by}`}>
          {label}, highest or newest first
        </option>,
      ])}
    </SelectField>
  );
}
