import { momentWords } from "@/components/orders/when";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import type { FormAction } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SessionView } from "@/server/modules/auth/contract";

type SessionsProps = { sessions: readonly SessionView[]; revoke: FormAction };

/** Every browser that is signed in to this account; any other can be put out. */
export function Sessions({ sessions, revoke }: SessionsProps) {
  return (
    <ul className="grid gap-4">
      {sessions.map(({ id, device, seenAt, isThisOne }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div>
            <p className="font-semibold">{device}</p>
            <p className="tabular text-sm text-muted">Last seen {momentWords(seenAt)}</p>
          </div>
          {isThisOne ? (
            <Badge tone="success">This one</Badge>
          ) : (
            <ActionForm action={revoke} label={`End the session on ${device}`}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="danger" pendingLabel="Ending it">
                End it
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
