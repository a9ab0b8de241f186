import { Notice } from "@/components/ui/notice";
import type { StaffAnswer } from "./staff-answer";

/** What became of a form that was sent. */
export function Outcome({ state: { message, done } }: { state: StaffAnswer }) {
  if (message) {
    return (
      <Notice tone="danger" isLive>
        {message}
      </Notice>
    );
  }
  return done ? (
    <Notice tone="success" isLive>
      {done}
    </Notice>
  ) : null;
}
