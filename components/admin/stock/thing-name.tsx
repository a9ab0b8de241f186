import { TextLink } from "@/components/ui/text-link";
import { Code } from "../code";

type ThingNameProps = {
  title: string;
  variantTitle?: string;
  sku: string;
  /** Leads to its stock. */
  variantId?: string;
};

/** What lies on a shelf: its name, and the SKU by which a box is known. */
export function ThingName({ title, variantTitle = "", sku, variantId }: ThingNameProps) {
  return (
    <>
      {variantId ? (
        <TextLink href={`/admin/inventory/${variantId}`} data-row="" className="max-md:text-base">
          {title}
        </TextLink>
      ) : (
        title
      )}
      <span className="block font-normal text-muted">
        {variantTitle ? `${variantTitle} · ` : ""}
        <Code>{sku}</Code>
      </span>
    </>
  );
}
