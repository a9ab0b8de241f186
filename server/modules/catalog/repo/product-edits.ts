import type { Db, Prisma } from "@/server/platform/db";
import type { CategoryId, ProductId } from "@/server/shared/id";
import type { ProductState } from "../machine";

export type EditedProduct = {
  readonly id: ProductId;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly status: ProductState;
  readonly categoryId: CategoryId;
  readonly options: { readonly name: string; readonly values: readonly string[] }[];
  readonly tags: string[];
  readonly kind: string;
  readonly position: number;
  readonly version: number;
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly publishedAt: Date | null;
  readonly publishAt: Date | null;
  readonly unpublishAt: Date | null;
  readonly updatedAt: Date;
  readonly updatedBy: string;
};

const COLUMNS = {
  id: true,
  slug: true,
  title: true,
  summary: true,
  description: true,
  status: true,
  categoryId: true,
  options: true,
  tags: true,
  kind: true,
  position: true,
  version: true,
  seoTitle: true,
  seoDescription: true,
  publishedAt: true,
  publishAt: true,
  unpublishAt: true,
  updatedAt: true,
  updatedBy: true,
} as const;

/** Takes the product for this transaction: whoever else wants to change it waits here, then sees what was changed. */
export async function lockProduct(db: Db, id: string): Promise<EditedProduct | null> {
  const locked = await db.$queryRaw<
    { id: string }[]
  >`SELECT id FROM product WHERE id = ${id} FOR NO KEY UPDATE`;
  if (locked.length === 0) return null;
  const row = await db.product.findUnique({ where: { id }, select: COLUMNS });
  return row as EditedProduct | null;
}

/** The next of those whose hour has come, unless another worker has it in hand; taken for this transaction. */
export async function lockDueProduct(db: Db, at: Date): Promise<EditedProduct | null> {
  const [due] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM product WHERE publish_at <= ${at}::timestamptz OR unpublish_at <= ${at}::timestamptz
    ORDER BY least(publish_at, unpublish_at), id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
  if (!due) return null;
  const row = await db.product.findUnique({ where: { id: due.id }, select: COLUMNS });
  return row as EditedProduct | null;
}

export type Touch = { readonly by: string; readonly at: Date };
export type ProductWrite = Omit<Prisma.ProductUncheckedUpdateInput, "version" | "updatedAt" | "updatedBy">;

/** Writes a change and who made it; returns the new version. */
export async function saveProduct(db: Db, id: string, write: ProductWrite, touch: Touch): Promise<number> {
  const { version } = await db.product.update({
    where: { id },
    data: { ...write, version: { increment: 1 }, updatedAt: touch.at, updatedBy: touch.by },
    select: { version: true },
  });
  return version;
}

export async function addProduct(db: Db, product: Prisma.ProductUncheckedCreateInput): Promise<void> {
  await db.product.create({ data: product });
}

export const isCategory = async (db: Db, id: string): Promise<boolean> =>
  (await db.category.count({ where: { id } })) > 0;

/** Addresses that begin so and are some product's, now or before. */
export async function listTakenSlugs(db: Db, slug: string): Promise<Set<string>> {
  const rows = await db.productAddress.findMany({
    where: { slug: { startsWith: slug } },
    select: { slug: true },
  });
  return new Set(rows.map((row) => row.slug));
}

type SlugOwner = { readonly product: string; readonly title: string; readonly kind: "own" | "redirect" };

/** Whose address it is, now or before. */
export async function findSlugOwner(db: Db, slug: string): Promise<SlugOwner | null> {
  const [row] = await db.$queryRaw<SlugOwner[]>`
    SELECT p.id AS product, p.title, CASE WHEN p.slug = a.slug THEN 'own' ELSE 'redirect' END AS kind
    FROM product_address a JOIN product p ON p.id = a.product_id WHERE a.slug = ${slug}`;
  return row ?? null;
}

/** From now on the address leads to this product. The database refuses one that another product stands at. */
export async function takeAddress(db: Db, slug: string, productId: string): Promise<void> {
  await db.productAddress.updateMany({ where: { slug }, data: { productId } });
}

/** Where an old address leads now; null for one that never was, and for a product that is not on sale. */
export async function findNewSlug(db: Db, slug: string): Promise<string | null> {
  const row = await db.productAddress.findUnique({
    where: { slug },
    select: { product: { select: { slug: true, status: true } } },
  });
  return row?.product.status === "active" && row.product.slug !== slug ? row.product.slug : null;
}

type InUse = { readonly carts: number; readonly reserved: number };

/** How many open carts hold any of these variants, and how many pieces are put aside for orders. */
export async function countInUse(db: Db, variantIds: readonly string[]): Promise<InUse> {
  const [row] = await db.$queryRaw<InUse[]>`
    SELECT (SELECT count(DISTINCT c.id)::int FROM cart_line l JOIN cart c ON c.id = l.cart_id
        WHERE c.status = 'open' AND l.variant_id = ANY(${variantIds})) AS carts,
      (SELECT coalesce(sum(reserved), 0)::int FROM stock_level WHERE variant_id = ANY(${variantIds})) AS reserved`;
  return row ?? { carts: 0, reserved: 0 };
}
