import type { Db } from "@/server/platform/db";
import type { ProductId, VariantId } from "@/server/shared/id";
import type { KeptPrice, KeptVariant } from "../contract/kept-variant";
import type { TypedValue } from "../policy/attribute-values";
import type { EditedProduct, Touch } from "./product-edits";

export type StandingProduct = Omit<EditedProduct, "publishAt" | "unpublishAt">;

export type Standing = {
  readonly product: StandingProduct;
  readonly variants: readonly KeptVariant[];
  readonly values: readonly TypedValue[];
};

type Address = { readonly slug: string; readonly id: string };

/** Which product each address leads to, old addresses included. */
export const listAddresses = (db: Db, slugs: readonly string[]): Promise<Address[]> =>
  db.$queryRaw<Address[]>`SELECT slug, product_id AS id FROM product_address WHERE slug = ANY(${slugs})`;

/** Holds products for this transaction, in one order, so that two who hold many never wait for each other. */
export async function holdProducts(db: Db, ids: readonly string[]): Promise<void> {
  await db.$queryRaw`SELECT id FROM product WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`;
}

/** Products with all that a file may say of them, by id. */
export async function listStanding(db: Db, ids: readonly string[]): Promise<Map<string, Standing>> {
  const [products, variants, values] = [
    await db.product.findMany({ where: { id: { in: [...ids] } } }),
    await listVariantsOf(db, ids),
    await db.productAttribute.findMany({
      where: { productId: { in: [...ids] } },
      orderBy: [{ position: "asc" }, { key: "asc" }],
    }),
  ];
  const variantsOf = Map.groupBy(variants, ({ productId }) => productId);
  const valuesOf = Map.groupBy(values, ({ productId }) => productId as ProductId);
  return new Map(
    products.map(({ searchText: _, attributes: __, ...product }) => [
      product.id,
      {
        product: product as unknown as StandingProduct,
        variants: (variantsOf.get(product.id as ProductId) ?? []).map(({ productId: ___, ...own }) => own),
        values: (valuesOf.get(product.id as ProductId) ?? []).map(
          ({ key, type, words, number, flag, day }) => ({
            key,
            type: type as TypedValue["type"],
            words,
            number: number?.toFixed() ?? null,
            flag,
            day: day?.toISOString().slice(0, 10) ?? null,
          }),
        ),
      },
    ]),
  );
}

type OwnedVariant = KeptVariant & { readonly productId: ProductId };

