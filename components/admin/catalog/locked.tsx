import type { ReactNode } from "react";

/** Fields that those without the right may read and not change. It leaves no box, so the grid around it is as without. */
export function Locked({
  isLocked,
  label,
  children,
}: {
  isLocked: boolean;
  label: string;
  children: ReactNode;
}) {
  return (
    <fieldset disabled={isLocked} aria-label={label} className="contents">
      {children}
    </fieldset>
  );
}
