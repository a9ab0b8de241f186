import type { Ctx } from "@/server/context";
import { after, DAY } from "@/server/platform/clock";
import type { System } from "@/server/shared/actor";
import { nextLook } from "../policy";
import * as repo from "../repo/attempts";
import { tryLook } from "./look-at-attempt";

/**
 * Asks providers about payments whose end is not known, oldest question first: what a
 * lost webhook would have told. A second run finds nothing new. Returns how many it asked.
 */
export async function reconcilePayments(ctx: Ctx<System>, limit: number): Promise<number> {
  const due = await repo.listDueAttempts(ctx.db, ctx.clock(), limit);
  for (const attempt of due) {
    const looked = await tryLook(ctx, attempt).catch((error: unknown) => {
      ctx.log.warn({ error, reference: attempt.reference }, "payment could not be looked at");
      return "unavailable" as const;
    });
    if (looked === "paid") continue;
    const at = ctx.clock();
    // An answer we could not get does not count: the question stays as young as it was.
    const looks = looked === "unavailable" ? attempt.looks : attempt.looks + 1;
    const lookAt = nextLook(at, looks);
    if (lookAt) await repo.saveLook(ctx.db, attempt.reference, { lookAt, looks });
    else await expire(ctx, attempt.reference, looks, at);
  }
  return due.length;
}

async function expire(ctx: Ctx, reference: string, looks: number, at: Date): Promise<void> {
  await repo.saveFailed(ctx.db, reference, "expired", "Nobody paid");
  await repo.saveLook(ctx.db, reference, { lookAt: after(at, 365 * DAY), looks });
}
