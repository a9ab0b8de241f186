import {
  ArrowUpDown,
  BookOpen,
  Boxes,
  CreditCard,
  FolderTree,
  History,
  Inbox,
  LayoutGrid,
  ListChecks,
  ListTodo,
  LogOut,
  type LucideIcon,
  Mail,
  Menu,
  MessageCircle,
  ScanSearch,
  ServerCog,
  Store,
  Tags,
  UsersRound,
} from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { FindButton } from "@/components/admin/find-button";
import { NavLink } from "@/components/admin/nav-link";
import { type Place, type PlaceGroup, placesFor } from "@/components/admin/navigation";
import type { StaffRole } from "@/server/shared/actor";
import { Logo } from "./logo";

type Worker = { readonly name: string; readonly role: StaffRole };
type AdminShellProps = {
  worker: Worker;
  signOut: () => Promise<void>;
  /** The list of keyboard shortcuts, and the keys themselves. */
  shortcuts: ReactNode;
  children: ReactNode;
};

const ICONS: Readonly<Record<string, LucideIcon>> = {
  "/admin": ListChecks,
  "/admin/orders": Inbox,
  "/admin/runs": ListTodo,
  "/admin/catalog": BookOpen,
  "/admin/categories": FolderTree,
  "/admin/collections": LayoutGrid,
  "/admin/price-lists": Tags,
  "/admin/customer-groups": UsersRound,
  "/admin/search": ScanSearch,
  "/admin/inventory": Boxes,
  "/admin/imports": ArrowUpDown,
  "/admin/payments": CreditCard,
  "/admin/concierge": MessageCircle,
  "/admin/messages": Mail,
  "/admin/activity": History,
  "/admin/jobs": ServerCog,
};

const ROLE_NAMES = { admin: "Admin", support: "Support", concierge: "Concierge" } as const;

const QUIET =
  "flex min-h-10 w-full pointer-coarse:min-h-target items-center gap-3 rounded-md px-3 text-sm font-semibold text-on-cloth-muted hover:bg-on-cloth/10 hover:text-on-cloth";

/** The frame of every page of the dashboard: an indigo rail on wide screens, a bar at the bottom on a phone. */
export function AdminShell({ worker, signOut, shortcuts, children }: AdminShellProps) {
  const groups = placesFor(worker.role);
  return (
    <div className="min-h-dvh grow print:block! lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <aside
        aria-label="Dashboard and you"
        className="cloth sticky top-0 flex h-dvh flex-col overflow-y-auto max-lg:hidden print:hidden"
      >
        <Brand />
        <div className="px-3 pt-4">
          <FindButton />
        </div>
        <nav aria-label="Dashboard" className="grid gap-3 px-3 pt-4 pb-5">
          <Groups groups={groups} />
        </nav>
        <div className="cloth-adire min-h-10 grow opacity-70" aria-hidden="true" />
        <div className="cloth grid gap-1 border-t border-on-cloth/20 p-3">
          <Who worker={worker} />
          {shortcuts}
          <Leave signOut={signOut} />
        </div>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="cloth flex min-h-14 items-center justify-between gap-3 px-gutter lg:hidden print:hidden">
          <Link
            href="/admin"
            prefetch={false}
            aria-label="Oja dashboard"
            className="flex min-h-target items-center gap-3"
          >
            <Logo className="h-8 [--bead:var(--accent)]" />
            <span className="text-sm text-on-cloth-muted">Dashboard</span>
          </Link>
          <span className="min-w-0 grow truncate text-right text-sm max-sm:sr-only">{worker.name}</span>
          <div className="flex-none">
            <FindButton />
          </div>
        </header>
        <div className="cloth-strip print:hidden" aria-hidden="true" />
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 grow px-gutter pt-6 pb-28 outline-none lg:pt-8 lg:pb-16 print:p-0"
        >
          <div className="mx-auto max-w-[84rem]">{children}</div>
        </main>
      </div>
      <PhoneBar groups={groups} worker={worker} signOut={signOut} />
    </div>
  );
}

function Brand() {
  return (
    <Link
      href="/admin"
      prefetch={false}
      aria-label="Oja dashboard"
      className="flex items-center gap-3 px-6 pt-5"
    >
      <Logo className="h-10 [--bead:var(--accent)]" />
      <span className="border-l border-on-cloth/30 pl-3 text-sm text-on-cloth-muted">Dashboard</span>
    </Link>
  );
}

