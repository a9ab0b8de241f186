import { type Db, Prisma } from "@/server/platform/db";
import type { MediaId, ProductId } from "@/server/shared/id";
import { Picture } from "../contract";
import type { Focal, MediaOwner, MediaView, SingleOwner } from "../contract/media";

type Row = {
  readonly id: string;
  readonly alt: string;
  readonly path: string;
  readonly widths: number[];
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly focalX: number;
  readonly focalY: number;
};

const columns = {
  id: true,
  alt: true,
  path: true,
  widths: true,
  width: true,
  height: true,
  colour: true,
  focalX: true,
  focalY: true,
} as const;

const toView = ({ id, focalX, focalY, ...picture }: Row): MediaView => {
  const focal = { x: focalX, y: focalY };
  return { id: id as MediaId, picture: { ...picture, focal }, focal };
};

export async function listMedia(db: Db, productId: ProductId): Promise<MediaView[]> {
  const rows = await db.media.findMany({
    where: { productId },
    orderBy: { position: "asc" },
    select: columns,
  });
  return rows.map(toView);
}

export async function findMedia(
  db: Db,
  id: MediaId,
): Promise<(MediaView & { readonly productId: ProductId }) | null> {
  const row = await db.media.findUnique({ where: { id }, select: { ...columns, productId: true } });
  if (!row) return null;
  const { productId, ...rest } = row;
  return { ...toView(rest), productId: productId as ProductId };
}

const TABLES = {
  product: Prisma.sql`product`,
  category: Prisma.sql`category`,
  collection: Prisma.sql`collection`,
} as const satisfies Record<MediaOwner["kind"], Prisma.Sql>;

/** Holds the owner of pictures until the transaction ends, so that changes to them come one after another. False when there is none. */
export async function lockOwner(db: Db, { kind, id }: MediaOwner): Promise<boolean> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT 1 FROM ${TABLES[kind]} WHERE id = ${id} FOR NO KEY UPDATE`;
  return rows.length === 1;
}

/** Whether a picture made from the same file hangs there already. */
export async function hasOriginal(db: Db, productId: ProductId, original: string): Promise<boolean> {
  return (await db.media.count({ where: { productId, original } })) > 0;
}

type NewMedia = {
  readonly id: MediaId;
  readonly productId: ProductId;
  readonly picture: Omit<Picture, "focal">;
  readonly focal: Focal;
  readonly original: string;
};

/** Puts a picture after the others. The product must be locked. */
export async function saveMedia(
  db: Db,
  { id, productId, picture, focal, original }: NewMedia,
): Promise<void> {
  const last = await db.media.aggregate({ where: { productId }, _max: { position: true } });
  await db.media.create({
    data: {
      ...picture,
      widths: [...picture.widths],
      id,
      productId,
      original,
      focalX: focal.x,
      focalY: focal.y,
      position: (last._max.position ?? -1) + 1,
    },
  });
}

/** The product must be locked, and the ids be all of its pictures. */
export async function saveOrder(db: Db, productId: ProductId, mediaIds: readonly MediaId[]): Promise<void> {
  // No two may share a place even for a moment, so all step aside first.
  await db.$executeRaw`UPDATE media SET position = -1 - position WHERE product_id = ${productId}`;
  await db.$executeRaw`
    UPDATE media SET position = wished.place - 1
    FROM unnest(${[...mediaIds]}::text[]) WITH ORDINALITY AS wished (id, place)
    WHERE media.id = wished.id AND media.product_id = ${productId}`;
}

export async function updateMedia(
  db: Db,
  id: MediaId,
  { alt, focal }: { readonly alt?: string; readonly focal?: Focal },
): Promise<void> {
  await db.media.update({
    where: { id },
    data: { ...(alt === undefined ? {} : { alt }), ...(focal ? { focalX: focal.x, focalY: focal.y } : {}) },
  });
}

/** The files stay: orders that were placed show them. */
export async function removeMedia(db: Db, id: MediaId): Promise<void> {
  await db.media.delete({ where: { id } });
}

export async function findSinglePicture(db: Db, { kind, id }: SingleOwner): Promise<Picture | null> {
  const wish = { where: { id }, select: { media: true } };
  const row = kind === "category" ? await db.category.findUnique(wish) : await db.collection.findUnique(wish);
  return row?.media ? Picture.parse(row.media) : null;
}

export async function saveSinglePicture(
  db: Db,
  { kind, id }: SingleOwner,
  picture: Picture | null,
): Promise<void> {
  const wish = { where: { id }, data: { media: picture ?? Prisma.DbNull } };
  if (kind === "category") await db.category.update(wish);
  else await db.collection.update(wish);
}
