"use client";

import { type ReactNode, useActionState } from "react";
import type { ButtonVariant } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { Outcome } from "./outcome";
import { type StaffAction, UNSENT } from "./staff-answer";

type ActionButtonProps = {
  action: StaffAction;
  /** Sent along, hidden. */
  fields: Readonly<Record<string, string>>;
  children: ReactNode;
  /** What it acts on, for screen readers: "Retry" of which message? */
  thing?: string;
  variant?: ButtonVariant;
};

/** One button that does one thing, and then says what came of it. */
export function ActionButton({ action, fields, children, thing, variant = "secondary" }: ActionButtonProps) {
  const [state, send] = useActionState(action, UNSENT);
  return (
    <form action={send} className="inline-grid gap-2 text-left">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>
        <SubmitButton variant={variant}>
          {children}
          {thing ? <span className="sr-only"> {thing}</span> : null}
        </SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}
