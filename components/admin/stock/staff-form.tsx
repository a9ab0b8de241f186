"use client";

import { type ComponentProps, createContext, type ReactNode, useActionState, useContext } from "react";
import type { ButtonVariant } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Outcome } from "../outcome";
import { type StaffAction, type StaffAnswer, UNSENT } from "../staff-answer";

const Answer = createContext<StaffAnswer>(UNSENT);

type StaffFormProps = {
  action: StaffAction;
  /** Names this intention: sent twice it is done once. A new page brings a new one. */
  requestKey: string;
  /** Sent along, not shown. */
  hidden?: Readonly<Record<string, string>>;
  submit: ReactNode;
  variant?: ButtonVariant;
  /** What it does, for screen readers, when no heading says it. */
  label?: string;
  children?: ReactNode;
};

/** A form of the stock desk: its fields keep what was typed and say what was wrong with it. */
export function StaffForm(props: StaffFormProps) {
  const { action, requestKey, hidden = {}, submit, variant = "primary", label, children } = props;
  const [state, send] = useActionState(action, UNSENT);
  return (
    <form action={send} onReset={(event) => event.preventDefault()} aria-label={label} className="grid gap-4">
      <input type="hidden" name="key" value={requestKey} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* What was done clears the form; what was refused keeps every field as it is. */}
      <Answer key={requestKey} value={state}>
        {children}
      </Answer>
      <div>
        <SubmitButton variant={variant}>{submit}</SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}

/** The prefix keeps two forms of one page from having the same ids. */
type In = { readonly within: string };

export function StaffField({ within, ...field }: ComponentProps<typeof TextField> & In) {
  const { fields, values } = useContext(Answer);
  const { name, defaultValue = "" } = field;
  return (
    <TextField
      autoComplete="off"
      {...field}
      id={`${within}-${name}`}
      defaultValue={values[name] ?? defaultValue}
      error={fields[name]}
    />
  );
}

export function StaffSelect({ within, ...field }: ComponentProps<typeof SelectField> & In) {
  const { fields, values } = useContext(Answer);
  const { name, defaultValue } = field;
  const value = values[name] ?? defaultValue;
  return (
    <SelectField
      key={String(value)}
      {...field}
      id={`${within}-${name}`}
      defaultValue={value}
      error={fields[name]}
    />
  );
}
