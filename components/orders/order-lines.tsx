import Link from "next/link";
import { Picture } from "@/components/ui/picture";
import type { OrderLineView } from "@/server/modules/orders/contract";
import { formatMoney } from "@/server/shared/money";

/** What was ordered, at the prices of that day. */
export function OrderLines({ lines }: { lines: readonly OrderLineView[] }) {
  return (
    <ul className="grid gap-4" aria-label="What you ordered">
      {lines.map(({ id, picture, productSlug, title, variantTitle, quantity, total }) => (
        <li key={id} className="grid grid-cols-[4rem_1fr_auto] items-center gap-4">
          <div className="overflow-hidden rounded-md bg-sunken">
            {picture ? (
              <Picture source={picture} sizes="4rem" alt="" className="aspect-square object-cover" />
            ) : null}
          </div>
          <div>
            <Link
              href={`/products/${productSlug}`}
              prefetch={false}
              className="inline-flex min-h-target items-center font-semibold hover:underline"
            >
              {title}
            </Link>
            <p className="tabular text-sm text-muted">
              {variantTitle ? `${variantTitle} · ` : null}
              {quantity} ×
            </p>
          </div>
          <strong className="tabular">{formatMoney(total)}</strong>
        </li>
      ))}
    </ul>
  );
}