async function listVariantsOf(db: Db, ids: readonly string[]): Promise<OwnedVariant[]> {
  const rows = await db.variant.findMany({
    where: { productId: { in: [...ids] } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { prices: { orderBy: { currency: "asc" } } },
  });
  return rows.map(({ prices, ...row }) => ({
    ...(row as unknown as Omit<OwnedVariant, "prices">),
    prices: prices.map(({ variantId: _, ...price }) => price as KeptPrice),
  }));
}

export type SkuOwner = {
  readonly id: VariantId;
  readonly productId: ProductId;
  readonly sku: string;
  readonly barcode: string | null;
  readonly title: string;
};

/** Variants that have any of these SKUs (in any case) or barcodes, whosever they are; `sku` is in small letters. */
export const listOwners = (
  db: Db,
  { skus, barcodes }: { readonly skus: readonly string[]; readonly barcodes: readonly string[] },
): Promise<SkuOwner[]> => db.$queryRaw<SkuOwner[]>`
    SELECT v.id, v.product_id AS "productId", lower(v.sku) AS sku, v.barcode, p.title
    FROM variant v JOIN product p ON p.id = v.product_id
    WHERE lower(v.sku) = ANY(${skus.map((sku) => sku.toLowerCase())}) OR v.barcode = ANY(${barcodes})`;

export type ProductRow = {
  readonly id: ProductId;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly categoryId: string;
  readonly tags: readonly string[];
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly status: string;
};

const asRows = (rows: readonly unknown[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));

/** As drafts: what is to be sold is put on sale once it has prices. */
export async function addProducts(db: Db, products: readonly ProductRow[], { at, by }: Touch): Promise<void> {
  await db.$executeRaw`
    INSERT INTO product (id, slug, title, summary, description, status, category_id, tags, seo_title, seo_description, options,
      created_at, updated_at, updated_by)
    SELECT id, slug, title, summary, description, 'draft', "categoryId", array(SELECT jsonb_array_elements_text(tags)), "seoTitle",
      "seoDescription", options, ${at}::timestamptz, ${at}::timestamptz, ${by}
    FROM jsonb_to_recordset(${asRows(products)}::jsonb) AS row (id text, slug text, title text, summary text, description text,
      "categoryId" text, tags jsonb, "seoTitle" text, "seoDescription" text, options jsonb)`;
}

/** Raises the version of each: whoever has it open is told that it was changed. */
export async function touchProducts(db: Db, ids: readonly string[], { at, by }: Touch): Promise<void> {
  await db.$executeRaw`
    UPDATE product SET version = version + 1, updated_at = ${at}::timestamptz, updated_by = ${by} WHERE id = ANY(${ids})`;
}

export async function saveTexts(db: Db, products: readonly ProductRow[]): Promise<void> {
  await db.$executeRaw`
    UPDATE product p SET title = row.title, summary = row.summary, description = row.description, category_id = row."categoryId",
      tags = array(SELECT jsonb_array_elements_text(row.tags)), seo_title = row."seoTitle",
      seo_description = row."seoDescription", options = row.options
    FROM jsonb_to_recordset(${asRows(products)}::jsonb) AS row (id text, title text, summary text, description text,
      "categoryId" text, tags jsonb, "seoTitle" text, "seoDescription" text, options jsonb)
    WHERE p.id = row.id`;
}

type Standpoint = Pick<ProductRow, "id" | "status">;

/** A plan that a file overtakes is no plan any more. The first day on sale stays. */
export async function saveStatuses(db: Db, products: readonly Standpoint[], at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE product p SET status = row.status, publish_at = NULL,
      unpublish_at = CASE WHEN row.status = 'active' THEN p.unpublish_at END,
      published_at = CASE WHEN row.status = 'active' THEN coalesce(p.published_at, ${at}::timestamptz) ELSE p.published_at END
    FROM jsonb_to_recordset(${asRows(products)}::jsonb) AS row (id text, status text)
    WHERE p.id = row.id AND p.status <> row.status`;
}

export type VariantRow = Omit<KeptVariant, "prices"> & { readonly productId: ProductId };

/** What must be unique steps aside first: two rows may swap what they have. */
export async function saveVariantRows(db: Db, variants: readonly VariantRow[]): Promise<void> {
  const rows = asRows(variants);
  await db.$executeRaw`
    UPDATE variant v SET sku = v.id, barcode = NULL, options = '{}'
    FROM jsonb_to_recordset(${rows}::jsonb) AS row (id text, sku text, barcode text, options jsonb, status text)
    WHERE v.id = row.id AND (v.sku, v.options, v.status, v.barcode) IS DISTINCT FROM (row.sku, row.options, row.status, row.barcode)`;
  await db.$executeRaw`
    INSERT INTO variant (id, product_id, sku, title, options, barcode, weight_grams, length_mm, width_mm, height_mm, position, status)
    SELECT id, "productId", sku, title, options, barcode, "weightGrams", "lengthMm", "widthMm", "heightMm", position, status
    FROM jsonb_to_recordset(${rows}::jsonb) AS row (id text, "productId" text, sku text, title text, options jsonb, barcode text,
      "weightGrams" int, "lengthMm" int, "widthMm" int, "heightMm" int, position int, status text)
    ON CONFLICT (id) DO UPDATE SET sku = excluded.sku, title = excluded.title, options = excluded.options,
      barcode = excluded.barcode, weight_grams = excluded.weight_grams, length_mm = excluded.length_mm,
      width_mm = excluded.width_mm, height_mm = excluded.height_mm, position = excluded.position, status = excluded.status`;
}

export type PriceRow = KeptPrice & { readonly variantId: VariantId };

export async function savePriceRows(db: Db, prices: readonly PriceRow[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO price (variant_id, currency, minor, compare_at_minor, source, rate_id)
    SELECT "variantId", currency, minor, "compareAtMinor", source, "rateId"
    FROM jsonb_to_recordset(${asRows(prices)}::jsonb) AS row ("variantId" text, currency text, minor bigint, "compareAtMinor" bigint,
      source text, "rateId" text)
    ON CONFLICT (variant_id, currency) DO UPDATE SET minor = excluded.minor, compare_at_minor = excluded.compare_at_minor,
      source = excluded.source, rate_id = excluded.rate_id`;
}

export type ValuesRow = {
  readonly id: ProductId;
  readonly values: readonly TypedValue[];
  /** The same, as shoppers read it. */
  readonly words: readonly { readonly name: string; readonly value: string }[];
};

/** Replaces all attributes of these products, in words and as typed values. */
export async function saveAttributes(db: Db, products: readonly ValuesRow[]): Promise<void> {
  const ids = products.map(({ id }) => id);
  const values = products.flatMap(({ id: productId, values: own }) =>
    own.map((value, position) => ({ ...value, productId, position })),
  );
  await db.$executeRaw`DELETE FROM product_attribute WHERE product_id = ANY(${ids})`;
  await db.$executeRaw`
    INSERT INTO product_attribute (product_id, key, type, position, words, number, flag, day)
    SELECT "productId", key, type, position, words, number, flag, day
    FROM jsonb_to_recordset(${asRows(values)}::jsonb) AS row ("productId" text, key text, type text, position int, words text,
      number numeric, flag boolean, day date)`;
  await db.$executeRaw`
    UPDATE product p SET attributes = row.words
    FROM jsonb_to_recordset(${asRows(products)}::jsonb) AS row (id text, words jsonb) WHERE p.id = row.id`;
}
