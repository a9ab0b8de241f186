import type { ReactNode } from "react";
import { classNames } from "./class-names";

type EmptyStateProps = {
  title: string;
  children?: ReactNode;
  /** One or two ways on: never leave a person at an empty tray. */
  actions?: ReactNode;
  /** The heading's level on this page. */
  level?: 1 | 2 | 3;
  className?: string;
};

/** An empty tray, and the way on. */
export function EmptyState({ title, children, actions, level = 2, className }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div
      className={classNames(
        "mx-auto grid max-w-text justify-items-center gap-3 py-section text-center",
        className,
      )}
    >
      <EmptyTray />
      <Heading className="text-2xl">{title}</Heading>
      {children ? <div className="text-muted">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-3">{actions}</div> : null}
    </div>
  );
}

function EmptyTray() {
  return (
    <svg viewBox="0 0 160 110" className="mb-2 w-40" aria-hidden="true">
      <ellipse cx="80" cy="94" rx="62" ry="9" className="fill-sunken" />
      <path d="M14 48h132l-18 38a14 14 0 0 1-13 8H45a14 14 0 0 1-13-8z" className="fill-cloth" />
      <ellipse cx="80" cy="48" rx="66" ry="19" className="fill-surface stroke-cloth" strokeWidth="6" />
      <ellipse cx="80" cy="51" rx="48" ry="11" className="fill-sunken" />
      <g className="fill-accent">
        {[36, 58, 80, 102, 124].map((x, index) => (
          <circle key={x} cx={x} cy={[70, 77, 79, 77, 70][index]} r="4" />
        ))}
      </g>
    </svg>
  );
}
