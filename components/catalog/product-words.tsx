import { Definitions } from "@/components/ui/definitions";
import type { ProductView } from "@/server/modules/catalog/contract";

/** What a product is, in its maker's words and in figures. */
export function ProductWords({ product: { description, attributes } }: { product: ProductView }) {
  return (
    <>
      <div className="grid gap-3">
        <h2 className="text-xl">About it</h2>
        {description.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {attributes.length > 0 ? (
        <Definitions items={attributes.map(({ name, value }) => ({ term: name, value }))} />
      ) : null}
    </>
  );
}
