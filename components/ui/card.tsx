import type { ReactNode } from "react";
import { classNames } from "./class-names";

type CardProps = {
  as?: "div" | "section" | "article" | "li" | "aside";
  title?: ReactNode;
  /** Right of the title: a link or a button. */
  action?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A plain sheet on the page that holds one matter. */
export function Card({ as: Element = "div", title, action, children, className }: CardProps) {
  return (
    <Element className={classNames("rounded-lg border border-line bg-surface p-4 sm:p-6", className)}>
      {title ? (
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-3">
          <h2 className="text-xl">{title}</h2>
          {action}
        </div>
      ) : null}
      {children}
    </Element>
  );
}
