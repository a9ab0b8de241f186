import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

type ChoiceProps = Omit<ComponentProps<"input">, "type" | "className"> & {
  type?: "radio" | "checkbox";
  label: ReactNode;
  /** A second line: what the choice means. */
  detail?: ReactNode;
  /** At the right edge: a fee, a count. */
  aside?: ReactNode;
  /** Draws a box around it, for payment and delivery choices. */
  isBoxed?: boolean;
  className?: string;
};

/** One radio or tick box with a large tappable label. Put several in a fieldset with a legend. */
export function Choice({
  type = "radio",
  label,
  detail,
  aside,
  isBoxed = false,
  className,
  ...input
}: ChoiceProps) {
  return (
    <label
      className={classNames(
        "flex min-h-target cursor-pointer items-start gap-3 py-2.5 has-disabled:cursor-not-allowed has-disabled:text-muted",
        isBoxed &&
          "rounded-md border-2 border-line bg-surface px-4 has-checked:border-action has-checked:bg-info-soft",
        className,
      )}
    >
      <input type={type} className="mt-0.5 size-5 flex-none accent-(--action)" {...input} />
      <span className="grow">
        <span className="block leading-6">{label}</span>
        {detail ? <span className="block text-sm text-muted">{detail}</span> : null}
      </span>
      {aside ? <span className="tabular font-semibold">{aside}</span> : null}
    </label>
  );
}
