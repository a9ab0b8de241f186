import { ChevronRight } from "lucide-react";
import Link from "next/link";

type Crumb = { readonly name: string; readonly href: string };
type BreadcrumbProps = { crumbs: readonly Crumb[] /** The page itself, without a link. */; here: string };

/** The way back up. */
export function Breadcrumb({ crumbs, here }: BreadcrumbProps) {
  return (
    <nav aria-label="You are here" className="text-sm text-muted">
      <ol className="flex flex-wrap items-center gap-x-1">
        {crumbs.map(({ name, href }) => (
          <li key={href} className="flex items-center gap-1">
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-target items-center hover:text-ink"
            >
              {name}
            </Link>
            <ChevronRight className="size-3.5" aria-hidden="true" />
          </li>
        ))}
        <li aria-current="page" className="text-ink">
          {here}
        </li>
      </ol>
    </nav>
  );
}
