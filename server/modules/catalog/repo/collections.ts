import { type Db, Prisma } from "@/server/platform/db";
import type { CollectionId } from "@/server/shared/id";
import {
  type CollectionView,
  Rule,
  type StaffCollection,
  type StaffCollectionPage,
} from "../contract/collections";
import { FIRST_PICTURE, type Scope } from "./pieces";
import { compileRule } from "./rules";

const isShown = (at: Date): Prisma.Sql => Prisma.sql`(k.status = 'active'
  AND coalesce(k.starts_at <= ${at}::timestamptz, true) AND coalesce(k.ends_at > ${at}::timestamptz, true))`;

/** Its own picture, or that of its first product when people chose them. */
const PICTURE_OF = Prisma.sql`coalesce(k.media, (SELECT ${FIRST_PICTURE}::jsonb FROM collection_product cp JOIN product p ON p.id = cp.product_id
  WHERE cp.collection_id = k.id AND p.status = 'active' ORDER BY cp.position, p.id LIMIT 1))`;

const view = Prisma.sql`k.slug, k.title, k.blurb, ${PICTURE_OF} AS picture, k.seo_title AS "seoTitle", k.seo_description AS "seoDescription", k.sort`;

/** The collections that the shop shows now, in their order. */
export const listShown = (db: Db, at: Date, limit: number): Promise<CollectionView[]> => db.$queryRaw<
  CollectionView[]
>`
  SELECT ${view} FROM collection k WHERE ${isShown(at)} ORDER BY k.position, k.id LIMIT ${limit}`;

export async function findShown(db: Db, slug: string, at: Date): Promise<CollectionView | null> {
  const [row] = await db.$queryRaw<CollectionView[]>`
    SELECT ${view} FROM collection k WHERE k.slug = ${slug} AND ${isShown(at)}`;
  return row ?? null;
}

type ScopeRow = { id: string; version: number; rule: unknown; sort: CollectionView["sort"] };

/** Which products a collection that is shown now has, and how it sorts them; null when there is none. */
export async function findScope(
  db: Db,
  slug: string,
  at: Date,
): Promise<{ readonly scope: Scope; readonly sort: CollectionView["sort"] } | null> {
  const [row] = await db.$queryRaw<ScopeRow[]>`
    SELECT k.id, k.version, k.rule, k.sort FROM collection k WHERE k.slug = ${slug} AND ${isShown(at)}`;
  if (!row) return null;
  const key = `${row.id}:${row.version}`;
  const scope: Scope =
    row.rule === null
      ? {
          key,
          condition: Prisma.sql`p.id IN (SELECT product_id FROM collection_product WHERE collection_id = ${row.id})`,
          orderedBy: row.id,
        }
      : { key, condition: compileRule(Rule.parse(row.rule), at), orderedBy: null };
  return { scope, sort: row.sort };
}

const staff = (at: Date): Prisma.Sql => Prisma.sql`
  SELECT k.id, k.slug, k.title, k.blurb, k.media AS picture, k.seo_title AS "seoTitle", k.seo_description AS "seoDescription", k.kind, k.rule,
    k.sort, k.status, k.starts_at AS "startsAt", k.ends_at AS "endsAt", ${isShown(at)} AS "isShown", k.version, k.updated_at AS "updatedAt",
    CASE WHEN k.kind = 'manual' THEN (SELECT count(*)::int FROM collection_product cp WHERE cp.collection_id = k.id) END AS "productCount"
  FROM collection k`;

const MOST_COLLECTIONS = 500;

export const listForStaff = (db: Db, at: Date): Promise<StaffCollection[]> =>
  db.$queryRaw<StaffCollection[]>`${staff(at)} ORDER BY k.position, k.id LIMIT ${MOST_COLLECTIONS}`;

export async function findForStaff(db: Db, id: string, at: Date): Promise<StaffCollection | null> {
  const [row] = await db.$queryRaw<StaffCollection[]>`${staff(at)} WHERE k.id = ${id}`;
  return row ?? null;
}

