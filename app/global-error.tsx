"use client";

import "./globals.css";
import { Logo } from "@/components/layout/logo";
import { Button } from "@/components/ui/button";

/** The last resort: even the outermost page failed. */
export default function GlobalError({ retry }: { error: Error; retry: () => void }) {
  return (
    <html lang="en-NG">
      <body className="font-sans">
        <title>Something broke · Ọjà</title>
        <main className="mx-auto grid max-w-text gap-4 px-gutter py-section">
          <Logo className="h-12 w-fit" />
          <h1 className="text-3xl">Something broke on our side</h1>
          <p>Nothing of yours is lost. Please try again in a moment.</p>
          <p>
            <Button onClick={retry}>Try again</Button>
          </p>
        </main>
      </body>
    </html>
  );
}
