import { SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { ProductList } from "@/server/modules/catalog/contract";
import { type ListAddress, listHref } from "./list-address";

type FiltersProps = {
  path: string;
  address: ListAddress;
  facets: ProductList["facets"];
  /** "₦" or "US$". */
  sign: string;
  /** The chosen category. */
  hereSlug: string | undefined;
  /** On a category's own page its name is in the path: others lead to their pages. */
  isCategoryPage: boolean;
  activeCount: number;
};

/** Everything a list can be narrowed by, with how many are behind each. Links and one GET form: no script. */
export function Filters(props: FiltersProps) {
  return (
    <>
      <details className="group rounded-lg border border-line bg-surface lg:hidden">
        <summary className="flex min-h-12 items-center gap-2 px-4 font-semibold">
          <SlidersHorizontal className="size-5" aria-hidden="true" />
          Filter
          {props.activeCount > 0 ? <span className="text-muted">· {props.activeCount} chosen</span> : null}
        </summary>
        <div className="px-4 pb-4">
          <Groups {...props} idPrefix="narrow" />
        </div>
      </details>
      <div className="max-lg:hidden">
        <Groups {...props} idPrefix="wide" />
      </div>
    </>
  );
}

function Groups({
  path,
  address,
  facets,
  sign,
  hereSlug,
  isCategoryPage,
  idPrefix,
}: FiltersProps & { idPrefix: string }) {
  return (
    <div className="grid gap-6">
      <Group title="In stock">
        <Row href={listHref(path, address, { isInStock: !address.isInStock })} isHere={address.isInStock}>
          Only what is here now
        </Row>
      </Group>
      {facets.categories.length > 0 ? (
        <Group title="Stalls">
          {facets.categories.map(({ slug, name, count }) => (
            <Row
              key={slug}
              href={
                isCategoryPage
                  ? `/categories/${slug}`
                  : listHref(path, address, { category: hereSlug === slug ? undefined : slug })
              }
              isHere={hereSlug === slug}
              count={count}
            >
              {name}
            </Row>
          ))}
        </Group>
      ) : null}
      {facets.tags.length > 0 ? (
        <Group title="Kind">
          {facets.tags.map(({ tag, count }) => {
            const isHere = address.tags.includes(tag);
            const tags = isHere ? address.tags.filter((other) => other !== tag) : [...address.tags, tag];
            return (
              <Row key={tag} href={listHref(path, address, { tags })} isHere={isHere} count={count}>
                {tag}
              </Row>
            );
          })}
        </Group>
      ) : null}
      <Group title="Price">
        <PriceForm path={path} address={address} sign={sign} idPrefix={idPrefix} />
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 text-base">{title}</h2>
      <div className="grid">{children}</div>
    </section>
  );
}

type RowProps = { href: string; isHere: boolean; count?: number; children: ReactNode };

/** A tick box that is a link. */
function Row({ href, isHere, count, children }: RowProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      rel="nofollow"
      aria-current={isHere ? "true" : undefined}
      className="flex min-h-target items-center gap-3 rounded-sm hover:bg-sunken aria-[current=true]:font-bold"
    >
      <span
        aria-hidden="true"
        className={`size-4 flex-none rounded-full border-2 ${isHere ? "border-action bg-action" : "border-line-strong"}`}
      />
      <span className="grow first-letter:uppercase">{children}</span>
      {count === undefined ? null : <span className="tabular text-sm text-muted">{count}</span>}
    </Link>
  );
}

type PriceFormProps = Pick<FiltersProps, "path" | "address" | "sign"> & { idPrefix: string };

function PriceForm({ path, address, sign, idPrefix }: PriceFormProps) {
  const { query, category, tags, isInStock, min, max, sort, currency } = address;
  const kept = [
    ["q", query],
    ["category", category],
    ["stock", isInStock ? "1" : undefined],
    ["sort", sort],
    ["currency", currency],
    ...tags.map((tag) => ["tag", tag]),
  ].filter((pair): pair is [string, string] => pair[1] !== undefined);
  return (
    <form action={path} className="grid grid-cols-2 items-end gap-2" aria-label="Price range">
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <TextField
        id={`${idPrefix}-min`}
        name="min"
        label={`From ${sign}`}
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={10}
        defaultValue={min}
      />
      <TextField
        id={`${idPrefix}-max`}
        name="max"
        label={`To ${sign}`}
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={10}
        defaultValue={max}
      />
      <Button type="submit" variant="secondary" className="col-span-2">
        Show this range
      </Button>
    </form>
  );
}
