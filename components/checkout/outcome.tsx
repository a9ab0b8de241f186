import type { ReactNode } from "react";
import { Beads } from "@/components/ui/beads";

type OutcomeProps = {
  look: "paid" | "waiting" | "trouble";
  title: string;
  children: ReactNode;
};

/** What became of a payment: one large sign, one line, and what to do now. */
export function Outcome({ look, title, children }: OutcomeProps) {
  return (
    <div className="mx-auto max-w-text overflow-hidden rounded-lg border border-line bg-surface">
      {look === "paid" ? <div className="cloth cloth-adire h-28" aria-hidden="true" /> : null}
      <div className="cloth-strip" />
      <div className="grid gap-4 p-5 sm:p-8">
        {look === "waiting" ? <Beads className="text-action" /> : null}
        <h1 className={look === "paid" ? "text-4xl" : "text-3xl"}>
          {title}
          {look === "paid" ? (
            <span className="text-sale" aria-hidden="true">
              .
            </span>
          ) : null}
        </h1>
        {children}
      </div>
    </div>
  );
}
