import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff, System } from "@/server/shared/actor";
import type { ProofView } from "../contract/levels";
import { StockDisagreed } from "../events";
import * as repo from "../repo/proofs";

const VARIANTS_AT_ONCE = 1_000;

/**
 * Compares every counter with what it is derived from, so many spans at a time; goes on where the last run
 * stopped. What differs is kept for people to see and told once. Returns true when the walk is at its end.
 */
export async function proveLevels(ctx: Ctx<System>, spans: number): Promise<boolean> {
  for (let span = 0; span < spans; span++) {
    if (await ctx.db.$transaction((db) => proveSpan(ctx, db))) return true;
  }
  return false;
}

async function proveSpan(ctx: Ctx<System>, db: Db): Promise<boolean> {
  const at = ctx.clock();
  const proof = await repo.resumeProof(db, newId("stockProof", at), at);
  const chunk = await repo.findChunkEnd(db, proof.cursor, VARIANTS_AT_ONCE);
  if (!chunk) {
    await repo.finishProof(db, proof.id, at);
    return true;
  }
  const span = { after: proof.cursor, end: chunk.end };
  const found = await repo.compareSpan(db, span);
  const news = await repo.saveDisagreements(db, { ...span, proofId: proof.id, at }, found);
  await repo.saveProgress(db, {
    id: proof.id,
    cursor: chunk.end,
    checked: chunk.count,
    found: found.length,
  });
  if (news.length > 0) {
    await announce(db, ctx, {
      kind: StockDisagreed,
      payload: { id: proof.id, variantIds: [...new Set(news.map((one) => one.variantId))] },
      change: {
        subject: "stock counters",
        after: news.slice(0, 20).map((one) => ({ ...one })),
        reason: `${news.length} counters differ from the stock ledger`,
      },
    });
  }
  return false;
}

export const readProof = (ctx: Ctx<Staff>): Promise<ProofView> => repo.readProof(ctx.db);
