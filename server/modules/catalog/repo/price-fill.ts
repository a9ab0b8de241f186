import type { Db } from "@/server/platform/db";
import type { ProductId, VariantId } from "@/server/shared/id";
import type { Currency } from "@/server/shared/money";
import type { FillRule, RateView } from "../contract/fill-prices";

export type NewRate = Omit<RateView, "at"> & { readonly at: Date };

export async function saveRate(db: Db, rate: NewRate): Promise<void> {
  await db.exchangeRate.create({ data: rate });
}

/** The newest of a pair, from its moment on. */
export async function findRate(db: Db, base: string, quote: string): Promise<RateView | null> {
  const row = await db.exchangeRate.findFirst({
    where: { base, quote },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return row && toRate(row);
}

export async function listRates(db: Db): Promise<RateView[]> {
  const rows = await db.exchangeRate.findMany({ orderBy: [{ at: "desc" }, { id: "desc" }], take: 100 });
  return rows.map(toRate);
}

type RateRow = Omit<RateView, "rate" | "base" | "quote"> & {
  readonly base: string;
  readonly quote: string;
  readonly rate: { toFixed(): string };
};

const toRate = ({ rate, base, quote, ...row }: RateRow): RateView => ({
  ...row,
  base: base as Currency,
  quote: quote as Currency,
  rate: rate.toFixed(),
});

export async function findRule(db: Db, currency: string): Promise<FillRule | null> {
  const row = await db.fillRule.findUnique({ where: { currency } });
  return row && toRule(row);
}

export async function listRules(db: Db): Promise<FillRule[]> {
  return (await db.fillRule.findMany({ orderBy: { currency: "asc" } })).map(toRule);
}

type RuleRow = NonNullable<Awaited<ReturnType<Db["fillRule"]["findUnique"]>>>;

const toRule = ({ updatedBy: _, updatedAt: __, ...rule }: RuleRow): FillRule => rule as FillRule;

export async function saveRule(db: Db, rule: FillRule, touch: { by: string; at: Date }): Promise<void> {
  const { currency, ...rest } = rule;
  const written = { ...rest, updatedBy: touch.by, updatedAt: touch.at };
  await db.fillRule.upsert({ where: { currency }, update: written, create: { currency, ...written } });
}

/** One at a time fills a currency; a second waits, and finds less to do. */
export async function lockFill(db: Db, currency: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('fill-prices:' || ${currency}, 0))`;
}

export type Fillable = {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  readonly sku: string;
  readonly title: string;
  readonly base: { readonly minor: bigint; readonly compareAtMinor: bigint | null };
  /** Null: it has no price in the currency. */
  readonly now: {
    readonly minor: bigint;
    readonly compareAtMinor: bigint | null;
    readonly rateId: string | null;
  } | null;
};

type FillableRow = {
  id: VariantId;
  product_id: ProductId;
  sku: string;
  title: string;
  base_minor: bigint;
  base_before: bigint | null;
  minor: bigint | null;
  compare_at_minor: bigint | null;
  rate_id: string | null;
};

type Walk = {
  readonly currency: string;
  readonly base: string;
  readonly after: string;
  readonly limit: number;
};

/**
 * Variants that a person priced in the base and nobody priced in the currency, or a rate did, after one in the order of
 * their ids. What was filled itself is never a base: a rate would pile upon a rate.
 */
export async function listFillable(db: Db, { currency, base, after, limit }: Walk): Promise<Fillable[]> {
  const rows = await db.$queryRaw<FillableRow[]>`
    SELECT v.id, v.product_id, v.sku, concat_ws(', ', p.title, nullif(v.title, '')) AS title,
      b.minor AS base_minor, b.compare_at_minor AS base_before, t.minor, t.compare_at_minor, t.rate_id
    FROM variant v JOIN product p ON p.id = v.product_id
      JOIN price b ON b.variant_id = v.id AND b.currency = ${base} AND b.source = 'manual'
      LEFT JOIN price t ON t.variant_id = v.id AND t.currency = ${currency}
    WHERE v.id > ${after} AND v.status = 'active' AND p.status <> 'archived'
      AND (t.variant_id IS NULL OR t.source = 'filled')
    ORDER BY v.id LIMIT ${limit}`;
  return rows.map((row) => ({
    variantId: row.id,
    productId: row.product_id,
    sku: row.sku,
    title: row.title,
    base: { minor: row.base_minor, compareAtMinor: row.base_before },
    now:
      row.minor === null
        ? null
        : { minor: row.minor, compareAtMinor: row.compare_at_minor, rateId: row.rate_id },
  }));
}

export type FilledRow = {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  readonly minor: bigint;
  readonly compareAtMinor: bigint | null;
};

type Filling = {
  readonly currency: string;
  readonly rateId: string;
  readonly by: string;
  readonly at: Date;
};

/** Writes filled prices, never over one that a person set, however late; products that changed get a new version. */
export async function saveFilled(db: Db, rows: readonly FilledRow[], filling: Filling): Promise<number> {
  const { currency, rateId, by, at } = filling;
  const productIds = [...new Set(rows.map(({ productId }) => productId))].sort();
  // Whoever has one of these open in an editor is told that it changed; taken in order, so that two never wait crosswise.
  await db.$queryRaw`SELECT id FROM product WHERE id = ANY(${productIds}) ORDER BY id FOR NO KEY UPDATE`;
  // Anybody else who writes another amount over a filled price makes it a person's: a trigger sees to that.
  await db.$executeRaw`SELECT set_config('oja.is_filling', 'yes', true)`;
  const values = JSON.stringify(
    rows.map(({ variantId, minor, compareAtMinor }) => ({
      id: variantId,
      minor: minor.toString(),
      before: compareAtMinor?.toString() ?? null,
    })),
  );
  const written = await db.$executeRaw`
    INSERT INTO price (variant_id, currency, minor, compare_at_minor, source, rate_id)
    SELECT id, ${currency}, minor, before, 'filled', ${rateId}
    FROM jsonb_to_recordset(${values}::jsonb) AS row (id text, minor bigint, before bigint)
    ON CONFLICT (variant_id, currency) DO UPDATE SET minor = excluded.minor, compare_at_minor = excluded.compare_at_minor,
        rate_id = excluded.rate_id
      WHERE price.source = 'filled'`;
  await db.$executeRaw`
    UPDATE product SET version = version + 1, updated_at = ${at}::timestamptz, updated_by = ${by} WHERE id = ANY(${productIds})`;
  return written;
}
