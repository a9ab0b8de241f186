"use client";

import { useActionState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

type ReasonFormProps = {
  action: StaffAction;
  fields: Readonly<Record<string, string>>;
  children: string;
};

/** Something that cannot be undone: one button, and why it is pressed. */
export function ReasonForm({ action, fields, children }: ReasonFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  return (
    <form action={send} className="grid max-w-text gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        id="reason-to-end"
        name="reason"
        label="Why"
        hint="For the activity log."
        defaultValue={state.values["reason"] ?? ""}
        error={state.fields["reason"]}
        maxLength={200}
        required
      />
      <div>
        <SubmitButton variant="danger">{children}</SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}
