import { MessageCircle } from "lucide-react";
import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "@/components/ui/button";

type AskLinkProps = {
  /** From `concierge.link`: opens WhatsApp with the first words written. */
  url: string;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  isWide?: boolean;
  className?: string;
};

/** To a person, on WhatsApp. A plain link: without the app it opens in the browser. */
export function AskLink({ url, children, variant = "secondary", size, isWide, className }: AskLinkProps) {
  return (
    <a href={url} rel="noopener" className={buttonLook({ variant, size, isWide, className })}>
      <MessageCircle className="size-5" aria-hidden="true" />
      {children}
    </a>
  );
}
