import { ArrowLeft, ArrowRight } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";

type OlderProps = {
  /** The next part of the list; null at its end. */
  olderHref: string | null;
  /** Back to its start; null when one is there. */
  newestHref: string | null;
  olderLabel?: string;
  newestLabel?: string;
};

/** Ways through a long list. Nothing is counted: what comes in meanwhile never shifts a page. */
export function Older({ olderHref, newestHref, olderLabel = "Older", newestLabel = "Newest" }: OlderProps) {
  if (!olderHref && !newestHref) return null;
  return (
    <nav aria-label="More of the list" className="mt-5 flex justify-between gap-3">
      {newestHref ? (
        <ButtonLink href={newestHref} variant="secondary">
          <ArrowLeft className="size-4" aria-hidden="true" />
          {newestLabel}
        </ButtonLink>
      ) : (
        <span />
      )}
      {olderHref ? (
        <ButtonLink href={olderHref} variant="secondary" rel="next">
          {olderLabel}
          <ArrowRight className="size-4" aria-hidden="true" />
        </ButtonLink>
      ) : null}
    </nav>
  );
}
