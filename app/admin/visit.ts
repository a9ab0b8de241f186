import { headers } from "next/headers";
import { cache } from "react";
import { STAFF_ROLES, type StaffRole } from "@/server/shared/actor";
import { may, type Permission } from "@/server/shared/permission";
import { serverApi } from "@/server/trpc/caller";

export type Visitor = { readonly name: string; readonly role: StaffRole | null; readonly isGuest: boolean };

/** Who looks at the dashboard: for what to show only. What they may do is decided by each procedure. */
export const readVisitor = cache(async (): Promise<Visitor> => {
  const api = await serverApi();
  const { kind, name, role } = await api.auth.me();
  return { name, role: STAFF_ROLES.find((known) => known === role) ?? null, isGuest: kind === "guest" };
});

/** Where a guest signs in, and comes back from to the page asked for. */
export async function signInHref(): Promise<string> {
  const path = (await headers()).get("x-path") ?? "/admin";
  return `/sign-in?returnTo=${encodeURIComponent(path)}`;
}

/** Whether to offer something that needs a permission. */
export async function mayOffer(permission: Permission): Promise<boolean> {
  const { role } = await readVisitor();
  return role !== null && may(role, permission);
}

/** Query parameters as Next hands them over. */
export type Search = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

/** The first value of each parameter; what is empty is left out. */
export async function readSearch(search: Search): Promise<Readonly<Record<string, string | undefined>>> {
  const given = Object.entries(await search);
  return Object.fromEntries(
    given.map(([name, value]) => [name, (typeof value === "string" ? value : value?.[0]) || undefined]),
  );
}

/** The value when it is one of those known, else undefined: a made-up filter filters nothing. */
export const oneOf = <Known extends string>(
  known: readonly Known[],
  value: string | undefined,
): Known | undefined => known.find((candidate) => candidate === value);
