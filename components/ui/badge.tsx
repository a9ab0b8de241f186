import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "sale" | "accent";

const TONES = {
  neutral: "bg-sunken text-ink",
  info: "bg-info-soft text-info",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
  sale: "bg-sale text-on-sale",
  accent: "bg-accent text-on-accent",
} as const satisfies Record<Tone, string>;

type BadgeProps = { tone?: Tone; children: ReactNode; className?: string };

/** A short state in words: "Paid", "3 left". Colour never says it alone. */
export function Badge({ tone = "neutral", children, className }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 rounded-sm px-2 py-0.5 text-xs font-semibold whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
