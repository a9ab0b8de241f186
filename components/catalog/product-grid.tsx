import type { ProductCard as Card } from "@/server/modules/catalog/contract";
import type { ShopCurrency } from "@/server/shared/money";
import { ProductCard } from "./product-card";

type ProductGridProps = {
  products: readonly Card[];
  /** What the list is, for screen readers. */
  label: string;
  level?: 2 | 3;
  currency?: ShopCurrency | undefined;
  /** The first picture is the one people wait for. */
  isFirstView?: boolean;
  /** Beside filters there is room for three. */
  isNarrow?: boolean;
  /** All from one stall, whose name the page says already. */
  isOneStall?: boolean;
};

export function ProductGrid({ products, label, level, currency, ...look }: ProductGridProps) {
  const { isFirstView = false, isNarrow = false, isOneStall = false } = look;
  return (
    <ul
      aria-label={label}
      className={`grid grid-cols-2 gap-x-3 gap-y-8 sm:gap-x-5 md:grid-cols-3 ${isNarrow ? "" : "lg:grid-cols-4"}`}
    >
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard
            product={product}
            currency={currency}
            isFirst={isFirstView && index === 0}
            hasStall={!isOneStall}
            {...(level ? { level } : {})}
          />
        </li>
      ))}
    </ul>
  );
}
