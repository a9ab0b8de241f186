import { Notice } from "@/components/ui/notice";
import type { FormState } from "./form-state";

/** What became of a form that was sent. */
export function Outcome({ state: { problem, done } }: { state: FormState }) {
  if (problem) {
    return (
      <Notice tone="danger" isLive>
        {problem}
      </Notice>
    );
  }
  return done ? (
    <Notice tone="success" isLive>
      {done}
    </Notice>
  ) : null;
}
