import { type Db, Prisma } from "@/server/platform/db";
import type { CategoryId } from "@/server/shared/id";
import type { CategoryNode } from "../contract/categories";

/** Nobody else changes the shape of the tree until the transaction ends. The trigger that guards it takes the same lock. */
export async function lockTree(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(20261122, 1)`;
}

/** The whole tree, each category before what is in it. */
export const listTree = (db: Db): Promise<CategoryNode[]> => db.$queryRaw<CategoryNode[]>`
  WITH RECURSIVE tree AS (
    SELECT c.id, 1 AS level, ARRAY[lpad(c.position::text, 6, '0') || c.slug] AS place FROM category c WHERE c.parent_id IS NULL
    UNION ALL
    SELECT c.id, t.level + 1, t.place || (lpad(c.position::text, 6, '0') || c.slug) FROM category c JOIN tree t ON c.parent_id = t.id
  )
  SELECT c.id, c.slug, c.name, c.blurb, c.media AS picture, c.seo_title AS "seoTitle", c.seo_description AS "seoDescription", c.status,
    c.parent_id AS "parentId", c.position, t.level, c.version,
    (SELECT count(*)::int FROM product p WHERE p.category_id = c.id) AS "productCount"
  FROM tree t JOIN category c ON c.id = t.id ORDER BY t.place`;

export type HeldCategory = Omit<CategoryNode, "level" | "productCount"> & {
  readonly updatedBy: string | null;
  readonly updatedAt: Date;
};

/** The category, kept from other writers until the transaction ends. */
export async function lockCategory(db: Db, id: string): Promise<HeldCategory | null> {
  const [row] = await db.$queryRaw<HeldCategory[]>`
    SELECT id, slug, name, blurb, media AS picture, seo_title AS "seoTitle", seo_description AS "seoDescription", status,
      parent_id AS "parentId", position, version, updated_by AS "updatedBy", updated_at AS "updatedAt"
    FROM category WHERE id = ${id} FOR UPDATE`;
  return row ?? null;
}

export const isSlugTaken = async (db: Db, slug: string, but: string | null): Promise<boolean> =>
  (await db.category.count({ where: { slug, ...(but && { NOT: { id: but } }) } })) > 0;

type Stamp = { readonly by: string; readonly at: Date };
type Words = Pick<CategoryNode, "slug" | "name" | "blurb" | "seoTitle" | "seoDescription"> & {
  /** Undefined: the picture stays as it is. */
  readonly picture?: CategoryNode["picture"] | undefined;
};

const toColumns = ({ picture, ...words }: Words) => ({
  ...words,
  ...(picture !== undefined && { media: picture ?? Prisma.DbNull }),
});

export async function addCategory(
  db: Db,
  { id, parentId, stamp, ...words }: Words & { id: CategoryId; parentId: string | null; stamp: Stamp },
): Promise<void> {
  const position = await db.category.count({ where: { parentId } });
  const data = { id, parentId, position, ...toColumns(words), updatedBy: stamp.by, updatedAt: stamp.at };
  await db.category.create({ data });
}

export async function saveWords(db: Db, id: string, words: Words, stamp: Stamp): Promise<void> {
  await db.category.update({ where: { id }, data: { ...toColumns(words), ...changed(stamp) } });
}

export async function saveStatus(
  db: Db,
  id: string,
  status: CategoryNode["status"],
  stamp: Stamp,
): Promise<void> {
  await db.category.update({ where: { id }, data: { status, ...changed(stamp) } });
}

export async function saveParent(db: Db, id: string, parentId: string | null, stamp: Stamp): Promise<void> {
  await db.category.update({ where: { id }, data: { parentId, ...changed(stamp) } });
}

const changed = ({ by, at }: Stamp) => ({ version: { increment: 1 }, updatedBy: by, updatedAt: at });

/** Neighbours stand in the order of these ids. */
export async function saveOrder(db: Db, ids: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE category SET position = place - 1 FROM unnest(${ids}::text[]) WITH ORDINALITY AS o (id, place) WHERE category.id = o.id`;
}

export async function deleteCategory(db: Db, id: string): Promise<void> {
  await db.category.delete({ where: { id } });
}

/** Puts all products of a category into another. Returns how many. */
export const moveProducts = (
  db: Db,
  from: string,
  to: string,
  { at }: Stamp,
): Promise<number> => db.$executeRaw`
  UPDATE product SET category_id = ${to}, version = version + 1, updated_at = ${at}::timestamptz WHERE category_id = ${from}`;

/** Collections whose rule names the category. */
export async function listRuledBy(db: Db, id: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ title: string }[]>`
    SELECT title FROM collection WHERE rule @> ${JSON.stringify({ conditions: [{ field: "category", id }] })}::jsonb ORDER BY title LIMIT 5`;
  return rows.map(({ title }) => title);
}
