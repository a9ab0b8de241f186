import { Chip } from "@/components/ui/chip";
import { TextLink } from "@/components/ui/text-link";
import { hasFilters, type ListAddress, listHref } from "./list-address";

type ActiveFiltersProps = {
  path: string;
  address: ListAddress;
  sign: string;
  /** The chosen category's name, when it can be taken away. */
  categoryName?: string | undefined;
};

/** What the list is narrowed by now; a tap takes one away. */
export function ActiveFilters({ path, address, sign, categoryName }: ActiveFiltersProps) {
  const { tags, isInStock, min, max } = address;
  if (!hasFilters(address) && !categoryName) return null;
  const price = min !== undefined || max !== undefined ? rangeWords(min, max, sign) : null;
  return (
    <div className="flex flex-wrap items-center gap-2" role="group" aria-label="Chosen filters">
      {categoryName ? (
        <RemoveChip href={listHref(path, address, { category: undefined })} name={categoryName} />
      ) : null}
      {isInStock ? <RemoveChip href={listHref(path, address, { isInStock: false })} name="In stock" /> : null}
      {tags.map((tag) => (
        <RemoveChip
          key={tag}
          href={listHref(path, address, { tags: tags.filter((other) => other !== tag) })}
          name={tag}
        />
      ))}
      {price ? (
        <RemoveChip href={listHref(path, address, { min: undefined, max: undefined })} name={price} />
      ) : null}
      <TextLink
        href={listHref(path, address, {
          tags: [],
          isInStock: false,
          min: undefined,
          max: undefined,
          ...(categoryName ? { category: undefined } : {}),
        })}
        scroll={false}
        className="inline-flex min-h-target items-center px-2 text-sm font-semibold"
      >
        Clear all
      </TextLink>
    </div>
  );
}

function RemoveChip({ href, name }: { href: string; name: string }) {
  return (
    <Chip href={href} isRemovable label={`${name}: take this filter away`}>
      {name}
    </Chip>
  );
}

function rangeWords(min: number | undefined, max: number | undefined, sign: string): string {
  const of = (amount: number) => `${sign}${amount.toLocaleString("en-NG")}`;
  if (min !== undefined && max !== undefined) return `${of(min)} to ${of(max)}`;
  return min !== undefined ? `From ${of(min)}` : `Up to ${of(max ?? 0)}`;
}
