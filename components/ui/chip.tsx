import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type ChipProps = {
  href: string;
  children: ReactNode;
  isRemovable?: boolean;
  isHere?: boolean;
  label?: string;
};

/** A filter as a link: tap to set it, or, when removable, to take it away. */
export function Chip({ href, children, isRemovable = false, isHere = false, label }: ChipProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-label={label}
      aria-current={isHere ? "true" : undefined}
      className="inline-flex min-h-target items-center gap-2 rounded-full border-2 border-line bg-surface px-4 text-sm font-semibold hover:border-line-strong aria-[current=true]:border-action aria-[current=true]:bg-action aria-[current=true]:text-on-action"
    >
      {children}
      {isRemovable ? <X className="size-4" aria-hidden="true" /> : null}
    </Link>
  );
}
