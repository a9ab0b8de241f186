import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type FoldProps = {
  title: string;
  /** How it stands now, seen before it is opened. */
  aside?: ReactNode;
  isOpen?: boolean;
  children: ReactNode;
};

/** A form that stays out of the way until it is wanted. Works without scripts. */
export function Fold({ title, aside, isOpen = false, children }: FoldProps) {
  return (
    <details open={isOpen} className="group rounded-md border-2 border-line bg-surface">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-x-3 px-4 py-2 [&::-webkit-details-marker]:hidden">
        <span className="font-semibold">{title}</span>
        {aside ? <span className="min-w-0 text-sm text-muted">{aside}</span> : null}
        <ChevronDown
          className="ml-auto size-5 flex-none text-muted transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <div className="border-t border-line p-4">{children}</div>
    </details>
  );
}
