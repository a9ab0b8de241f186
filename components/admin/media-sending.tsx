"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { UploadView } from "@/server/modules/catalog/contract/media";
import type { Sending } from "./use-media";

type MediaSendingProps = {
  sending: readonly Sending[];
  uploads: readonly UploadView[];
  onRetry: (one: Sending) => void;
  onDrop: (key: string) => void;
  onDismiss: (uploadId: string) => void;
};

/** Files that are no pictures yet: being sent, being made, or refused with a reason. */
export function MediaSending({ sending, uploads, onRetry, onDrop, onDismiss }: MediaSendingProps) {
  if (sending.length + uploads.length === 0) return null;
  return (
    <ul aria-label="Pictures on their way" className="grid gap-2">
      {sending.map((one) => (
        <Row key={one.key} name={one.file.name} problem={one.problem}>
          {one.problem === null ? (
            <progress
              className="h-2 w-full"
              max={100}
              value={one.percent}
              aria-label={`Sending ${one.file.name}`}
            />
          ) : (
            <Buttons name={one.file.name} onRetry={() => onRetry(one)} onDismiss={() => onDrop(one.key)} />
          )}
        </Row>
      ))}
      {uploads.map(({ id, fileName, status, reason }) => (
        <Row key={id} name={fileName} problem={status === "failed" ? reason : null}>
          {status === "failed" ? (
            <Buttons name={fileName} onDismiss={() => onDismiss(id)} />
          ) : (
            <p role="status" className="text-sm text-muted">
              Sent. Its sizes are being made…
            </p>
          )}
        </Row>
      ))}
    </ul>
  );
}

type RowProps = { name: string; problem: string | null; children: ReactNode };

function Row({ name, problem, children }: RowProps) {
  return (
    <li className="grid gap-2 rounded-md border border-line bg-surface p-3">
      <p className="font-semibold [overflow-wrap:anywhere]">{name}</p>
      {problem === null ? null : (
        <p role="alert" className="text-sm font-semibold text-danger">
          {problem}
        </p>
      )}
      {children}
    </li>
  );
}

type ButtonsProps = { name: string; onRetry?: () => void; onDismiss: () => void };

function Buttons({ name, onRetry, onDismiss }: ButtonsProps) {
  return (
    <div className="flex flex-wrap gap-2">
      {onRetry ? (
        <Button variant="secondary" onClick={onRetry}>
          Retry<span className="sr-only"> {name}</span>
        </Button>
      ) : null}
      <Button variant="quiet" onClick={onDismiss}>
        Dismiss<span className="sr-only"> {name}</span>
      </Button>
    </div>
  );
}
