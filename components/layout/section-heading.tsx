import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";

type SectionHeadingProps = {
  title: ReactNode;
  /** One short line under it. */
  lead?: ReactNode;
  link?: { readonly href: string; readonly label: string };
  level?: 1 | 2;
  id?: string;
};

/** Opens a part of a page. The bead before it is the dot of Ọ. */
export function SectionHeading({ title, lead, link, level = 2, id }: SectionHeadingProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div className="max-w-text">
        <Heading id={id} className={level === 1 ? "text-4xl" : "text-3xl"}>
          {title}
          <span className="text-sale" aria-hidden="true">
            .
          </span>
        </Heading>
        {lead ? <p className="mt-2 text-lg text-muted">{lead}</p> : null}
      </div>
      {link ? (
        <TextLink href={link.href} className="inline-flex min-h-target items-center font-semibold">
          {link.label}
        </TextLink>
      ) : null}
    </div>
  );
}
