import { Minus, Plus } from "lucide-react";
import { Button } from "./button";
import { classNames } from "./class-names";

const BOX =
  "tabular min-h-11 w-14 border-2 border-line-strong bg-surface text-center text-base font-semibold " +
  "[appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none";

type QuantityFieldProps = {
  name?: string;
  label: string;
  defaultValue?: number;
  min?: number;
  max?: number;
  id?: string;
  className?: string;
};

/** How many, before it is in the cart: a plain number field for inside a form. */
export function QuantityField(props: QuantityFieldProps) {
  const { name = "quantity", label, defaultValue = 1, min = 1, max = 99, id, className } = props;
  return (
    <label className={classNames("inline-flex items-center gap-3 font-semibold", className)}>
      {label}
      <input
        id={id}
        type="number"
        inputMode="numeric"
        name={name}
        defaultValue={defaultValue}
        min={min}
        max={max}
        className={classNames(BOX, "rounded-md")}
      />
    </label>
  );
}

type QuantityStepperProps = {
  value: number;
  max?: number;
  /** What is counted, for screen readers: "Indigo adire, 5 yards". */
  thing: string;
};

/**
 * − number + for a line in the cart. Goes inside a form that also names the line; works without scripts.
 * The form sends `quantity` (typed) and, after a tap on − or +, `step` (the new quantity): see `readQuantity`.
 */
export function QuantityStepper({ value, max = 99, thing }: QuantityStepperProps) {
  return (
    <span className="inline-flex items-stretch">
      {/* The Enter key presses a form's first button: it must not be −. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Set
      </button>
      <Button
        type="submit"
        name="step"
        value={Math.max(0, value - 1)}
        variant="secondary"
        size="icon"
        className="rounded-r-none border-r-0"
        aria-label={value > 1 ? `One less of ${thing}` : `Take ${thing} out`}
      >
        <Minus className="size-4" aria-hidden="true" />
      </Button>
      <input
        key={value}
        type="number"
        inputMode="numeric"
        name="quantity"
        defaultValue={value}
        min={0}
        max={max}
        aria-label={`Quantity of ${thing}`}
        className={BOX}
      />
      <Button
        type="submit"
        name="step"
        value={value + 1}
        disabled={value >= max}
        variant="secondary"
        size="icon"
        className="rounded-l-none border-l-0"
        aria-label={`One more of ${thing}`}
      >
        <Plus className="size-4" aria-hidden="true" />
      </Button>
    </span>
  );
}
