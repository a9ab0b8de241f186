"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { type FormAction, NO_ANSWER } from "@/components/ui/form-answer";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

type LookupFormProps = { action: FormAction; number?: string };

/** Number and contact open an order without an account. */
export function LookupForm({ action, number = "" }: LookupFormProps) {
  const [answer, send] = useActionState(action, NO_ANSWER);
  const { message, fields, values } = answer;
  const hasFieldError = fields["number"] !== undefined || fields["contact"] !== undefined;
  return (
    <form action={send} className="grid gap-4">
      {message && !hasFieldError ? <Notice tone="danger" isLive title={message} /> : null}
      <TextField
        name="number"
        label="Order number"
        placeholder="OJ-7K4P-9QXM"
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={20}
        required
        defaultValue={values["number"] ?? number}
        error={fields["number"]}
      />
      <TextField
        name="contact"
        label="E-mail or phone"
        hint="The one you ordered with"
        autoComplete="email"
        maxLength={120}
        required
        defaultValue={values["contact"]}
        error={fields["contact"]}
      />
      <SubmitButton size="lg" pendingLabel="Looking for your order">
        Show my order
      </SubmitButton>
    </form>
  );
}
