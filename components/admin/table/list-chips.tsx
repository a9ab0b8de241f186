import { Chip } from "@/components/ui/chip";
import { TextLink } from "@/components/ui/text-link";
import { filterOf } from "@/server/shared/list";
import { hrefWith, type ListView, without } from "./list-view";

/** What narrows the list down just now; each part can be taken away by itself. */
export function ListChips({ view }: { view: ListView }) {
  const { query, shape } = view;
  const entries = Object.entries(query.filters);
  if (entries.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-2">
      {entries.map(([name, value]) => (
        <li key={name}>
          <Chip
            href={hrefWith(view, { filters: { [name]: undefined } })}
            isRemovable
            label={`Remove ${chipWords(shape, name, value)}`}
          >
            {chipWords(shape, name, value)}
          </Chip>
        </li>
      ))}
      {entries.length > 1 ? (
        <li>
          <TextLink
            href={hrefWith(view, { filters: without(query.filters) })}
            className="inline-flex min-h-target items-center px-2 text-sm"
          >
            Clear all
          </TextLink>
        </li>
      ) : null}
    </ul>
  );
}

function chipWords(shape: ListView["shape"], name: string, value: string): string {
  const filter = filterOf(shape, name);
  if (!filter) return value;
  switch (filter.kind) {
    case "text":
      return `“${value}”`;
    case "choice":
      return `${filter.label}: ${filter.options.find((option) => option.value === value)?.label ?? value}`;
    case "days":
      return `${filter.label} ${name.endsWith(".from") ? "from" : "until"} ${value.split("-").reverse().join("/")}`;
    case "flag":
      return `${filter.label}: ${value}`;
  }
}
