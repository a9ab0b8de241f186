import { z } from "zod";
import { VariantId } from "@/server/shared/id";
import { Currency, Money, ShopCurrency } from "@/server/shared/money";

/** An exact decimal, never a float: "0.000625", "1600". */
export const Rate = z.string().regex(/^(?=.*[1-9])\d{1,12}(\.\d{1,12})?$/, {
  error: "Give a number above nothing, with at most 12 decimals, such as 1585.50",
});
export type Rate = z.infer<typeof Rate>;

const pairIsTwo = ({ base, quote }: { base: string; quote: string }) => base !== quote;

/** One unit of `base` is worth `rate` units of `quote`. */
export const SetRateInput = z
  .strictObject({
    base: Currency,
    quote: Currency,
    rate: Rate,
    source: z.string().trim().min(1, { error: "Say where the rate is from" }).max(120),
  })
  .refine(pairIsTwo, { path: ["quote"], error: "Choose two different currencies" });
export type SetRateInput = z.infer<typeof SetRateInput>;

export const RateView = z.strictObject({
  id: z.string(),
  base: Currency,
  quote: Currency,
  rate: z.string(),
  source: z.string(),
  setBy: z.string(),
  at: z.date(),
});
export type RateView = z.infer<typeof RateView>;

/** Prices come out as a whole number of steps plus the ending: step 100, ending 99 makes 12.99; step 50 makes 12.50. */
export const FillRule = z
  .strictObject({
    currency: ShopCurrency,
    base: Currency,
    /** Hundredths of a percent on top of the rate: 250 is 2.5 %. */
    marginPoints: z.number().int().min(0).max(50_000),
    rounding: z.enum(["nearest", "up"]),
    stepMinor: z.bigint().min(1n).max(100_000_000n),
    endingMinor: z.bigint().min(0n).default(0n),
  })
  .refine(({ currency, base }) => currency !== base, {
    path: ["base"],
    error: "Choose two different currencies",
  })
  .refine(({ stepMinor, endingMinor }) => endingMinor < stepMinor, {
    path: ["endingMinor"],
    error: "The ending must be less than the step",
  });
export type FillRule = z.infer<typeof FillRule>;

export const FillView = z.strictObject({
  rules: z.array(FillRule),
  /** The newest of each pair first. */
  rates: z.array(RateView),
});
export type FillView = z.infer<typeof FillView>;

export const FillInput = z.strictObject({ currency: ShopCurrency });
export type FillInput = z.infer<typeof FillInput>;

export const FilledPrice = z.strictObject({
  variantId: VariantId,
  sku: z.string(),
  title: z.string(),
  from: Money,
  /** Null: it has no price in the currency yet. */
  now: Money.nullable(),
  next: Money,
});
export type FilledPrice = z.infer<typeof FilledPrice>;

export const FillPreview = z.strictObject({
  rate: RateView,
  rule: FillRule,
  /** Variants without a price in the currency. */
  missing: z.number().int(),
  /** Variants whose price an earlier rate or rule filled. */
  outdated: z.number().int(),
  /** The first few of both. */
  examples: z.array(FilledPrice),
});
export type FillPreview = z.infer<typeof FillPreview>;

export const ApplyFillInput = z.strictObject({
  currency: ShopCurrency,
  /** The rate that the preview showed: CONFLICT when there is a newer one. */
  rateId: z.string().max(60),
});
export type ApplyFillInput = z.infer<typeof ApplyFillInput>;

/** One bounded helping. While there is more, ask again. */
export const FillResult = z.strictObject({ written: z.number().int(), hasMore: z.boolean() });
export type FillResult = z.infer<typeof FillResult>;
