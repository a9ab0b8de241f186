"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { type FormAction, NO_ANSWER } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";

/** A promotion code. Folded away: most people have none. */
export function CodeForm({ action }: { action: FormAction }) {
  const [answer, send] = useActionState(action, NO_ANSWER);
  return (
    <details open={answer.message !== null}>
      <summary className="inline-flex min-h-target items-center font-semibold text-brand underline decoration-1 underline-offset-4">
        Do you have a code?
      </summary>
      <form action={send} className="mt-1 grid gap-2" aria-label="Promotion code">
        <TextField
          name="promotion"
          label="Code"
          hideLabel
          placeholder="Your code"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={40}
          defaultValue={answer.values["promotion"]}
          error={answer.message && `${answer.message} ${answer.fields["code"] ?? ""}`}
        />
        <SubmitButton variant="secondary" pendingLabel="Checking the code">
          Use this code
        </SubmitButton>
      </form>
    </details>
  );
}
