"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useEffectEvent } from "react";

/** Shows the page anew while something on it is under way. What is under way goes on without anybody looking. */
export function LookAgain({ everyMs = 1_500 }: { everyMs?: number }) {
  const router = useRouter();
  const look = useEffectEvent(() => startTransition(() => router.refresh()));
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && look(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return null;
}
