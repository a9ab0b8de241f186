import type { ReactNode } from "react";

/** A part of the styleguide: its name, and the thing itself. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="grid content-start gap-3 border-t border-line pt-4">
      <h3 className="text-sm font-semibold text-muted">{name}</h3>
      {children}
    </section>
  );
}

export const ROW = "flex flex-wrap items-center gap-3";
