"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useEffectEvent } from "react";

const EVERY_MS = 5_000;
const MOST_LOOKS = 36;

/** Looks again every few seconds while a payment is on its way; after three minutes people look themselves. */
export function WatchPayment() {
  const router = useRouter();
  const look = useEffectEvent(() => startTransition(() => router.refresh()));
  useEffect(() => {
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      if (looks >= MOST_LOOKS) clearInterval(timer);
      if (document.visibilityState === "visible") look();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return null;
}
