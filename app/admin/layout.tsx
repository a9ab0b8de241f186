import type { Metadata } from "next";
import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { Shortcuts } from "@/components/admin/shortcuts";
import { AdminShell } from "@/components/layout/admin-shell";
import { Logo } from "@/components/layout/logo";
import { signOut } from "./actions";
import { readVisitor } from "./visit";

export const metadata: Metadata = {
  title: { default: "Dashboard · Oja", template: "%s · Oja dashboard" },
  robots: { index: false, follow: false },
};

type Props = { readonly children: ReactNode };

export default function AdminLayout({ children }: Props) {
  return (
    <Suspense>
      <Frame>{children}</Frame>
    </Suspense>
  );
}

/** Staff get the whole shell. Whoever is not staff gets a plain head: their page sends or tells them away. */
async function Frame({ children }: Props) {
  const { name, role } = await readVisitor();
  if (!role) return <PlainFrame>{children}</PlainFrame>;
  return (
    <AdminShell
      worker={{ name, role }}
      signOut={signOut}
      shortcuts={
        <Shortcuts className="flex min-h-target w-full items-center gap-3 rounded-md px-3 text-left text-sm font-semibold text-on-cloth-muted hover:bg-on-cloth/10 hover:text-on-cloth" />
      }
    >
      {children}
    </AdminShell>
  );
}

function PlainFrame({ children }: Props) {
  return (
    <>
      <header className="cloth px-gutter py-3">
        <Link href="/" prefetch={false} aria-label="Oja, home" className="inline-flex min-h-target items-center">
          <Logo className="h-10 [--bead:var(--accent)]" />
        </Link>
      </header>
      <div className="cloth-strip" aria-hidden="true" />
      <main className="px-gutter">{children}</main>
    </>
  );
}
