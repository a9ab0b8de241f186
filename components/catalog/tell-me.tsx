"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { type FormAction, NO_ANSWER } from "@/components/ui/form-answer";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

type TellMeProps = {
  action: FormAction;
  variantId: string;
  /** Where one comes back to once it is noted. */
  returnTo: string;
  /** It has just been noted. */
  isNoted: boolean;
};

/** Sold out: leave an address and be told, once, when it is back. Works without scripts. */
export function TellMe({ action, variantId, returnTo, isNoted }: TellMeProps) {
  const [{ message, fields, values }, send] = useActionState(action, NO_ANSWER);
  if (isNoted) {
    return (
      <Notice tone="success" isLive title="Noted">
        We will tell you once, as soon as it is back, and then delete your address.
      </Notice>
    );
  }
  return (
    <form action={send} aria-label="Tell me when it is back" className="grid gap-3">
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="returnTo" value={returnTo} />
      {message && !fields["contact"] ? (
        <Notice tone="danger" isLive>
          {message}
        </Notice>
      ) : null}
      <TextField
        name="contact"
        label="Your e-mail or mobile number"
        hint="We tell you once when it is back, first come first served, and then delete it."
        autoComplete="email"
        maxLength={160}
        required
        defaultValue={values["contact"]}
        error={fields["contact"]}
      />
      <SubmitButton variant="secondary" pendingLabel="Noting it">
        Tell me when it is back
      </SubmitButton>
    </form>
  );
}
