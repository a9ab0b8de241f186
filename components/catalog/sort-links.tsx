import Link from "next/link";
import { type ListAddress, listHref } from "./list-address";

const WORDS = [
  { sort: "featured", words: "Our pick" },
  { sort: "newest", words: "Newest" },
  { sort: "price-up", words: "Price: low first" },
  { sort: "price-down", words: "Price: high first" },
] as const;

/** The order of the list, as links: shareable, and no script needed. */
export function SortLinks({ path, address }: { path: string; address: ListAddress }) {
  const here = address.sort ?? "featured";
  return (
    <nav aria-label="Sort" className="max-w-full">
      <ul className="-mx-3 flex overflow-x-auto">
        {WORDS.map(({ sort, words }) => (
          <li key={sort} className="flex-none">
            <Link
              href={listHref(path, address, { sort })}
              prefetch={false}
              scroll={false}
              rel="nofollow"
              aria-current={sort === here ? "true" : undefined}
              className="underdot inline-flex min-h-target items-center px-3 pb-1 text-sm font-semibold text-muted hover:text-ink aria-[current=true]:text-ink"
            >
              {sort === "featured" && address.query ? "Best match" : words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
