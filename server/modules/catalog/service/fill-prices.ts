import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { money } from "@/server/shared/money";
import type {
  ApplyFillInput,
  FillInput,
  FillPreview,
  FillResult,
  FillRule,
  FillView,
  RateView,
  SetRateInput,
} from "../contract/fill-prices";
import { FillRuleSet, PricesFilled, RateSet } from "../events";
import { fillBoth } from "../policy/fill-price";
import * as repo from "../repo/price-fill";
import { differenceOf } from "./describe-change";
import { nameOf, touchOf } from "./edit-product";

/** Variants looked at in one go, and written in one transaction at most. */
const HELPING = 500;
const EXAMPLES = 20;

/** The rules, and the last hundred rates. */
export async function readFill(ctx: Ctx<Staff>): Promise<FillView> {
  const [rules, rates] = await Promise.all([repo.listRules(ctx.db), repo.listRates(ctx.db)]);
  return { rules, rates: await Promise.all(rates.map((rate) => withName(ctx, rate))) };
}

/** Writes down what a currency is worth from now on. Prices that an earlier rate filled stay until they are filled again. */
export async function setRate(ctx: Ctx<Staff>, input: SetRateInput): Promise<RateView> {
  const { by, at } = touchOf(ctx);
  const rate = { id: newId("exchangeRate", at), ...input, setBy: by, at };
  await ctx.db.$transaction(async (db) => {
    await repo.lockFill(db, input.quote);
    const before = await repo.findRate(db, input.base, input.quote);
    if (before && before.at >= at)
      throw new AppError("CONFLICT", "Somebody has just set this rate. Look again.");
    await repo.saveRate(db, rate);
    await announce(db, ctx, {
      kind: RateSet,
      payload: { rateId: rate.id },
      change: {
        subject: `rate:${input.base}-${input.quote}`,
        before: { rate: before?.rate ?? null },
        after: { rate: input.rate, source: input.source },
      },
    });
  });
  return withName(ctx, rate);
}

/** How missing prices in a currency are to be made. */
export async function setFillRule(ctx: Ctx<Staff>, rule: FillRule): Promise<FillRule> {
  await ctx.db.$transaction(async (db) => {
    await repo.lockFill(db, rule.currency);
    const before = await repo.findRule(db, rule.currency);
    await repo.saveRule(db, rule, touchOf(ctx));
    await announce(db, ctx, {
      kind: FillRuleSet,
      payload: { currency: rule.currency },
      change: {
        subject: `fill:${rule.currency}`,
        ...differenceOf(before ? describe(before) : {}, describe(rule)),
      },
    });
  });
  return rule;
}

const describe = ({ stepMinor, endingMinor, ...rule }: FillRule) => ({
  ...rule,
  stepMinor: stepMinor.toString(),
  endingMinor: endingMinor.toString(),
});

/** What filling a currency now would do; writes nothing. */
export async function previewFill(ctx: Ctx<Staff>, { currency }: FillInput): Promise<FillPreview> {
  const { rate, rule } = await readPlan(ctx.db, currency);
  const counts = { missing: 0, outdated: 0 };
  const examples: FillPreview["examples"] = [];
  for await (const { now, next, ...variant } of walkFills(ctx.db, { rate, rule })) {
    counts[now ? "outdated" : "missing"] += 1;
    if (examples.length < EXAMPLES)
      examples.push({
        variantId: variant.variantId,
        sku: variant.sku,
        title: variant.title,
        from: money(variant.base.minor, rule.base),
        now: now && money(now.minor, currency),
        next: money(next.minor, currency),
      });
  }
  return { rate: await withName(ctx, rate), rule, ...counts, examples };
}

/**
 * Fills missing prices and renews filled ones, some hundreds at a time: ask again while there is more. A price that a
 * person set is never touched. CONFLICT when the rate is not the one that was previewed.
 */
export async function applyFill(ctx: Ctx<Staff>, { currency, rateId }: ApplyFillInput): Promise<FillResult> {
  return ctx.db.$transaction(async (db) => {
    await repo.lockFill(db, currency);
    const plan = await readPlan(db, currency);
    if (plan.rate.id !== rateId)
      throw new AppError("CONFLICT", "The rate has changed since you looked. Look at the new prices first.");
    const due: Due[] = [];
    for await (const fill of walkFills(db, plan)) {
      due.push(fill);
      if (due.length > HELPING) break;
    }
    const helping = due.slice(0, HELPING);
    const written = helping.length === 0 ? 0 : await writeFills(ctx, db, { due: helping, plan });
    return { written, hasMore: due.length > HELPING };
  });
}

type Plan = { readonly rate: RateView; readonly rule: FillRule };
type Due = repo.Fillable & { readonly next: ReturnType<typeof fillBoth> };

async function writeFills(
  ctx: Ctx<Staff>,
  db: Db,
  { due, plan: { rate, rule } }: { readonly due: readonly Due[]; readonly plan: Plan },
): Promise<number> {
  const rows = due.map(({ variantId, productId, next }) => ({ variantId, productId, ...next }));
  const written = await repo.saveFilled(db, rows, {
    currency: rule.currency,
    rateId: rate.id,
    ...touchOf(ctx),
  });
  await announce(db, ctx, {
    kind: PricesFilled,
    payload: { currency: rule.currency },
    change: {
      subject: `fill:${rule.currency}`,
      before: Object.fromEntries(due.map(({ sku, now }) => [sku, now?.minor.toString() ?? null])),
      after: Object.fromEntries(due.map(({ sku, next }) => [sku, next.minor.toString()])),
      reason: `1 ${rate.base} = ${rate.rate} ${rate.quote}, ${rate.source}`,
    },
  });
  return written;
}

/** What would change: no price yet, another amount, or the same from an older rate. */
async function* walkFills(db: Db, { rate, rule }: Plan): AsyncGenerator<Due> {
  const { currency, base } = rule;
  let after = "";
  for (;;) {
    const found = await repo.listFillable(db, { currency, base, after, limit: HELPING });
    for (const variant of found) {
      const next = fillBoth(variant.base, rate.rate, rule);
      if (!isUpToDate(variant.now, next, rate.id)) yield { ...variant, next };
    }
    const last = found.at(-1);
    if (!last || found.length < HELPING) return;
    after = last.variantId;
  }
}

const isUpToDate = (now: repo.Fillable["now"], next: Due["next"], rateId: string): boolean =>
  now !== null &&
  now.rateId === rateId &&
  now.minor === next.minor &&
  now.compareAtMinor === next.compareAtMinor;

async function readPlan(db: Db, currency: FillRule["currency"]): Promise<Plan> {
  const rule = await repo.findRule(db, currency);
  if (!rule) throw new AppError("INVALID", `Say first how prices in ${currency} are to be rounded.`);
  const rate = await repo.findRate(db, rule.base, currency);
  if (!rate) throw new AppError("INVALID", `Set a rate from ${rule.base} to ${currency} first.`);
  return { rate, rule };
}

const withName = async (ctx: Ctx<Staff>, rate: RateView): Promise<RateView> => ({
  ...rate,
  setBy: await nameOf(ctx, rate.setBy),
});
