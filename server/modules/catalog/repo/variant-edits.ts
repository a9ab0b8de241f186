import type { Db } from "@/server/platform/db";
import type { VariantId } from "@/server/shared/id";
import type { KeptPrice, KeptVariant } from "../contract/kept-variant";

export async function listVariants(db: Db, productId: string): Promise<KeptVariant[]> {
  const rows = await db.variant.findMany({
    where: { productId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      sku: true,
      title: true,
      options: true,
      barcode: true,
      weightGrams: true,
      lengthMm: true,
      widthMm: true,
      heightMm: true,
      position: true,
      status: true,
      prices: {
        orderBy: { currency: "asc" },
        select: { currency: true, minor: true, compareAtMinor: true, source: true, rateId: true },
      },
    },
  });
  return rows.map((row) => ({
    ...row,
    id: row.id as VariantId,
    options: row.options as KeptVariant["options"],
    status: row.status as KeptVariant["status"],
    prices: row.prices as KeptPrice[],
  }));
}

/** True once a product has something that can be bought. */
export async function hasPricedVariant(db: Db, productId: string): Promise<boolean> {
  return (await db.variant.count({ where: { productId, status: "active", prices: { some: {} } } })) > 0;
}

type Taken = { readonly sku: string | null; readonly barcode: string | null; readonly title: string };

/** SKUs (in any case) and barcodes that variants of other products have. */
export async function listTaken(
  db: Db,
  productId: string,
  { skus, barcodes }: { readonly skus: readonly string[]; readonly barcodes: readonly string[] },
): Promise<Taken[]> {
  return db.$queryRaw<Taken[]>`
    SELECT lower(v.sku) AS sku, v.barcode, p.title FROM variant v JOIN product p ON p.id = v.product_id
    WHERE v.product_id <> ${productId}
      AND (lower(v.sku) = ANY(${skus.map((sku) => sku.toLowerCase())}) OR v.barcode = ANY(${barcodes}))`;
}

/** SKUs, in small letters, that begin with any of these, whosever they are. */
export async function listSkusLike(db: Db, starts: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ sku: string }[]>`
    SELECT lower(v.sku) AS sku FROM variant v
    WHERE EXISTS (SELECT FROM unnest(${starts.map((sku) => sku.toLowerCase())}::text[]) AS start WHERE starts_with(lower(v.sku), start))`;
  return new Set(rows.map(({ sku }) => sku));
}

/**
 * Makes the variants of a product what is given, in a fixed number of statements. Those that are left out stay as they
 * are. What must be unique steps aside first: two rows may swap their SKUs, and an archived one may free its place.
 */
export async function saveVariants(
  db: Db,
  productId: string,
  variants: readonly KeptVariant[],
): Promise<void> {
  const rows = JSON.stringify(variants.map(({ prices: _, ...row }) => row));
  const prices = JSON.stringify(
    variants.flatMap(({ id, prices: own }) =>
      own.map(({ minor, compareAtMinor, ...price }) => ({
        ...price,
        variantId: id,
        minor: minor.toString(),
        compareAtMinor: compareAtMinor?.toString() ?? null,
      })),
    ),
  );
  await db.$executeRaw`
    UPDATE variant v SET sku = v.id, barcode = NULL, options = '{}'
    FROM jsonb_to_recordset(${rows}::jsonb) AS row (id text, sku text, barcode text, options jsonb, status text)
    WHERE v.id = row.id AND v.product_id = ${productId}
      AND (v.sku, v.options, v.status) IS DISTINCT FROM (row.sku, row.options, row.status)
      OR v.id = row.id AND v.product_id = ${productId} AND v.barcode IS DISTINCT FROM row.barcode`;
  await db.$executeRaw`
    INSERT INTO variant (id, product_id, sku, title, options, barcode, weight_grams, length_mm, width_mm, height_mm, position, status)
    SELECT id, ${productId}, sku, title, options, barcode, "weightGrams", "lengthMm", "widthMm", "heightMm", position, status
    FROM jsonb_to_recordset(${rows}::jsonb) AS row (id text, sku text, title text, options jsonb, barcode text, "weightGrams" int,
      "lengthMm" int, "widthMm" int, "heightMm" int, position int, status text)
    ON CONFLICT (id) DO UPDATE SET sku = excluded.sku, title = excluded.title, options = excluded.options,
      barcode = excluded.barcode, weight_grams = excluded.weight_grams, length_mm = excluded.length_mm,
      width_mm = excluded.width_mm, height_mm = excluded.height_mm, position = excluded.position, status = excluded.status`;
  await savePrices(
    db,
    variants.map(({ id }) => id),
    prices,
  );
}

async function savePrices(db: Db, variantIds: readonly string[], prices: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM price p WHERE p.variant_id = ANY(${variantIds}) AND p.currency = ANY(ARRAY['NGN', 'USD'])
      AND NOT EXISTS (SELECT FROM jsonb_to_recordset(${prices}::jsonb) AS row ("variantId" text, currency text)
        WHERE row."variantId" = p.variant_id AND row.currency = p.currency)`;
  await db.$executeRaw`
    INSERT INTO price (variant_id, currency, minor, compare_at_minor, source, rate_id)
    SELECT "variantId", currency, minor, "compareAtMinor", source, "rateId"
    FROM jsonb_to_recordset(${prices}::jsonb) AS row ("variantId" text, currency text, minor bigint, "compareAtMinor" bigint, source text, "rateId" text)
    ON CONFLICT (variant_id, currency) DO UPDATE SET minor = excluded.minor, compare_at_minor = excluded.compare_at_minor,
        source = excluded.source, rate_id = excluded.rate_id
      WHERE (price.minor, price.compare_at_minor, price.source, price.rate_id)
        IS DISTINCT FROM (excluded.minor, excluded.compare_at_minor, excluded.source, excluded.rate_id)`;
}
