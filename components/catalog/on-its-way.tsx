"use client";

import { useLinkStatus } from "next/link";
import { Beads } from "@/components/ui/beads";

/** Inside a link: beads over the card while the page it leads to is on its way. */
export function OnItsWay() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span className="absolute inset-0 z-2 grid place-items-center rounded-lg bg-paper/70 text-ink">
      <Beads className="rounded-full bg-surface p-3 shadow-lift" />
    </span>
  );
}
