"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, NO_ANSWER } from "./form-answer";
import { Notice } from "./notice";

type ActionFormProps = {
  action: FormAction;
  children: ReactNode;
  /** What it does, for screen readers, when no heading says it. */
  label?: string;
  id?: string;
  className?: string;
};

/** A form that says under its fields why a rule said no. Works without scripts. */
export function ActionForm({ action, children, label, id, className }: ActionFormProps) {
  const [answer, send] = useActionState(action, NO_ANSWER);
  return (
    <form id={id} action={send} aria-label={label} className={className}>
      {children}
      {answer.message ? (
        <Notice tone="danger" isLive>
          {answer.message}
        </Notice>
      ) : null}
    </form>
  );
}
