import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { goalsFor } from "@/components/admin/navigation";
import { Palette } from "@/components/admin/palette";
import { Shortcuts } from "@/components/admin/shortcuts";
import { AdminShell } from "@/components/layout/admin-shell";
import { Logo } from "@/components/layout/logo";
import { SubmitButton } from "@/components/ui/submit-button";
import { ORDER_LIST } from "@/server/modules/orders/contract";
import { listHref } from "@/server/shared/list";
import { may } from "@/server/shared/permission";
import { signOut } from "./actions";
import { readVisitor, signInHref } from "./visit";

export const metadata: Metadata = {
  title: { default: "Dashboard · Oja", template: "%s · Oja dashboard" },
  robots: { index: false, follow: false },
};

/** The tabs of the orders, a few letters away. */
const ORDER_VIEWS = ORDER_LIST.views.slice(1).map(({ name, filters }) => ({
  href: listHref(ORDER_LIST, filters),
  label: `Orders: ${name}`,
}));

const QUIET_ON_CLOTH =
  "flex min-h-10 w-full items-center gap-3 rounded-md px-3 text-left text-sm font-semibold text-on-cloth-muted hover:bg-on-cloth/10 hover:text-on-cloth";

/** Guests go to sign in. Staff get the whole shell, customers a plain head: their page tells them why. */
export default async function AdminLayout({ children }: { readonly children: ReactNode }) {
  const { name, role, isGuest } = await readVisitor();
  if (isGuest) redirect(await signInHref());
  if (!role) return <PlainFrame>{children}</PlainFrame>;
  const places = goalsFor(role);
  return (
    <AdminShell
      worker={{ name, role }}
      signOut={signOut}
      shortcuts={<Shortcuts className={QUIET_ON_CLOTH} hrefs={places.map(({ href }) => href)} />}
    >
      {children}
      <Palette places={places} views={may(role, "orders.read") ? ORDER_VIEWS : []} />
    </AdminShell>
  );
}

function PlainFrame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header className="cloth flex items-center justify-between gap-4 px-gutter py-3">
        <Link
          href="/"
          prefetch={false}
          aria-label="Oja, home"
          className="inline-flex min-h-target items-center"
        >
          <Logo className="h-10 [--bead:var(--accent)]" />
        </Link>
        <form action={signOut}>
          <SubmitButton variant="lamp">Sign out</SubmitButton>
        </form>
      </header>
      <div className="cloth-strip" aria-hidden="true" />
      <main id="main" className="px-gutter">
        {children}
      </main>
    </>
  );
}
