import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "lamp" | "cloth";
export type ButtonSize = "md" | "lg" | "icon";

type Look = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  isWide?: boolean | undefined;
  className?: string | undefined;
};

const BASE =
  "relative inline-flex min-h-target items-center justify-center gap-2 rounded-md font-semibold no-underline " +
  "transition-[background-color,translate] duration-150 active:translate-y-px " +
  "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55";

const VARIANTS = {
  primary: "bg-action text-on-action hover:bg-action-hover",
  secondary: "border-2 border-line-strong bg-surface text-ink hover:border-ink",
  quiet: "text-brand hover:bg-sunken",
  danger: "border-2 border-danger text-danger hover:bg-danger-soft",
  lamp: "bg-accent text-on-accent hover:brightness-110",
  cloth: "border-2 border-white/45 bg-cloth text-on-cloth hover:border-white",
} as const satisfies Record<ButtonVariant, string>;

const SIZES = {
  md: "px-4 py-2 text-base",
  lg: "min-h-13 px-6 py-3 text-lg",
  icon: "w-11 p-0",
} as const satisfies Record<ButtonSize, string>;

/** The look of a button, for the rare element that is neither Button nor ButtonLink. */
export const buttonLook = ({ variant = "primary", size = "md", isWide = false, className }: Look): string =>
  classNames(BASE, VARIANTS[variant], SIZES[size], isWide && "w-full", className);

type ButtonProps = Omit<ComponentProps<"button">, "className"> & Look;

export function Button({ variant, size, isWide, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonLook({ variant, size, isWide, className })} {...rest} />;
}

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, "className"> & Look & { children: ReactNode };

/** A link that looks like a button. Nothing is prefetched: our readers pay for every byte. */
export function ButtonLink({ variant, size, isWide, className, prefetch = false, ...rest }: ButtonLinkProps) {
  return <Link prefetch={prefetch} className={buttonLook({ variant, size, isWide, className })} {...rest} />;
}
