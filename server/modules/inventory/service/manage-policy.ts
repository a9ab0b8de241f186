import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import type { PolicyView } from "../contract/levels";
import { POLICY_MODES, type PolicyInput, type Written } from "../contract/writes";
import { PolicyChanged } from "../events";
import * as repo from "../repo/backorders";
import { nameVariants } from "../repo/levels";
import { writeOnce } from "./write-once";

const NONE = { mode: "deny", limit: 0, backordered: 0, availableFrom: null, note: "", version: 0 } as const;

/** Whether a variant may be sold before it is there; version 0 when nobody ever said. */
export const readPolicy = (ctx: Ctx<Staff>, variantId: VariantId): Promise<PolicyView> =>
  findView(ctx.db, variantId);

async function findView(db: Ctx["db"] | Parameters<typeof repo.findPolicy>[0], variantId: VariantId) {
  const row = await repo.findPolicy(db, variantId);
  if (!row) return { variantId, ...NONE };
  const { most, backordered, availableFrom, note, version } = row;
  const mode = POLICY_MODES.find((one) => one === row.mode) ?? "deny";
  return { variantId, mode, limit: most, backordered, availableFrom, note, version };
}

/** Lets a variant be sold before it is there, up to a limit, or stops that; what was promised stays promised. */
export const setPolicy = (ctx: Ctx<Staff>, input: PolicyInput): Promise<Written> =>
  writeOnce(ctx, { action: "policy.set", input }, async (db) => {
    const { variantId, mode, limit, availableFrom, note, version } = input;
    const sku = (await nameVariants(db, [variantId])).get(variantId);
    if (!sku) throw new AppError("NOT_FOUND", "There is no such variant.");
    const was = await findView(db, variantId);
    const at = ctx.clock();
    if (!(await repo.savePolicy(db, { variantId, mode, most: limit, availableFrom, note, version, at })))
      throw refusal(await findView(db, variantId), input);
    await announce(db, ctx, {
      kind: PolicyChanged,
      payload: { id: variantId, variantIds: [variantId] },
      change: {
        subject: sku,
        before: { mode: was.mode, limit: was.limit, availableFrom: was.availableFrom?.toISOString() ?? null },
        after: { mode, limit, availableFrom: availableFrom?.toISOString() ?? null },
        reason: note,
      },
    });
    return { id: variantId };
  });

function refusal(now: PolicyView, { limit, version }: PolicyInput): AppError {
  if (now.version === version && now.backordered > limit)
    return new AppError(
      "CONFLICT",
      `${now.backordered} units are promised already, so the limit cannot be lower. To stop selling, turn it off.`,
      { limit: `At least ${now.backordered}` },
    );
  return new AppError("CONFLICT", "Someone has just changed this. Reload it and look again.");
}
