"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { readonly error: Error & { readonly digest?: string }; readonly retry: () => void };

export default function DashboardError({ error, retry }: Props) {
  return (
    <EmptyState
      level={1}
      title="This page could not be shown"
      actions={
        <>
          <Button onClick={retry}>Try again</Button>
          <ButtonLink href="/admin" variant="secondary">
            To your work queue
          </ButtonLink>
        </>
      }
    >
      <p>Nothing was lost or changed. Something failed on our side while this page was being put together.</p>
      {error.digest ? <p className="mt-2 font-mono text-sm">Reference {error.digest}</p> : null}
    </EmptyState>
  );
}
