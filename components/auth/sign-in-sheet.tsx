import type { ReactNode } from "react";
import { Mark } from "@/components/layout/logo";

/** The sheet that sign-in forms lie on. */
export function SignInSheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mx-auto my-6 max-w-[28rem] overflow-hidden rounded-lg border border-line bg-surface">
      <div className="cloth cloth-adire grid place-items-center py-8">
        <Mark className="h-20 rounded-full bg-cloth [--bead:var(--accent)]" />
      </div>
      <div className="cloth-strip" />
      <div className="grid gap-5 p-5 sm:p-8">
        <h1 className="text-3xl">{title}</h1>
        {children}
      </div>
    </section>
  );
}
