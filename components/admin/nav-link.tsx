"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Beads } from "@/components/ui/beads";

type NavLinkProps = { href: string; children: ReactNode; className: string };

/**
 * A link that knows whether one is there, shows that its page is on the way, and shuts the menu it lies in.
 * There is no `loading.tsx` beside it: a page that streams in stays hidden where scripts do not run.
 */
export function NavLink({ href, children, className }: NavLinkProps) {
  const path = usePathname();
  const isHere = href === "/admin" ? path === href : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isHere ? "page" : undefined}
      onClick={(event) => event.currentTarget.closest("details")?.removeAttribute("open")}
      className={className}
    >
      {children}
      <OnTheWay />
    </Link>
  );
}

function OnTheWay() {
  const { pending } = useLinkStatus();
  return pending ? <Beads className="absolute right-3 text-accent" /> : null;
}
