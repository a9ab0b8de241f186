"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Notice } from "@/components/ui/notice";
import {
  FILE_LIMIT,
  IMPORT_KINDS,
  type ImportKind,
  type StartedImport,
} from "@/server/modules/imports/contract";
import type { MediaAnswer } from "../media-actions";
import { putFile } from "../send-file";
import { KIND_WORDS } from "./words";

type FileFacts = { readonly kind: ImportKind; readonly fileName: string; readonly bytes: number };

export type SendActions = {
  readonly start: (file: FileFacts) => Promise<MediaAnswer<StartedImport>>;
  readonly finish: (id: string) => Promise<MediaAnswer>;
  readonly open: (id: string) => Promise<void>;
};

/** Chooses what a file holds, and sends it. */
export function SendForm({ actions }: { actions: SendActions }) {
  const [isBusy, begin] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const [percent, setPercent] = useState(0);
  const send = (form: FormData) =>
    begin(async () => {
      setProblem(null);
      const file = form.get("file");
      const kind = IMPORT_KINDS.find((known) => known === form.get("kind")) ?? "catalog";
      if (!(file instanceof File)) return;
      const reason = await sendOne(file, kind, actions, setPercent);
      if (reason) setProblem(reason);
    });
  return (
    <form
      className="grid max-w-text gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-semibold">What it holds</legend>
        {IMPORT_KINDS.map((kind) => (
          <Choice
            key={kind}
            name="kind"
            value={kind}
            defaultChecked={kind === "catalog"}
            label={KIND_WORDS[kind].label}
            detail={KIND_WORDS[kind].detail}
            isBoxed
          />
        ))}
      </fieldset>
      <div className="grid gap-1.5">
        <label htmlFor="file" className="font-semibold">
          The file
        </label>
        <input
          id="file"
          name="file"
          type="file"
          required
          accept=".csv,.tsv,.txt,text/csv"
          aria-describedby="file-hint"
          className="block min-h-12 w-full rounded-md border-2 border-line-strong bg-surface px-3 py-2 text-base text-ink"
        />
        <p id="file-hint" className="text-sm text-muted">
          CSV with names in its first row, up to 50 MB and 200,000 rows. A file exported from Shopify is
          understood. Nothing is changed until it was checked and you say so.
        </p>
      </div>
      {problem ? (
        <Notice tone="danger" isLive>
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={isBusy}>
          {isBusy ? "Sending…" : "Send the file"}
        </Button>
        <span role="status" className="tabular text-sm text-muted">
          {isBusy && percent > 0 ? `${percent}% sent` : ""}
        </span>
      </div>
    </form>
  );
}

/** Null when it is there and its page opens; else why not. */
async function sendOne(
  file: File,
  kind: ImportKind,
  { start, finish, open }: SendActions,
  onProgress: (percent: number) => void,
): Promise<string | null> {
  if (file.size === 0) return "This file is empty.";
  if (file.size > FILE_LIMIT)
    return "A file may have at most 50 MB. Split it, and send the parts one by one.";
  const started = await start({ kind, fileName: file.name.slice(0, 200), bytes: file.size });
  if (!started.ok) return started.message;
  const { id, uploadUrl: url, headers } = started.value;
  const isSent = await putFile({ url, headers, file }, onProgress);
  if (!isSent) return "The file did not get through. Check the connection and send it again.";
  const finished = await finish(id);
  if (!finished.ok) return finished.message;
  await open(id);
  return null;
}
