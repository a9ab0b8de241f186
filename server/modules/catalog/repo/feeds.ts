import type { Db } from "@/server/platform/db";
import type { ProductId, VariantId } from "@/server/shared/id";
import { type Currency, type Money, money } from "@/server/shared/money";
import type { Picture, ProductView } from "../contract";

type Shown = Pick<Picture, "path" | "widths">;

/** A product as the sitemap lists it. */
export type Listed = {
  readonly id: string;
  readonly slug: string;
  readonly updatedAt: Date;
  readonly pictures: readonly Shown[];
};
type ListedPage = { readonly after: string | null; readonly skip: number; readonly limit: number };

export async function countPublished(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM product WHERE status = 'active'`;
  return row?.count ?? 0;
}

/** Products for sale in the order of their ids, with their first pictures. */
export async function listPublished(db: Db, { after, skip, limit }: ListedPage): Promise<Listed[]> {
  return db.$queryRaw<Listed[]>`
    SELECT p.id, p.slug, p.updated_at AS "updatedAt",
      coalesce((SELECT json_agg(json_build_object('path', m.path, 'widths', m.widths) ORDER BY m.position)
        FROM media m WHERE m.product_id = p.id AND m.position < 10), '[]') AS pictures
    FROM product p WHERE p.status = 'active' AND p.id > ${after ?? ""}
    ORDER BY p.id OFFSET ${skip} LIMIT ${limit}`;
}

/** A variant with what a catalogue of ads says about it; what it costs is asked elsewhere. */
export type OfferRow = {
  readonly id: VariantId;
  readonly productId: ProductId;
  readonly slug: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
  readonly options: Readonly<Record<string, string>>;
  readonly attributes: ProductView["attributes"];
  readonly barcode: string | null;
  readonly weightGrams: number;
  readonly available: number;
  readonly hasSiblings: boolean;
  /** The price it is said to have had, or its own before any list lowers it. */
  readonly before: Money | null;
  readonly pictures: readonly Shown[];
};
type OfferPage = { readonly currency: Currency; readonly after: string; readonly limit: number };

/** Variants for sale that have a price in the currency, in the order of their ids. */
export async function listOffers(db: Db, { currency, after, limit }: OfferPage): Promise<OfferRow[]> {
  const rows = await db.$queryRaw<(Omit<OfferRow, "before"> & { before: bigint })[]>`
    SELECT v.id, p.id AS "productId", p.slug, v.sku, p.title, v.title AS "variantTitle", p.summary, p.description,
      c.name AS category, v.options, p.attributes, v.barcode, v.weight_grams AS "weightGrams",
      greatest(pr.minor, pr.compare_at_minor) AS before,
      (SELECT coalesce(sum(s.on_hand - s.reserved), 0)::int FROM stock_level s WHERE s.variant_id = v.id) AS available,
      EXISTS (SELECT FROM variant o WHERE o.product_id = p.id AND o.id <> v.id AND o.status = 'active') AS "hasSiblings",
      coalesce((SELECT json_agg(json_build_object('path', m.path, 'widths', m.widths) ORDER BY m.position)
        FROM media m WHERE m.product_id = p.id AND m.position < 10), '[]') AS pictures
    FROM variant v JOIN product p ON p.id = v.product_id JOIN category c ON c.id = p.category_id
      JOIN price pr ON pr.variant_id = v.id AND pr.currency = ${currency}
    WHERE v.status = 'active' AND p.status = 'active' AND v.id > ${after}
    ORDER BY v.id LIMIT ${limit}`;
  return rows.map(({ before, ...row }) => ({ ...row, before: money(before, currency) }));
}
