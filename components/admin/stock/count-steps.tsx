import { Notice } from "@/components/ui/notice";
import type { CountDetail } from "@/server/modules/inventory/contract/counts";
import { Part } from "../page-heading";
import type { StaffAction } from "../staff-answer";
import { Fold } from "./fold";
import { StaffForm } from "./staff-form";

export type CountActions = Readonly<Record<"submit" | "book" | "cancel", StaffAction>>;

type StepsProps = { count: CountDetail; actions: CountActions; newKey: () => string };

/** How a count goes on: counting ends, differences are looked at, and booked or dropped. */
export function CountSteps({ count, actions, newKey }: StepsProps) {
  const { id, version, status, lineCount, countedCount, needsSecondPerson } = count;
  if (status !== "open" && status !== "submitted") return null;
  const step = { countId: id, version: String(version) };
  const left = lineCount - countedCount;
  return (
    <Part
      title={status === "open" ? "Done counting?" : "Book it"}
      lead={left > 0 ? `${left} of ${lineCount} lines are not counted. They stay as they are.` : undefined}
      className="mt-8"
    >
      <div className="grid gap-4">
        {needsSecondPerson ? (
          <Notice tone="warning" title="It takes two">
            This changes more than 50 units, so another person than the one who ended the counting has to book
            it.
          </Notice>
        ) : null}
        {status === "open" ? (
          <StaffForm action={actions.submit} requestKey={newKey()} hidden={step} submit="End the counting" />
        ) : (
          <StaffForm
            action={actions.book}
            requestKey={newKey()}
            hidden={step}
            submit="Book the differences"
          />
        )}
        <Fold title="Drop this count">
          <StaffForm
            action={actions.cancel}
            requestKey={newKey()}
            hidden={step}
            submit="Drop it, nothing changes"
            variant="danger"
          />
        </Fold>
      </div>
    </Part>
  );
}
