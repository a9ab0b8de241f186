import Link from "next/link";
import { Picture } from "@/components/ui/picture";
import type { CollectionView } from "@/server/modules/catalog/contract/collections";
import { forCard } from "./for-card";
import { OnItsWay } from "./on-its-way";

/** A few collections side by side, each a small picture and its words; the whole of it is the link. */
export function CollectionStrip({ collections }: { collections: readonly CollectionView[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 sm:gap-5 lg:grid-cols-4">
      {collections.map(({ slug, title, blurb, picture }) => (
        <li
          key={slug}
          className="group relative grid grid-cols-[5.5rem_1fr] overflow-hidden rounded-lg border border-line bg-surface hover:border-line-strong"
        >
          <div className="overflow-hidden bg-sunken">
            {picture ? (
              <Picture
                source={forCard(picture)}
                sizes="5.5rem"
                alt=""
                className="aspect-square h-full object-cover"
              />
            ) : null}
          </div>
          <div className="grid content-center gap-1 p-3">
            <h3 className="text-lg">
              <Link
                href={`/collections/${slug}`}
                prefetch={false}
                className="stretched group-hover:underline"
              >
                {title}
                <OnItsWay />
              </Link>
            </h3>
            <p className="text-sm text-muted">{blurb}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
