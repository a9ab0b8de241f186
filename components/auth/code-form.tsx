"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { type FormAction, NO_ANSWER } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";

type CodeFormProps = { action: FormAction; challengeId: string; returnTo: string };

/** The one-time code that staff are sent. */
export function CodeForm({ action, challengeId, returnTo }: CodeFormProps) {
  const [{ message }, send] = useActionState(action, NO_ANSWER);
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="challengeId" value={challengeId} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <TextField
        name="code"
        label="One-time code"
        hint="Six digits, good for ten minutes"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]*"
        maxLength={12}
        required
        autoFocus
        error={message}
      />
      <SubmitButton size="lg" pendingLabel="Checking the code">
        Sign in
      </SubmitButton>
    </form>
  );
}
