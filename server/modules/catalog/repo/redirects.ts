import type { Db } from "@/server/platform/db";

export type ListKind = "category" | "collection";

type Moved = {
  readonly kind: ListKind;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
};

/** An old address leads to the list, never to another address: so no chain and no circle can form. */
export async function saveRedirect(db: Db, { kind, id, from, to, at }: Moved): Promise<void> {
  await db.$executeRaw`DELETE FROM list_redirect WHERE kind = ${kind} AND slug = ${to}`;
  await db.$executeRaw`
    INSERT INTO list_redirect (kind, slug, target_id, at) VALUES (${kind}, ${from}, ${id}, ${at}::timestamptz)
    ON CONFLICT (kind, slug) DO UPDATE SET target_id = excluded.target_id, at = excluded.at`;
}

/** A new list takes its address from whatever once had it. */
export async function claimAddress(db: Db, kind: ListKind, slug: string): Promise<void> {
  await db.$executeRaw`DELETE FROM list_redirect WHERE kind = ${kind} AND slug = ${slug}`;
}

type Ended = {
  readonly kind: ListKind;
  readonly id: string;
  readonly slug: string;
  readonly heir: string | null;
  readonly at: Date;
};

/** The addresses of a list that ends lead to its heir, or nowhere. */
export async function handOverAddresses(db: Db, { kind, id, slug, heir, at }: Ended): Promise<void> {
  if (heir === null) {
    await db.$executeRaw`DELETE FROM list_redirect WHERE kind = ${kind} AND target_id = ${id}`;
    return;
  }
  await db.$executeRaw`UPDATE list_redirect SET target_id = ${heir} WHERE kind = ${kind} AND target_id = ${id}`;
  await db.$executeRaw`
    INSERT INTO list_redirect (kind, slug, target_id, at) VALUES (${kind}, ${slug}, ${heir}, ${at}::timestamptz)
    ON CONFLICT (kind, slug) DO UPDATE SET target_id = excluded.target_id`;
}

/** Where the category or active collection of an old address is now. */
export async function findMoved(db: Db, kind: ListKind, slug: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ slug: string }[]>`
    SELECT coalesce(c.slug, k.slug) AS slug FROM list_redirect r
    LEFT JOIN category c ON r.kind = 'category' AND c.id = r.target_id AND c.status = 'active'
    LEFT JOIN collection k ON r.kind = 'collection' AND k.id = r.target_id AND k.status = 'active'
    WHERE r.kind = ${kind} AND r.slug = ${slug} AND coalesce(c.slug, k.slug) IS NOT NULL`;
  return row?.slug ?? null;
}
