import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type ContainerProps = {
  as?: "div" | "section" | "main" | "article" | "nav";
  /** "text" for a column of reading width. */
  width?: "page" | "text";
  id?: string;
  children: ReactNode;
  className?: string;
};

/** The page's measure and gutters. */
export function Container({ as: Element = "div", width = "page", id, children, className }: ContainerProps) {
  return (
    <Element
      id={id}
      className={classNames(
        "mx-auto w-full px-gutter",
        width === "page" ? "max-w-page" : "max-w-text",
        className,
      )}
    >
      {children}
    </Element>
  );
}
