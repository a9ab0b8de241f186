"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { type FormAction, NO_ANSWER } from "@/components/ui/form-answer";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

type SignInFormProps = {
  action: FormAction;
  /** Where to go afterwards: a path of this shop. */
  returnTo: string;
};

export function SignInForm({ action, returnTo }: SignInFormProps) {
  const [{ message, fields, values }, send] = useActionState(action, NO_ANSWER);
  const hasFieldError = fields["email"] !== undefined || fields["password"] !== undefined;
  return (
    <form action={send} className="grid gap-4">
      {message && !hasFieldError ? <Notice tone="danger" isLive title={message} /> : null}
      <input type="hidden" name="returnTo" value={returnTo} />
      <TextField
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        maxLength={160}
        required
        defaultValue={values["email"]}
        error={fields["email"]}
      />
      <TextField
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
        error={fields["password"]}
      />
      <SubmitButton size="lg" pendingLabel="Signing in">
        Sign in
      </SubmitButton>
    </form>
  );
}
