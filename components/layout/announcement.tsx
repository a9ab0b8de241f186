import type { ReactNode } from "react";

/** One line above the header that is true for everyone: a delivery promise, a market day. */
export function Announcement({ children }: { children: ReactNode }) {
  return (
    <p className="bg-accent px-gutter py-2 text-center text-sm font-semibold text-on-accent">{children}</p>
  );
}
