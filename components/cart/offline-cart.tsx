"use client";

import { useEffect, useState } from "react";
import { AskLink } from "@/components/concierge/ask-link";
import { Button } from "@/components/ui/button";
import { type CartMirror, readMirror } from "./cart-mirror";

/** Without a connection: what is in the cart by this phone's memory, and a message about it. Comes back by itself. */
export function OfflineCart({ askUrl }: { askUrl: string }) {
  const [mirror, setMirror] = useState<CartMirror | null>(null);

  useEffect(() => {
    setMirror(readMirror());
    const comeBack = () => {
      // At its own address the page has nothing else to show.
      if (location.pathname === "/offline") location.replace("/cart");
      else location.reload();
    };
    addEventListener("online", comeBack);
    return () => removeEventListener("online", comeBack);
  }, []);

  return (
    <div className="mx-auto grid max-w-text gap-6">
      {mirror ? <Lines mirror={mirror} /> : null}
      <div className="flex flex-wrap justify-center gap-3">
        <Button onClick={() => location.reload()}>Try again</Button>
        <AskLink url={mirror ? aboutCart(askUrl, mirror) : askUrl}>Ask on WhatsApp</AskLink>
      </div>
    </div>
  );
}

function Lines({ mirror: { lines, reference } }: { mirror: CartMirror }) {
  return (
    <section aria-labelledby="kept-cart" className="rounded-lg border border-line bg-surface p-4 sm:p-6">
      <h2 id="kept-cart" className="text-xl">
        In your cart
      </h2>
      <ul className="mt-2">
        {lines.map(({ name, quantity }, index) => (
          <li
            key={`${index} ${name}`}
            className="flex justify-between gap-4 border-b border-line py-2.5 last:border-0"
          >
            <span>{name}</span>
            <span className="tabular flex-none text-muted">× {quantity}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-muted">
        Prices wait until you are connected: they may have changed.
        {reference ? (
          <>
            {" "}
            Tell us <strong className="tabular text-ink">{reference}</strong> and we see the same cart.
          </>
        ) : null}
      </p>
    </section>
  );
}

const MOST_TOLD = 10;

/** The same link with the cart in its first words. */
function aboutCart(askUrl: string, { lines, reference }: CartMirror): string {
  const told = lines.slice(0, MOST_TOLD).map(({ name, quantity }) => `${quantity} × ${name}`);
  const about = reference ? ` (reference ${reference})` : "";
  const words = `Hello Oja, I have a question about my cart${about}:\n${told.join("\n")}`;
  return `${askUrl.split("?")[0]}?text=${encodeURIComponent(words)}`;
}
