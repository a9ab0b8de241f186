import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Definition = { readonly term: string; readonly value: ReactNode };

type DefinitionsProps = { items: readonly Definition[]; className?: string };

/** Names and their values: a product's facts, an order's figures. */
export function Definitions({ items, className }: DefinitionsProps) {
  return (
    <dl className={classNames("grid", className)}>
      {items.map(({ term, value }) => (
        <div
          key={term}
          className="grid gap-x-4 border-b border-line py-2.5 last:border-0 sm:grid-cols-[10rem_1fr]"
        >
          <dt className="text-sm text-muted sm:text-base">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