/** The products that people chose, of any status, in their order. */
export const listChosen = (db: Db, id: string): Promise<StaffCollectionPage["products"]> => db.$queryRaw`
  SELECT p.id, p.slug, p.title, p.status, ${FIRST_PICTURE} AS picture FROM collection_product cp JOIN product p ON p.id = cp.product_id
  WHERE cp.collection_id = ${id} ORDER BY cp.position, p.id`;

export type HeldCollection = Omit<StaffCollection, "isShown" | "productCount"> & {
  readonly updatedBy: string | null;
};

/** The collection, kept from other writers until the transaction ends. */
export async function lockCollection(db: Db, id: string): Promise<HeldCollection | null> {
  const [row] = await db.$queryRaw<HeldCollection[]>`
    SELECT id, slug, title, blurb, media AS picture, seo_title AS "seoTitle", seo_description AS "seoDescription", kind, rule, sort, status,
      starts_at AS "startsAt", ends_at AS "endsAt", version, updated_by AS "updatedBy", updated_at AS "updatedAt"
    FROM collection WHERE id = ${id} FOR UPDATE`;
  return row ?? null;
}

export const isSlugTaken = async (db: Db, slug: string, but: string | null): Promise<boolean> =>
  (await db.collection.count({ where: { slug, ...(but && { NOT: { id: but } }) } })) > 0;

type Stamp = { readonly by: string; readonly at: Date };
export type CollectionFields = Omit<
  StaffCollection,
  "id" | "kind" | "isShown" | "productCount" | "version" | "updatedAt" | "picture"
> & {
  /** Undefined: the picture stays as it is. */
  readonly picture?: StaffCollection["picture"] | undefined;
};

const toColumns = ({ picture, rule, ...fields }: CollectionFields, { by, at }: Stamp) => ({
  ...fields,
  ...(picture !== undefined && { media: picture ?? Prisma.DbNull }),
  rule: rule ?? Prisma.DbNull,
  updatedBy: by,
  updatedAt: at,
});

export async function addCollection(
  db: Db,
  id: CollectionId,
  fields: CollectionFields,
  stamp: Stamp,
): Promise<void> {
  const position = await db.collection.count();
  const kind = fields.rule ? "rule" : "manual";
  await db.collection.create({
    data: { id, kind, position, ...toColumns(fields, stamp), createdAt: stamp.at },
  });
}

export async function saveCollection(
  db: Db,
  id: string,
  fields: CollectionFields,
  stamp: Stamp,
): Promise<void> {
  await db.collection.update({
    where: { id },
    data: { ...toColumns(fields, stamp), version: { increment: 1 } },
  });
}

/** Puts exactly these products into a collection, in this order. Returns how many of them there are. */
export async function saveChosen(
  db: Db,
  id: string,
  productIds: readonly string[],
  stamp: Stamp,
): Promise<number> {
  await db.$executeRaw`DELETE FROM collection_product WHERE collection_id = ${id}`;
  const count = await db.$executeRaw`
    INSERT INTO collection_product (collection_id, product_id, position)
    SELECT ${id}, p.id, o.place - 1 FROM unnest(${productIds}::text[]) WITH ORDINALITY AS o (id, place) JOIN product p ON p.id = o.id`;
  const data = { version: { increment: 1 }, updatedBy: stamp.by, updatedAt: stamp.at };
  await db.collection.update({ where: { id }, data });
  return count;
}

export async function saveOrder(db: Db, ids: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE collection SET position = place - 1 FROM unnest(${ids}::text[]) WITH ORDINALITY AS o (id, place) WHERE collection.id = o.id`;
}

export async function deleteCollection(db: Db, id: string): Promise<void> {
  await db.collection.delete({ where: { id } });
}

/** How many of these categories there are. */
export const countCategories = (db: Db, ids: readonly string[]): Promise<number> =>
  db.category.count({ where: { id: { in: [...ids] } } });
