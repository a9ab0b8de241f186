import { TextLink } from "@/components/ui/text-link";
import { type ListAddress, listHref } from "./list-address";

type DidYouMeanProps = { path: string; address: ListAddress; suggestion: string | null };

/** Other words that may have been meant, as a link. Filters stay as they are. */
export function DidYouMean({ path, address, suggestion }: DidYouMeanProps) {
  if (!suggestion) return null;
  return (
    <p>
      Did you mean{" "}
      <TextLink href={listHref(path, address, { query: suggestion })} className="font-semibold">
        {suggestion}
      </TextLink>
      ?
    </p>
  );
}
