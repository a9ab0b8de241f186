"use client";

import { useActionState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

type OneFieldFormProps = {
  action: StaffAction;
  name: string;
  label: string;
  type?: "text" | "email";
  value?: string;
  hint?: string;
  maxLength: number;
  /** Sent along, hidden. */
  fields?: Readonly<Record<string, string>>;
  children: string;
};

/** One word to write and one button. */
export function OneFieldForm(props: OneFieldFormProps) {
  const { action, name, label, type = "text", value = "", hint, maxLength, fields = {}, children } = props;
  const [state, send] = useActionState(action, UNSENT);
  const error = state.fields[name];
  return (
    <form action={send} className="grid max-w-text gap-3">
      {Object.entries(fields).map(([key, hidden]) => (
        <input key={key} type="hidden" name={key} value={hidden} />
      ))}
      <TextField
        name={name}
        label={label}
        type={type}
        hint={hint}
        defaultValue={state.values[name] ?? value}
        error={error}
        maxLength={maxLength}
        autoComplete="off"
        required
      />
      <div>
        <SubmitButton variant="secondary">{children}</SubmitButton>
      </div>
      <Outcome state={error ? UNSENT : state} />
    </form>
  );
}
