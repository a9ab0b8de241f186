"use client";

import { Eye } from "lucide-react";
import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

export type Contact = { readonly email: string; readonly phone: string; readonly address: string };
export type RevealState = { readonly contact: Contact | null; readonly problem: string | null };
export type RevealAction = (before: RevealState, form: FormData) => Promise<RevealState>;

type RevealContactProps = {
  action: RevealAction;
  number: string;
  /** What is shown until then. */
  masked: ReactNode;
};

/** Shows a buyer's contact details once asked for. Each asking is written down on the server. */
export function RevealContact({ action, number, masked }: RevealContactProps) {
  const [{ contact, problem }, send] = useActionState(action, { contact: null, problem: null });
  if (contact) {
    return (
      <div className="grid gap-1" role="status">
        <p className="break-all">
          <a href={`mailto:${contact.email}`} className="text-brand underline underline-offset-4">
            {contact.email}
          </a>
        </p>
        <p className="tabular">
          <a href={`tel:${contact.phone}`} className="text-brand underline underline-offset-4">
            {contact.phone}
          </a>
        </p>
        <p className="mt-2 whitespace-pre-line">{contact.address}</p>
        <p className="mt-2 text-sm text-muted">That you looked is on the activity log.</p>
      </div>
    );
  }
  return (
    <form action={send} className="grid gap-3">
      {masked}
      {problem ? (
        <Notice tone="danger" isLive>
          {problem}
        </Notice>
      ) : null}
      <input type="hidden" name="number" value={number} />
      <SubmitButton variant="secondary" isWide>
        <Eye className="size-4" aria-hidden="true" />
        Reveal contact
      </SubmitButton>
      <p className="text-sm text-muted">It is written down that you looked.</p>
    </form>
  );
}
