import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

type TextLinkProps = ComponentProps<typeof Link>;

/** A link inside text. Nothing is prefetched. */
export function TextLink({ className, prefetch = false, ...rest }: TextLinkProps) {
  return (
    <Link
      prefetch={prefetch}
      className={classNames(
        "text-brand underline decoration-1 underline-offset-4 hover:decoration-3",
        className,
      )}
      {...rest}
    />
  );
}
