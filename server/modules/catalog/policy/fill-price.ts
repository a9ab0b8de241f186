import type { FillRule, Rate } from "../contract/fill-prices";

/** A hundred percent, in hundredths of a percent. */
const WHOLE = 10_000n;

type Fraction = { readonly over: bigint; readonly under: bigint };

/** "0.0625" as 625 over 10,000: no digit is lost. */
export function fractionOf(rate: Rate): Fraction {
  const [whole = "0", decimals = ""] = rate.split(".");
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

type Pricing = Pick<FillRule, "marginPoints" | "rounding" | "stepMinor" | "endingMinor">;

/**
 * What an amount costs in another currency: rate, margin, then rounding, all exact until the last step. Half-way goes
 * up, and nothing becomes free. Both amounts are minor units; every currency of the shop has two decimals.
 */
export function fillPrice(minor: bigint, rate: Rate, rule: Pricing): bigint {
  const { over, under } = fractionOf(rate);
  const exact = { over: minor * over * (WHOLE + BigInt(rule.marginPoints)), under: under * WHOLE };
  const { stepMinor: step, endingMinor: ending } = rule;
  // Counted in steps from the ending: how many of them, and what is left over.
  const beyond = exact.over - ending * exact.under;
  const stride = step * exact.under;
  const steps = floorDivide(beyond, stride);
  const rest = beyond - steps * stride;
  const isUp = rule.rounding === "up" ? rest > 0n : rest * 2n >= stride;
  const rounded = (steps + (isUp ? 1n : 0n)) * step + ending;
  return rounded > 0n ? rounded : leastPrice(rule);
}

/** The smallest amount above nothing that the rounding allows. */
export const leastPrice = ({ stepMinor, endingMinor }: Pick<Pricing, "stepMinor" | "endingMinor">): bigint =>
  endingMinor > 0n ? endingMinor : stepMinor;

/** Filled, and what it cost before filled alike, where that is still more. */
export function fillBoth(
  base: { readonly minor: bigint; readonly compareAtMinor: bigint | null },
  rate: Rate,
  rule: Pricing,
): { readonly minor: bigint; readonly compareAtMinor: bigint | null } {
  const minor = fillPrice(base.minor, rate, rule);
  const before = base.compareAtMinor === null ? null : fillPrice(base.compareAtMinor, rate, rule);
  return { minor, compareAtMinor: before !== null && before > minor ? before : null };
}

function floorDivide(over: bigint, under: bigint): bigint {
  const quotient = over / under;
  return over % under < 0n ? quotient - 1n : quotient;
}
