import { type Db, Prisma } from "@/server/platform/db";
import type { CategoryId, ProductId, VariantId } from "@/server/shared/id";
import { type Currency, money } from "@/server/shared/money";
import type { CategoryView, Picture, ProductView, Sellable } from "../contract";
import { FIRST_PICTURE, PICTURE, toMoney } from "./pieces";

type VariantRow = {
  id: string;
  sku: string;
  title: string;
  options: Record<string, string>;
  minor: string | null;
  compare_at: string | null;
  available: number;
};

type ProductRow = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  description: string;
  category: ProductView["category"];
  attributes: ProductView["attributes"];
  options: ProductView["options"];
  tags: string[];
  variants: VariantRow[];
  pictures: Picture[];
  seoTitle: string;
  seoDescription: string;
};

/** One product for sale with all that its page shows, in one statement; null when there is none. */
export const findProduct = (db: Db, slug: string, currency: Currency): Promise<ProductView | null> =>
  findView(db, Prisma.sql`p.slug = ${slug} AND p.status = 'active'`, currency);

/** The same of a product in any status, for those who may see drafts. */
export const findPreview = (db: Db, id: string, currency: Currency): Promise<ProductView | null> =>
  findView(db, Prisma.sql`p.id = ${id}`, currency);

async function findView(db: Db, which: Prisma.Sql, currency: Currency): Promise<ProductView | null> {
  const [row] = await db.$queryRaw<ProductRow[]>`
    SELECT p.id, p.slug, p.title, p.summary, p.description, p.attributes, p.options, p.tags,
      p.seo_title AS "seoTitle", p.seo_description AS "seoDescription",
      json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) AS category,
      coalesce((SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'title', v.title, 'options', v.options,
          'minor', pr.minor::text, 'compare_at', pr.compare_at_minor::text,
          'available', (SELECT coalesce(sum(s.on_hand - s.reserved), 0) FROM stock_level s WHERE s.variant_id = v.id)) ORDER BY v.position)
        FROM variant v LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${currency}
        WHERE v.product_id = p.id AND v.status = 'active'), '[]') AS variants,
      coalesce((SELECT json_agg(${PICTURE} ORDER BY m.position) FROM media m WHERE m.product_id = p.id), '[]') AS pictures
    FROM product p JOIN category c ON c.id = p.category_id
    WHERE ${which}`;
  if (!row) return null;
  return {
    ...row,
    id: row.id as ProductId,
    category: { ...row.category, id: row.category.id as CategoryId },
    variants: row.variants.map(({ minor, compare_at, ...variant }) => ({
      ...variant,
      id: variant.id as VariantId,
      price: toMoney(minor, currency),
      compareAt: toMoney(compare_at, currency),
    })),
  };
}

export async function listCategories(db: Db): Promise<CategoryView[]> {
  const rows = await db.$queryRaw<(Omit<CategoryView, "productCount"> & { product_count: number })[]>`
    SELECT c.id, c.slug, c.name, c.blurb, c.media AS picture,
      (SELECT count(*)::int FROM product p WHERE p.category_id = c.id AND p.status = 'active') AS product_count
    FROM category c ORDER BY c.position, c.slug`;
  return rows.map(({ product_count, ...row }) => ({ ...row, productCount: product_count }));
}

type SellableRow = {
  variant_id: string;
  product_slug: string;
  sku: string;
  title: string;
  variant_title: string;
  kind: string;
  picture: Picture | null;
  minor: bigint | null;
  is_for_sale: boolean;
};

/** Variants as they can be sold now, in one statement, in the order of their ids. */
export async function findSellables(
  db: Db,
  variantIds: readonly VariantId[],
  currency: Currency,
): Promise<Sellable[]> {
  const rows = await db.$queryRaw<SellableRow[]>`
    SELECT v.id AS variant_id, p.slug AS product_slug, v.sku, p.title, v.title AS variant_title, p.kind, pr.minor,
      (v.status = 'active' AND p.status = 'active') AS is_for_sale,
      ${FIRST_PICTURE} AS picture
    FROM variant v JOIN product p ON p.id = v.product_id
    LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${currency}
    WHERE v.id = ANY(${variantIds}) ORDER BY v.id`;
  return rows.map((row) => ({
    variantId: row.variant_id as VariantId,
    productSlug: row.product_slug,
    sku: row.sku,
    title: row.title,
    variantTitle: row.variant_title,
    kind: row.kind,
    picture: row.picture,
    price: row.minor === null ? null : money(row.minor, currency),
    isForSale: row.is_for_sale,
  }));
}
