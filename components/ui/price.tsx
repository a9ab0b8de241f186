import { formatMoney, type Money } from "@/server/shared/money";
import { classNames } from "./class-names";

type PriceProps = {
  amount: Money;
  /** The higher price it had before. Ignored unless it is higher and in the same currency. */
  compareAt?: Money | null | undefined;
  /** "from ₦5,000", when variants differ. */
  isFrom?: boolean;
  size?: "sm" | "md" | "lg";
  className?: string;
};

const SIZES = { sm: "text-sm", md: "text-lg", lg: "text-2xl" } as const;

/** A price as people read it here, with the old price beside it when there was a higher one. */
export function Price({ amount, compareAt, isFrom = false, size = "md", className }: PriceProps) {
  const isReduced = compareAt?.currency === amount.currency && compareAt.minor > amount.minor;
  return (
    <p className={classNames("tabular flex flex-wrap items-baseline gap-x-2 leading-tight", className)}>
      <span className={classNames("font-bold", SIZES[size], isReduced && "text-sale")}>
        {isFrom ? <span className="text-sm font-normal text-muted">from </span> : null}
        {isReduced ? <span className="sr-only">now </span> : null}
        {formatMoney(amount)}
      </span>
      {isReduced ? (
        <span className="text-sm text-muted">
          <span className="sr-only">before </span>
          <s>{formatMoney(compareAt)}</s>
        </span>
      ) : null}
    </p>
  );
}
