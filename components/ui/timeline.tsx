import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type TimelineItem = {
  readonly key: string;
  readonly title: ReactNode;
  /** When, already in words; `iso` makes it readable by machines. */
  readonly time?: ReactNode;
  readonly iso?: string;
  readonly detail?: ReactNode;
  readonly state?: "done" | "now" | "ahead" | "failed";
};

const BEADS = {
  done: "bg-action border-action",
  now: "bg-accent border-ink",
  ahead: "bg-paper border-line-strong",
  failed: "bg-danger border-danger",
} as const;

const WORDS = { done: "Done: ", now: "Now: ", ahead: "Still to come: ", failed: "Failed: " } as const;

/** Beads on a string: what happened, what is happening, what comes. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol aria-label={label} className="grid">
      {items.map(({ key, title, time, iso, detail, state = "done" }) => (
        <li key={key} className="group relative grid grid-cols-[1.25rem_1fr] gap-x-3 pb-6 last:pb-0">
          <span className="absolute top-3 bottom-0 left-[0.5625rem] w-0.5 bg-line group-last:hidden" />
          <span
            className={classNames("relative mt-1 size-5 rounded-full border-4", BEADS[state])}
            aria-hidden="true"
          />
          <div>
            <p className={classNames("font-semibold", state === "ahead" && "text-muted")}>
              <span className="sr-only">{WORDS[state]}</span>
              {title}
            </p>
            {time ? (
              <p className="tabular text-sm text-muted">{iso ? <time dateTime={iso}>{time}</time> : time}</p>
            ) : null}
            {detail ? <div className="mt-1 text-sm">{detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
