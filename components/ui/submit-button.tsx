"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Beads } from "./beads";
import { Button, type ButtonSize, type ButtonVariant } from "./button";

type SubmitButtonProps = {
  children: ReactNode;
  /** What a screen reader hears while the form is on its way. */
  pendingLabel?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  isWide?: boolean;
  disabled?: boolean;
  className?: string;
  name?: string;
  value?: string;
};

/** Sends its form; while it is being sent it shows beads and takes no second tap. Works without scripts. */
export function SubmitButton({
  children,
  pendingLabel = "Sending…",
  disabled = false,
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" disabled={disabled || pending} aria-busy={pending} {...rest}>
      <span className={pending ? "invisible" : "contents"}>{children}</span>
      {pending ? (
        <span className="absolute inset-0 grid place-items-center">
          <Beads />
          <span className="sr-only" role="status">
            {pendingLabel}
          </span>
        </span>
      ) : null}
    </Button>
  );
}
