"use client";

import { usePathname } from "next/navigation";

const WORDS = [
  ["/admin", "Skip to the work"],
  ["/checkout", "Skip to the form"],
  ["/sign-in", "Skip to the form"],
  ["/account", "Skip to your account"],
  ["/orders", "Skip to your order"],
] as const;

/** First stop of the Tab key: jumps over the header, and says to what. The page's `<main>` needs the same id. */
export function SkipLink({ to = "main" }: { to?: string }) {
  const path = usePathname();
  const words =
    WORDS.find(([area]) => path === area || path?.startsWith(`${area}/`))?.[1] ?? "Skip to the goods";
  return (
    <a
      href={`#${to}`}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:translate-y-0"
    >
      {words}
    </a>
  );
}
