import Link from "next/link";
import type { ReactNode } from "react";

export type Tab = {
  readonly href: string;
  readonly label: ReactNode;
  readonly isHere?: boolean;
  readonly count?: number;
};

/** Views of one list as links, so each has an address. The dot is under the one you are on. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {tabs.map(({ href, label: name, isHere, count }) => (
          <li key={href} className="flex-none">
            <Link
              href={href}
              prefetch={false}
              aria-current={isHere ? "page" : undefined}
              className="underdot inline-flex min-h-12 items-center gap-2 px-3 pb-1 font-semibold text-muted hover:text-ink aria-[current=page]:text-ink"
            >
              {name}
              {count === undefined ? null : (
                <span className="tabular rounded-full bg-sunken px-2 text-xs text-ink">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
