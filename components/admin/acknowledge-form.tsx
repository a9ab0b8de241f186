"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Outcome } from "./outcome";
import { type StaffAction, UNSENT } from "./staff-answer";

type AcknowledgeFormProps = { action: StaffAction; id: string; thing: string };

/** Takes up an alert: what is being done about it, and one button. */
export function AcknowledgeForm({ action, id, thing }: AcknowledgeFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  const error = state.fields["reason"];
  return (
    <form action={send} className="grid gap-2 text-left">
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          id={`reason-${id}`}
          name="reason"
          label={`What is being done about ${thing}`}
          hideLabel
          placeholder="What is being done"
          defaultValue={state.values["reason"] ?? ""}
          error={error}
          autoComplete="off"
          minLength={3}
          maxLength={300}
          required
          className="grow"
        />
        <SubmitButton variant="secondary">I am on it</SubmitButton>
      </div>
      <Outcome state={error ? UNSENT : state} />
    </form>
  );
}
