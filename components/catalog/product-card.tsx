import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Picture } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import type { ProductCard as Card } from "@/server/modules/catalog/contract";
import type { ShopCurrency } from "@/server/shared/money";
import { aheadWords } from "./ahead-words";
import { forCard } from "./for-card";
import { OnItsWay } from "./on-its-way";

export const CARD_SIZES = "(min-width: 64rem) 18rem, (min-width: 48rem) 30vw, 45vw";

type ProductCardProps = {
  product: Card;
  /** The heading's level on this page. */
  level?: 2 | 3;
  /** Named in the link, when the page names it. */
  currency?: ShopCurrency | undefined;
  isFirst?: boolean;
  /** Says which stall it is from. */
  hasStall?: boolean;
};

const NAMES = { NGN: "naira", USD: "US dollars", KES: "Kenyan shillings" } as const;

/** One product in a list. The whole card is its link. */
export function ProductCard({
  product,
  level = 2,
  currency,
  isFirst = false,
  hasStall = true,
}: ProductCardProps) {
  const { slug, title, category, price, compareAt, hasManyPrices, isInStock, orderAhead, picture } = product;
  const Heading = `h${level}` as const;
  return (
    <article className="group relative grid content-start gap-3">
      <div className="relative aspect-4/5 overflow-hidden rounded-lg bg-sunken">
        {picture ? (
          <Picture
            source={forCard(picture)}
            sizes={CARD_SIZES}
            alt=""
            isFirst={isFirst}
            className="h-full object-cover transition-transform duration-300 group-hover:scale-103"
          />
        ) : null}
        <div className="absolute inset-x-2 top-2 flex flex-wrap gap-1.5">
          {isInStock ? null : orderAhead ? <Badge tone="info">Order ahead</Badge> : <Badge>Sold out</Badge>}
          {isInStock && price && compareAt && compareAt.minor > price.minor ? (
            <Badge tone="sale">{percentOff(price.minor, compareAt.minor)} % less</Badge>
          ) : null}
        </div>
      </div>
      <div className="grid gap-1">
        <Heading className="text-base leading-snug font-bold sm:text-lg">
          <Link
            href={currency ? `/products/${slug}?currency=${currency}` : `/products/${slug}`}
            prefetch={false}
            className="stretched group-hover:underline"
          >
            {title}
            <OnItsWay />
          </Link>
        </Heading>
        {hasStall ? <p className="text-sm text-muted">{category.name}</p> : null}
        {price && !isInStock && orderAhead ? (
          <p className="text-sm text-muted">{aheadWords(orderAhead)}</p>
        ) : null}
        {price ? (
          <Price amount={price} compareAt={compareAt} isFrom={hasManyPrices} />
        ) : (
          <p className="text-sm text-muted">Not sold in {currency ? NAMES[currency] : "this currency"}</p>
        )}
      </div>
    </article>
  );
}

const percentOff = (now: bigint, before: bigint): string => (((before - now) * 100n) / before).toString();
