"use client";

import { Send } from "lucide-react";
import { useActionState } from "react";
import { TextAreaField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type StaffAction, UNSENT } from "./staff-answer";

/** Writes back on WhatsApp. What was typed stays when it could not be sent. */
export function ReplyForm({ action, conversationId }: { action: StaffAction; conversationId: string }) {
  const [{ message, fields, values }, send] = useActionState(action, UNSENT);
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="conversationId" value={conversationId} />
      <TextAreaField
        name="text"
        label="Your reply"
        rows={3}
        maxLength={2000}
        defaultValue={values["text"] ?? ""}
        error={fields["text"] ?? message}
        required
      />
      <div>
        <SubmitButton pendingLabel="Sending your reply…">
          <Send className="size-4" aria-hidden="true" />
          Send on WhatsApp
        </SubmitButton>
      </div>
    </form>
  );
}
