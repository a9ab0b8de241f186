import Link from "next/link";
import type { ProductView, VariantView } from "@/server/modules/catalog/contract";
import { listChoices } from "./choose-variant";

type VariantLinksProps = {
  product: ProductView;
  here: VariantView;
  /** The address of the page with a variant chosen. */
  hrefOf: (sku: string) => string;
  /** Variants that may be ordered ahead: these are not sold out. */
  ahead: ReadonlySet<string>;
};

/** The product's options. Each value is a link to the same page with that variant. */
export function VariantLinks({ product, here, hrefOf, ahead }: VariantLinksProps) {
  if (product.variants.length < 2) return null;
  return listChoices(product, here, ahead).map(({ name, choices }) => (
    <div key={name} role="group" aria-label={name}>
      <p className="mb-2">
        <span className="text-muted">{name}:</span> <strong>{here.options[name]}</strong>
      </p>
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ value, sku, isHere, isInStock }) => (
          <li key={value}>
            {sku ? (
              <Link
                href={hrefOf(sku)}
                prefetch={false}
                replace
                scroll={false}
                aria-current={isHere ? "true" : undefined}
                className={`inline-flex min-h-target items-center rounded-md border-2 border-line bg-surface px-4 font-semibold hover:border-line-strong aria-[current=true]:border-action aria-[current=true]:bg-info-soft ${isInStock ? "" : "text-muted line-through decoration-1"}`}
              >
                {value}
                {isInStock ? null : <span className="sr-only"> (sold out)</span>}
              </Link>
            ) : (
              <span className="inline-flex min-h-target items-center rounded-md border-2 border-dashed border-line px-4 text-muted">
                {value}
                <span className="sr-only"> (not made)</span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  ));
}
