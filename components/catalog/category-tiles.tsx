import Link from "next/link";
import { Picture } from "@/components/ui/picture";
import type { CategoryView } from "@/server/modules/catalog/contract";
import { forCard } from "./for-card";
import { OnItsWay } from "./on-its-way";

type CategoryTilesProps = { categories: readonly CategoryView[]; level?: 2 | 3 };

/** The stalls, each with its picture; the whole tile is the link. What is inside a stall is shown there. */
export function CategoryTiles({ categories, level = 3 }: CategoryTilesProps) {
  const stalls = categories.filter(({ parentSlug }) => parentSlug === null);
  const Heading = `h${level}` as const;
  return (
    <ul className="grid grid-cols-2 gap-3 sm:gap-5 lg:grid-cols-4">
      {stalls.map(({ slug, name, blurb, productCount, picture }) => (
        <li
          key={slug}
          className="group relative grid grid-rows-[auto_1fr] overflow-hidden rounded-lg border border-line bg-surface hover:border-line-strong"
        >
          <div className="aspect-4/3 overflow-hidden bg-sunken">
            {picture ? (
              <Picture
                source={forCard(picture)}
                sizes="(min-width: 64rem) 18rem, 45vw"
                alt=""
                className="h-full object-cover transition-transform duration-300 group-hover:scale-103"
              />
            ) : null}
          </div>
          <div className="p-3 sm:p-4">
            <Heading className="text-lg sm:text-xl">
              <Link href={`/categories/${slug}`} prefetch={false} className="stretched group-hover:underline">
                {name}
                <OnItsWay />
              </Link>
            </Heading>
            <p className="text-sm text-muted max-sm:hidden">{blurb}</p>
            <p className="tabular text-sm text-muted">
              {productCount} {productCount === 1 ? "thing" : "things"}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
