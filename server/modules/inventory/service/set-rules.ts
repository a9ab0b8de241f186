import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import type { ClearRuleInput, RulePage, RulesInput, RuleView, SetRuleInput } from "../contract/alerts";
import { StockRuleChanged } from "../events";
import * as repo from "../repo/rules";

/** Until staff say otherwise. */
export const STANDARD_RULE = { threshold: 3, leadDays: 7, version: 0 } as const satisfies RuleView;

/** The rule for all variants, and those that have their own, by SKU, in pages. */
export async function listRules(ctx: Ctx<Staff>, { cursor, limit }: RulesInput): Promise<RulePage> {
  const [standard, rows] = await Promise.all([
    repo.findRule(ctx.db, null),
    repo.listRules(ctx.db, { after: cursor, limit }),
  ]);
  const page = rows.slice(0, limit);
  return {
    standard: standard ?? STANDARD_RULE,
    rows: page,
    nextCursor: rows.length > limit ? (page.at(-1)?.sku ?? null) : null,
  };
}

/** Sets when staff are told about a variant, or with null about all others. CONFLICT when someone changed it meanwhile. */
export async function setRule(ctx: Ctx<Staff>, wish: SetRuleInput): Promise<void> {
  const { variantId, threshold, leadDays } = wish;
  await ctx.db.$transaction(async (db) => {
    const subject = await nameSubject(db, variantId);
    const before = await repo.findRule(db, variantId);
    if (!(await repo.saveRule(db, { ...wish, at: ctx.clock() }))) throw changedMeanwhile();
    await tell(ctx, db, { variantId, subject, before, after: { threshold, leadDays } });
  });
}

/** The variant follows the rule for all again. */
export async function clearRule(ctx: Ctx<Staff>, { variantId, version }: ClearRuleInput): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const subject = await nameSubject(db, variantId);
    const before = await repo.findRule(db, variantId);
    if (!(await repo.deleteRule(db, variantId, version))) throw changedMeanwhile();
    await tell(ctx, db, { variantId, subject, before, after: null });
  });
}

async function nameSubject(db: Db, variantId: VariantId | null): Promise<string> {
  if (variantId === null) return "all variants";
  const sku = await repo.findSku(db, variantId);
  if (sku === null) throw new AppError("NOT_FOUND", "There is no such variant.");
  return sku;
}

const changedMeanwhile = () =>
  new AppError("CONFLICT", "Someone changed this rule meanwhile. Load the page again, then decide.");

type Limits = { readonly threshold: number; readonly leadDays: number };
type Change = {
  readonly variantId: VariantId | null;
  readonly subject: string;
  readonly before: Limits | null;
  readonly after: Limits | null;
};

async function tell(ctx: Ctx<Staff>, db: Db, { variantId, subject, before, after }: Change): Promise<void> {
  const change = { subject, before: describe(before), after: describe(after) };
  await announce(db, ctx, { kind: StockRuleChanged, payload: { variantId }, change });
}

const describe = (limits: Limits | null) =>
  limits ? { threshold: limits.threshold, leadDays: limits.leadDays } : { rule: "none" };
