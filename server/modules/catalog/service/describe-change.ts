import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "@/server/platform/db";
import { formatMoney, money } from "@/server/shared/money";
import type { KeptVariant } from "../contract/kept-variant";

export type Described = Record<string, Prisma.InputJsonValue | null>;
type Difference = { readonly before: Prisma.InputJsonObject; readonly after: Prisma.InputJsonObject };

/** The parts that differ, as they were and as they are, for the activity log. */
export function differenceOf(before: Described, after: Described): Difference {
  const changed = Object.keys({ ...before, ...after }).filter(
    (part) => !isDeepStrictEqual(before[part], after[part]),
  );
  return { before: pick(before, changed), after: pick(after, changed) };
}

const pick = (from: Described, parts: readonly string[]): Prisma.InputJsonObject =>
  Object.fromEntries(parts.map((part) => [part, from[part] ?? null]));

/** Variants by their ids, so that only those that changed are written down. */
export const describeVariants = (variants: readonly KeptVariant[]): Described =>
  Object.fromEntries(variants.map((variant) => [variant.id, describeVariant(variant)]));

const describeVariant = ({ id: _, prices, ...variant }: KeptVariant): Prisma.InputJsonObject => ({
  ...variant,
  prices: prices.map(({ currency, minor, compareAtMinor, source }) =>
    [
      formatMoney(money(minor, currency)),
      compareAtMinor === null ? "" : `was ${formatMoney(money(compareAtMinor, currency))}`,
      source === "filled" ? "filled" : "",
    ]
      .filter(Boolean)
      .join(", "),
  ),
});