function Groups({ groups }: { groups: readonly PlaceGroup[] }) {
  return groups.map(({ title, places }) => (
    <div key={title}>
      <h2 className="px-3 pb-1 text-xs font-semibold tracking-normal text-on-cloth-muted">{title}</h2>
      <ul className="grid gap-0.5">
        {places.map((place) => (
          <li key={place.href}>
            <RailLink place={place} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function RailLink({ place: { href, label } }: { place: Place }) {
  const Icon = ICONS[href];
  return (
    <NavLink
      href={href}
      className="relative flex min-h-10 items-center gap-3 rounded-md px-3 font-semibold pointer-coarse:min-h-target text-on-cloth-muted before:absolute before:left-0 before:size-1.5 before:rounded-full before:bg-transparent hover:bg-on-cloth/10 hover:text-on-cloth aria-[current=page]:bg-on-cloth/15 aria-[current=page]:text-on-cloth aria-[current=page]:before:bg-accent"
    >
      {Icon ? <Icon className="size-[1.15rem] flex-none" aria-hidden="true" /> : null}
      {label}
    </NavLink>
  );
}

function Who({ worker: { name, role } }: { worker: Worker }) {
  return (
    <p className="px-3 py-2 leading-tight">
      <span className="block truncate font-bold">{name}</span>
      <span className="text-sm text-on-cloth-muted">{ROLE_NAMES[role]}</span>
    </p>
  );
}

function Leave({ signOut }: Pick<AdminShellProps, "signOut">) {
  return (
    <>
      <Link href="/" prefetch={false} className={QUIET}>
        <Store className="size-[1.15rem]" aria-hidden="true" />
        To the shop
      </Link>
      <form action={signOut}>
        <button type="submit" className={QUIET}>
          <LogOut className="size-[1.15rem]" aria-hidden="true" />
          Sign out
        </button>
      </form>
    </>
  );
}

const THUMB =
  "flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs font-semibold text-on-cloth-muted aria-[current=page]:text-on-cloth";
/** What a thumb reaches without opening the menu. */
const WITHIN_REACH = ["/admin", "/admin/orders", "/admin/payments", "/admin/concierge", "/admin/catalog"];
const THUMB_LABELS: Readonly<Record<string, string>> = { "/admin": "Work", "/admin/concierge": "Talk" };

type PhoneBarProps = { groups: readonly PlaceGroup[] } & Pick<AdminShellProps, "worker" | "signOut">;

function PhoneBar({ groups, worker, signOut }: PhoneBarProps) {
  const places = groups.flatMap((group) => group.places);
  const near = WITHIN_REACH.flatMap((href) => places.find((place) => place.href === href) ?? []).slice(0, 4);
  return (
    <nav
      aria-label="Dashboard, short"
      className="cloth fixed inset-x-0 bottom-0 z-40 border-t border-on-cloth/20 pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      <div className="grid auto-cols-fr grid-flow-col">
        {near.map(({ href, label }) => (
          <ThumbLink key={href} href={href} label={THUMB_LABELS[href] ?? label} />
        ))}
        <details className="group">
          <summary className={`${THUMB} group-open:text-on-cloth`}>
            <Menu className="mt-1.5 size-5" aria-hidden="true" />
            More
          </summary>
          <div className="cloth absolute inset-x-0 bottom-full max-h-[calc(100dvh-8rem)] overflow-y-auto border-t border-on-cloth/20 shadow-float">
            <div className="grid grid-cols-2 gap-x-2 gap-y-5 px-3 py-5">
              <Groups groups={groups} />
            </div>
            <div className="border-t border-on-cloth/20 p-3">
              <Who worker={worker} />
              <Leave signOut={signOut} />
            </div>
          </div>
        </details>
      </div>
    </nav>
  );
}

function ThumbLink({ href, label }: { href: string; label: string }) {
  const Icon = ICONS[href];
  return (
    <NavLink
      href={href}
      className={`${THUMB} relative after:absolute after:top-1 after:size-1.5 after:rounded-full aria-[current=page]:after:bg-accent`}
    >
      {Icon ? <Icon className="mt-1.5 size-5" aria-hidden="true" /> : null}
      {label}
    </NavLink>
  );
}
