"use client";

import { Container } from "@/components/layout/container";
import { Logo } from "@/components/layout/logo";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** A fault of ours. Plain links, so that it can be left even when scripts are the trouble. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <>
      <header className="cloth">
        <Container className="flex min-h-16 items-center">
          <a href="/" aria-label="Oja, home" className="flex min-h-target items-center">
            <Logo className="h-10 [--bead:var(--accent)]" />
          </a>
        </Container>
        <div className="cloth-strip" />
      </header>
      <main id="main">
        <Container>
          <EmptyState
            level={1}
            title="Something broke on our side"
            actions={
              <>
                <Button onClick={retry}>Try again</Button>
                <a href="/" className={buttonLook({ variant: "secondary" })}>
                  Back to the market
                </a>
              </>
            }
          >
            <p>
              Nothing of yours is lost: your cart and your orders are safe with us. Please try again in a
              moment.
            </p>
            {error.digest ? (
              <p className="mt-2 text-sm">If you tell us about it, say: {error.digest}</p>
            ) : null}
          </EmptyState>
        </Container>
      </main>
    </>
  );
}
