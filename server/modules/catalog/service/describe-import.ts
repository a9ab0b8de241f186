import { isDeepStrictEqual } from "node:util";
import { formatMoney, money } from "@/server/shared/money";
import type { ImportedProduct, ImportTally } from "../contract/import-products";
import type { KeptVariant } from "../contract/kept-variant";
import { formValue, type TypedValue } from "../policy/attribute-values";
import type { PlannedGrid } from "../policy/plan-import";
import type * as repo from "../repo/import-products";

/** One product of a file beside what stands, and what it is to become. */
export type ProductPlan = {
  readonly given: ImportedProduct;
  readonly standing: repo.Standing | null;
  readonly next: repo.ProductRow;
  readonly areTextsChanged: boolean;
  readonly values: readonly TypedValue[] | null;
  readonly grid: PlannedGrid;
};

export const isChanged = ({ standing, next, areTextsChanged, values, grid }: ProductPlan): boolean =>
  standing === null ||
  areTextsChanged ||
  values !== null ||
  grid.changed.length > 0 ||
  next.status !== standing.product.status;

/** Long texts are cut: the log says that they changed, the product says to what. */
const LONGEST = 200;

type Sides = { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> };

/** What changed, by address of the product, as it was and as it is, for the activity log. */
export function describeImport(plans: readonly ProductPlan[]): Sides {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const plan of plans) {
    const { slug } = plan.next;
    if (plan.standing === null) {
      after[slug] = {
        title: plan.next.title,
        status: plan.next.status,
        skus: plan.grid.all.map(({ sku }) => sku),
      };
      continue;
    }
    const [was, is] = differ(describeBefore(plan), describeAfter(plan));
    before[slug] = was;
    after[slug] = is;
  }
  return { before, after };
}

type Described = Record<string, unknown>;
const PARTS = [
  "title",
  "summary",
  "description",
  "categoryId",
  "tags",
  "seoTitle",
  "seoDescription",
  "options",
  "status",
] as const;

function describeBefore({ standing, values, grid }: ProductPlan): Described {
  if (!standing) return {};
  const ids = new Set(grid.changed.map(({ id }) => id));
  return {
    ...Object.fromEntries(PARTS.map((part) => [part, standing.product[part]])),
    ...(values
      ? { attributes: standing.values.map((value) => `${value.key}: ${String(formValue(value))}`) }
      : {}),
    ...describeVariants(standing.variants.filter(({ id }) => ids.has(id))),
  };
}

const describeAfter = ({ next, values, grid }: ProductPlan): Described => ({
  ...Object.fromEntries(PARTS.map((part) => [part, next[part]])),
  ...(values ? { attributes: values.map((value) => `${value.key}: ${String(formValue(value))}`) } : {}),
  ...describeVariants(grid.changed),
});

const describeVariants = (variants: readonly KeptVariant[]): Described =>
  Object.fromEntries(
    variants.map(({ sku, prices, id: _, ...rest }) => [
      sku.toLowerCase(),
      { ...rest, sku, prices: describePrices(prices) },
    ]),
  );

export const describePrices = (prices: KeptVariant["prices"]): string[] =>
  prices.map(({ currency, minor, compareAtMinor }) =>
    [
      formatMoney(money(minor, currency)),
      compareAtMinor === null ? "" : `was ${formatMoney(money(compareAtMinor, currency))}`,
    ]
      .filter(Boolean)
      .join(", "),
  );

/** Only what differs; of variants, too. */
function differ(before: Described, after: Described): [Described, Described] {
  const keys = Object.keys({ ...before, ...after }).filter(
    (key) => !isDeepStrictEqual(before[key], after[key]),
  );
  const pairs = keys.map((key) => {
    const [was, is] = [before[key], after[key]];
    return [key, isRecord(was) && isRecord(is) ? differ(was, is) : [clip(was), clip(is)]] as const;
  });
  return [
    Object.fromEntries(pairs.map(([key, [was]]) => [key, was ?? null])),
    Object.fromEntries(pairs.map(([key, [, is]]) => [key, is ?? null])),
  ];
}

const isRecord = (value: unknown): value is Described =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const clip = (value: unknown): unknown =>
  typeof value === "string" && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;

/** How many of each kind. */
export function tallyOf(plans: readonly ProductPlan[]): Partial<ImportTally> {
  const tally = {
    productsMade: 0,
    productsChanged: 0,
    productsSame: 0,
    variantsMade: 0,
    variantsChanged: 0,
    pricesChanged: 0,
    offSale: 0,
  };
  for (const plan of plans) {
    const { standing, grid, next } = plan;
    if (standing === null) tally.productsMade += 1;
    else if (isChanged(plan)) tally.productsChanged += 1;
    else tally.productsSame += 1;
    const before = new Map(standing?.variants.map((variant) => [variant.id, variant]));
    for (const variant of grid.changed) {
      const was = before.get(variant.id);
      if (was) tally.variantsChanged += 1;
      else tally.variantsMade += 1;
      tally.pricesChanged += variant.prices.filter(
        (price) => !was?.prices.some((one) => isDeepStrictEqual(one, price)),
      ).length;
      if (was?.status === "active" && variant.status === "archived") tally.offSale += 1;
    }
    if (standing?.product.status === "active" && next.status !== "active") tally.offSale += 1;
  }
  return tally;
}
