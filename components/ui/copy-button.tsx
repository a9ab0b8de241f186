"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";

type CopyButtonProps = {
  /** What is put on the clipboard. Show the same text beside the button, for browsers that refuse. */
  text: string;
  /** What it is, for the label: "account number". */
  thing: string;
};

const SHOWN_MS = 2500;

export function CopyButton({ text, thing }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"idle" | "copied" | "refused">("idle");

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
      setTimeout(() => setOutcome("idle"), SHOWN_MS);
    } catch {
      setOutcome("refused");
    }
  }

  return (
    <>
      <Button variant="secondary" onClick={copy} aria-label={`Copy ${thing}`}>
        {outcome === "copied" ? (
          <Check className="size-4" aria-hidden="true" />
        ) : (
          <Copy className="size-4" aria-hidden="true" />
        )}
        {outcome === "copied" ? "Copied" : "Copy"}
      </Button>
      <span role="status" className={outcome === "refused" ? "text-sm text-muted" : "sr-only"}>
        {outcome === "copied" ? `The ${thing} is copied` : null}
        {outcome === "refused" ? `Press and hold the ${thing} to copy it` : null}
      </span>
    </>
  );
}
