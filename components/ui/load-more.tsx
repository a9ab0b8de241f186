import { ButtonLink } from "./button";

type LoadMoreProps = {
  /** The address of the next part of the list; null at its end. */
  href: string | null;
  shown: number;
  total?: number | undefined;
  /** What is listed, plural: "products". */
  things: string;
};

/** A real link to the next part of a list, so it works before scripts arrive. */
export function LoadMore({ href, shown, total, things }: LoadMoreProps) {
  return (
    <nav aria-label={`More ${things}`} className="mt-8 grid justify-items-center gap-3">
      <p className="tabular text-sm text-muted">
        {total === undefined ? `${shown} ${things} shown` : `${shown} of ${total} ${things}`}
      </p>
      {href ? (
        <ButtonLink href={href} variant="secondary" size="lg" rel="next" scroll={false}>
          Show more {things}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
