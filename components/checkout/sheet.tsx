import type { ReactNode } from "react";

type SheetProps = { step: number; title: string; children: ReactNode };

/** One part of the checkout: a numbered bead and its fields. */
export function Sheet({ step, title, children }: SheetProps) {
  return (
    <section
      className="rounded-lg border border-line bg-surface p-4 sm:p-6"
      aria-labelledby={`sheet-${step}`}
    >
      <h2 id={`sheet-${step}`} className="mb-4 flex items-center gap-3 text-xl">
        <span
          className="tabular grid size-8 flex-none place-items-center rounded-full bg-accent text-base text-on-accent"
          aria-hidden="true"
        >
          {step}
        </span>
        {title}
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">{children}</div>
    </section>
  );
}
