"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type StaffAction, UNSENT } from "./staff-answer";

type ResolveFormProps = {
  action: StaffAction;
  id: string;
  /** "Refund ₦5,000"; null where a refund makes no sense. */
  refundLabel: string | null;
  /** True where a person sends the money and then says so. */
  isByHand?: boolean;
};

/** Ends a payment that does not match: one reason, one button. */
export function ResolveForm({ action, id, refundLabel, isByHand = false }: ResolveFormProps) {
  const [{ message, fields, values }, send] = useActionState(action, UNSENT);
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="id" value={id} />
      {/* The Enter key presses a form's first button: money must not move by it. */}
      <button type="submit" disabled hidden />
      {message && !fields["reason"] ? (
        <Notice tone="danger" isLive>
          {message}
        </Notice>
      ) : null}
      <TextField
        id={`reason-${id}`}
        name="reason"
        label={isByHand ? "Receipt, or why not" : "Why"}
        defaultValue={values["reason"] ?? ""}
        error={fields["reason"]}
        placeholder="What you found out"
        autoComplete="off"
        maxLength={300}
        required
      />
      <div className="flex flex-wrap gap-3">
        {refundLabel ? (
          <SubmitButton name="resolution" value="refund" className="max-sm:w-full">
            {refundLabel}
          </SubmitButton>
        ) : null}
        {isByHand ? (
          <SubmitButton name="resolution" value="paid_back" className="max-sm:w-full">
            Paid back
          </SubmitButton>
        ) : null}
        <SubmitButton name="resolution" value="dismiss" variant="secondary" className="max-sm:w-full">
          Dismiss
        </SubmitButton>
      </div>
    </form>
  );
}
