import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-answer";
import { Picture } from "@/components/ui/picture";
import { QuantityStepper } from "@/components/ui/quantity";
import type { CartLineView } from "@/server/modules/cart/contract";
import { MOST_OF_ONE } from "@/server/modules/cart/contract";
import { formatMoney, type ShopCurrency } from "@/server/shared/money";
import { lineProblem, waitWords } from "./line-problem";

type CartLinesProps = { lines: readonly CartLineView[]; currency: ShopCurrency; setLine: FormAction };

/** The lines of the cart, each a form of its own. */
export function CartLines({ lines, currency, setLine }: CartLinesProps) {
  return (
    <ul className="grid" aria-label="In your cart">
      {lines.map((line) => (
        <CartLine key={line.variantId} line={line} currency={currency} setLine={setLine} />
      ))}
    </ul>
  );
}

type CartLineProps = { line: CartLineView; currency: ShopCurrency; setLine: FormAction };

function CartLine({ line, currency, setLine }: CartLineProps) {
  const {
    title,
    variantTitle,
    picture,
    productSlug,
    sku,
    quantity,
    available,
    unit,
    compareAt,
    priceReason,
    total,
  } = line;
  const name = variantTitle ? `${title}, ${variantTitle}` : title;
  const problem = lineProblem(line, currency);
  return (
    <li className="grid grid-cols-[5.5rem_1fr] gap-x-4 gap-y-2 border-b border-line py-5 first:pt-0 sm:grid-cols-[7rem_1fr]">
      <div className="overflow-hidden rounded-md bg-sunken">
        {picture ? (
          <Picture source={picture} sizes="7rem" alt="" className="aspect-4/5 h-full object-cover" />
        ) : null}
      </div>
      <div className="grid content-start gap-1.5">
        <div className="flex flex-wrap justify-between gap-x-4">
          <h2 className="text-base sm:text-lg">
            {productSlug ? (
              <Link
                href={`/products/${productSlug}?variant=${encodeURIComponent(sku)}`}
                prefetch={false}
                className="hover:underline"
              >
                {title}
              </Link>
            ) : (
              title
            )}
          </h2>
          {total ? <strong className="tabular text-lg">{formatMoney(total)}</strong> : null}
        </div>
        <p className="tabular text-sm text-muted">
          {variantTitle}
          {variantTitle && unit ? " · " : null}
          {unit ? `${formatMoney(unit)} each` : null}
          {unit && compareAt ? (
            <>
              {" "}
              <span className="sr-only">instead of</span> <s>{formatMoney(compareAt)}</s>
            </>
          ) : null}
        </p>
        {priceReason ? <p className="text-sm text-sale">{priceReason}</p> : null}
        {line.waits && !problem ? <p className="text-sm text-muted">{waitWords(line.waits)}</p> : null}
        {problem ? <p className="text-sm font-semibold text-danger">{problem}</p> : null}
        <ActionForm
          action={setLine}
          label={`Change ${name}`}
          className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2"
        >
          <input type="hidden" name="variantId" value={line.variantId} />
          {line.problem === null || line.problem === "too_few" ? (
            <QuantityStepper
              value={quantity}
              max={Math.min(MOST_OF_ONE, Math.max(available, 1))}
              thing={name}
            />
          ) : null}
          {line.problem === "too_few" ? (
            <Button type="submit" name="step" value={available} variant="secondary">
              Take the {available} that are left
            </Button>
          ) : null}
          <Button type="submit" name="step" value={0} variant="quiet" aria-label={`Take out: ${name}`}>
            Take out
          </Button>
        </ActionForm>
      </div>
    </li>
  );
}
