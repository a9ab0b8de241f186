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
};

export function ProductGrid({ products, label, level, currency, isFirstView, isNarrow }: ProductGridProps) {
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
            isFirst={isFirstView === true && index === 0}
            {...(level ? { level } : {})}
          />
        </li>
      ))}
    </ul>
  );
}
