"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { type CartMirror, countOf, mirrorOf, readMirror, writeMirror } from "./cart-mirror";

/** Mirrors a cart that the page shows. */
export function MirrorCart({ mirror }: { mirror: CartMirror }) {
  useEffect(() => writeMirror(mirror), [mirror]);
  return null;
}

const PAUSE_MS = 3_000;

/** On every other page: when the number at the basket is not that of the mirror, asks for the cart once. */
export function KeepMirror() {
  const path = usePathname();
  useEffect(() => {
    if (path === "/cart") return;
    const timer = setTimeout(() => {
      const shown = Number(
        /\d+/.exec(document.querySelector('header a[href="/cart"]')?.textContent ?? "")?.[0] ?? 0,
      );
      if (shown !== countOf(readMirror())) void askAgain();
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [path]);
  return null;
}

async function askAgain(): Promise<void> {
  try {
    const answer = await fetch("/api/trpc/cart.view");
    const body = (await answer.json()) as { result: { data: { json: Parameters<typeof mirrorOf>[0] } } };
    writeMirror(mirrorOf(body.result.data.json));
  } catch {
    // The mirror stays as it was; the next page tries again.
  }
}
