import type { ReactNode } from "react";

type PageHeadingProps = {
  title: ReactNode;
  /** One short line: what this page is for. */
  lead?: ReactNode;
  /** Right of the title: links, a button. */
  actions?: ReactNode;
};

/** Opens a page of the dashboard. */
export function PageHeading({ title, lead, actions }: PageHeadingProps) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h1 className="text-2xl">
          {title}
          <span className="text-sale" aria-hidden="true">
            .
          </span>
        </h1>
        {lead ? <p className="mt-1 max-w-text text-sm text-muted">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2 max-sm:w-full">{actions}</div> : null}
    </div>
  );
}

type PartProps = {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  id?: string;
  children: ReactNode;
  className?: string;
};

/** One matter on a page: a heading over a thin line, then the matter itself. */
export function Part({ title, lead, aside, id, children, className = "" }: PartProps) {
  return (
    <section id={id} className={className}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b-2 border-line pb-2">
        <h2 className="text-lg">{title}</h2>
        {aside ? <div className="text-sm text-muted">{aside}</div> : null}
      </div>
      {lead ? <p className="mb-3 max-w-text text-sm text-muted">{lead}</p> : null}
      {children}
    </section>
  );
}
