import { type Db, Prisma } from "@/server/platform/db";
import type { CategoryId, ProductId, VariantId } from "@/server/shared/id";
import type { CategoryView, Picture, ProductView, Sellable, VariantView } from "../contract";
import type { PriceTable } from "../contract/price";
import { type OfferRow, offersOf, type PriceQuestion, toPriceTable } from "./offers";
import { FIRST_PICTURE, PICTURE } from "./pieces";

type VariantRow = {
  id: string;
  sku: string;
  title: string;
  options: Record<string, string>;
  minor: string | null;
  compareAt: string | null;
  offers: OfferRow[];
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

/** A product before its prices are decided. */
export type FoundProduct = Omit<ProductView, "variants"> & {
  readonly variants: (Omit<VariantView, "price" | "compareAt" | "tiers"> & { readonly prices: PriceTable })[];
};

/** One product for sale with all that its page shows, in one statement; null when there is none. */
export const findProduct = (db: Db, slug: string, question: PriceQuestion): Promise<FoundProduct | null> =>
  findView(db, Prisma.sql`p.slug = ${slug} AND p.status = 'active'`, question);

/** The same of a product in any status, for those who may see drafts. */
export const findPreview = (db: Db, id: string, question: PriceQuestion): Promise<FoundProduct | null> =>
  findView(db, Prisma.sql`p.id = ${id}`, question);

async function findView(db: Db, which: Prisma.Sql, question: PriceQuestion): Promise<FoundProduct | null> {
  const [row] = await db.$queryRaw<ProductRow[]>`
    SELECT p.id, p.slug, p.title, p.summary, p.description, p.attributes, p.options, p.tags,
      p.seo_title AS "seoTitle", p.seo_description AS "seoDescription",
      json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) AS category,
      coalesce((SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'title', v.title, 'options', v.options,
          'minor', pr.minor::text, 'compareAt', pr.compare_at_minor::text, 'offers', ${offersOf(question)},
          'available', (SELECT coalesce(sum(s.on_hand - s.reserved), 0) FROM stock_level s WHERE s.variant_id = v.id)) ORDER BY v.position)
        FROM variant v LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${question.currency}
        WHERE v.product_id = p.id AND v.status = 'active'), '[]') AS variants,
      coalesce((SELECT json_agg(${PICTURE} ORDER BY m.position) FROM media m WHERE m.product_id = p.id), '[]') AS pictures
    FROM product p JOIN category c ON c.id = p.category_id
    WHERE ${which}`;
  if (!row) return null;
  return {
    ...row,
    id: row.id as ProductId,
    category: { ...row.category, id: row.category.id as CategoryId },
    variants: row.variants.map(({ minor, compareAt, offers, ...variant }) => ({
      ...variant,
      id: variant.id as VariantId,
      prices: toPriceTable({ minor, compareAt, offers }, question),
    })),
  };
}

export async function listCategories(db: Db): Promise<CategoryView[]> {
  const rows = await db.$queryRaw<(Omit<CategoryView, "productCount"> & { product_count: number })[]>`
    SELECT c.id, c.slug, c.name, c.blurb, c.media AS picture, c.seo_title AS "seoTitle", c.seo_description AS "seoDescription",
      (SELECT slug FROM category WHERE id = c.parent_id) AS "parentSlug",
      (SELECT count(*)::int FROM product p WHERE p.category_id = ANY (ARRAY(SELECT category_and_below(c.id))) AND p.status = 'active') AS product_count
    FROM category c WHERE c.status = 'active' ORDER BY c.position, c.slug`;
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
  minor: string | null;
  compare_at: string | null;
  offers: OfferRow[];
  is_for_sale: boolean;
};

export type FoundSellable = Omit<Sellable, "price" | "compareAt" | "priceReason">;

/** Variants as they can be sold now, in one statement, in the order of their ids. */
export async function findSellables(
  db: Db,
  variantIds: readonly VariantId[],
  question: PriceQuestion,
): Promise<FoundSellable[]> {
  const rows = await db.$queryRaw<SellableRow[]>`
    SELECT v.id AS variant_id, p.slug AS product_slug, v.sku, p.title, v.title AS variant_title, p.kind, pr.minor::text, pr.compare_at_minor::text AS compare_at,
      ${offersOf(question)} AS offers, (v.status = 'active' AND p.status = 'active') AS is_for_sale,
      ${FIRST_PICTURE} AS picture
    FROM variant v JOIN product p ON p.id = v.product_id
    LEFT JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${question.currency}
    WHERE v.id = ANY(${variantIds}) ORDER BY v.id`;
  return rows.map((row) => ({
    variantId: row.variant_id as VariantId,
    productSlug: row.product_slug,
    sku: row.sku,
    title: row.title,
    variantTitle: row.variant_title,
    kind: row.kind,
    picture: row.picture,
    prices: toPriceTable({ minor: row.minor, compareAt: row.compare_at, offers: row.offers }, question),
    isForSale: row.is_for_sale,
  }));
}
