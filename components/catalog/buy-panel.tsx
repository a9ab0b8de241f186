import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-answer";
import { Notice } from "@/components/ui/notice";
import { Price } from "@/components/ui/price";
import { QuantityField } from "@/components/ui/quantity";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ProductView, VariantView } from "@/server/modules/catalog/contract";
import { formatMoney, type ShopCurrency } from "@/server/shared/money";
import type { OrderAhead } from "./ahead-words";
import { StockWords } from "./stock-words";
import { TellMe } from "./tell-me";
import { VariantLinks } from "./variant-links";

export type Ahead = OrderAhead & { readonly promisable: number };

type BuyPanelProps = {
  product: ProductView;
  variant: VariantView;
  currency: ShopCurrency;
  /** Whether the prices shown are in the currency of the visitor's cart. */
  isOwnCurrency: boolean;
  /** How many more may be promised before they are there, by variant. */
  ahead: ReadonlyMap<string, Ahead>;
  /** How many of this variant are in the cart already. */
  held: number;
  hrefOf: (sku: string) => string;
  returnTo: string;
  addToCart: FormAction;
  /** Notes who wants to hear when it is back; `isNoted` right after. */
  watchVariant: FormAction;
  isNoted: boolean;
  switchCurrency: (form: FormData) => Promise<void>;
};

const NAMES = { NGN: "naira", USD: "US dollars", KES: "Kenyan shillings" } as const satisfies Record<
  ShopCurrency,
  string
>;
const OTHER = { NGN: "USD", USD: "NGN", KES: "NGN" } as const satisfies Record<ShopCurrency, ShopCurrency>;

/** Which one, what it costs, whether it is there, and into the cart. */
export function BuyPanel(props: BuyPanelProps) {
  const { product, variant, held, hrefOf, isOwnCurrency } = props;
  const { price, compareAt, tiers, available } = variant;
  const ahead = props.ahead.get(variant.id) ?? null;
  const most = Math.max(0, available) + (ahead?.promisable ?? 0);
  return (
    <div id="buy" className="grid scroll-mt-24 gap-5">
      {price ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Price amount={price} compareAt={compareAt} size="lg" />
          <StockWords available={available} ahead={ahead} />
        </div>
      ) : null}
      {price && tiers.length > 0 ? (
        <ul className="tabular flex flex-wrap gap-x-4 text-muted" aria-label="Less each for more">
          {tiers.map(({ from, unit }) => (
            <li key={from}>
              {from} or more: <strong>{formatMoney(unit)}</strong> each
            </li>
          ))}
        </ul>
      ) : null}
      <VariantLinks product={product} here={variant} hrefOf={hrefOf} ahead={new Set(props.ahead.keys())} />
      {price ? null : <NotInCurrency {...props} />}
      {price && isOwnCurrency && most > 0 ? (
        <AddForm {...props} most={most} isAhead={available <= 0} />
      ) : null}
      {price && most <= 0 ? <SoldOut {...props} /> : null}
      {held > 0 ? (
        <Notice
          tone="success"
          isLive
          title={held === 1 ? "It is in your cart" : `${held} of these are in your cart`}
          actions={
            <>
              <ButtonLink href="/checkout">Check out</ButtonLink>
              <ButtonLink href="/cart" variant="secondary">
                See the cart
              </ButtonLink>
            </>
          }
        />
      ) : null}
    </div>
  );
}

type AddFormProps = BuyPanelProps & { most: number; isAhead: boolean };

function AddForm({ variant, returnTo, addToCart, product, most, isAhead }: AddFormProps) {
  return (
    <ActionForm action={addToCart} label={`Add ${product.title} to the cart`} className="grid gap-3">
      <input type="hidden" name="variantId" value={variant.id} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <div className="flex flex-wrap items-center gap-4">
        <QuantityField label="How many?" max={Math.min(99, most)} />
        <SubmitButton size="lg" pendingLabel="Adding to the cart" className="grow">
          Add to cart
        </SubmitButton>
      </div>
      {isAhead ? (
        <p className="text-sm text-muted">
          You pay now and we put yours aside as it comes in. We write to you when it is here.
        </p>
      ) : null}
    </ActionForm>
  );
}

function SoldOut({ product, variant, returnTo, watchVariant, isNoted }: BuyPanelProps) {
  return (
    <>
      <Notice title="Sold out for now">
        {product.variants.length > 1 ? "Another choice above may be here. " : null}
        Leave your address and we tell you when it is back.
      </Notice>
      <TellMe
        key={variant.id}
        action={watchVariant}
        variantId={variant.id}
        returnTo={returnTo.replace("#", `${returnTo.includes("?") ? "&" : "?"}noted=1#`)}
        isNoted={isNoted}
      />
    </>
  );
}

function NotInCurrency({ currency, returnTo, switchCurrency }: BuyPanelProps) {
  const other = OTHER[currency];
  return (
    <Notice
      tone="warning"
      title={`Not sold in ${NAMES[currency]}`}
      actions={
        <form action={switchCurrency}>
          <input type="hidden" name="returnTo" value={returnTo} />
          <input type="hidden" name="currency" value={other} />
          <SubmitButton>Shop in {NAMES[other]}</SubmitButton>
        </form>
      }
    >
      Its maker sells it in {NAMES[other]}. Your whole cart switches with it.
    </Notice>
  );
}
