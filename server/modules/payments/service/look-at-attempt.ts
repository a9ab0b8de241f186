import type { Ctx } from "@/server/context";
import * as repo from "../repo/attempts";
import { findClaim } from "./find-claim";
import { recordCapture } from "./record-capture";

/** What the provider says now, after we have written it down. */
export type Looked = "paid" | "pending" | "failed" | "unavailable";

/**
 * Asks the provider what became of a payment and writes it down: the way every webhook,
 * every return of a shopper and every reconcile run learns of money. Throws when the
 * provider cannot be asked.
 */
export async function lookAtAttempt(ctx: Ctx, attempt: repo.Attempt): Promise<Looked> {
  const looked = await tryLook(ctx, attempt);
  if (looked === "unavailable")
    throw new Error(`${attempt.provider} could not be asked about ${attempt.reference}`);
  return looked;
}

/** The same, for callers who have something better to do than fail. */
export async function tryLook(ctx: Ctx, attempt: repo.Attempt): Promise<Looked> {
  if (attempt.status === "paid") return "paid";
  const provider = ctx.payments[attempt.provider];
  if (!provider) return "unavailable";
  const answer = await provider.look({
    ...attempt,
    claim: provider.claimOf ? await findClaim(ctx, attempt, provider.claimOf) : null,
  });
  if (!answer.ok) return answer.failure === "missing" ? "pending" : "unavailable";

  const news = answer.value;
  switch (news.kind) {
    case "paid":
      return (await recordCapture(ctx, attempt, news)) ? "paid" : "pending";
    case "failed":
      if (news.isFinal) await repo.saveFailed(ctx.db, attempt.reference, "failed", news.reason);
      else await repo.saveProblem(ctx.db, attempt.reference, news.reason);
      return "failed";
    default:
      // A new try is under way after one that was declined: the shopper must not be told of the old one.
      if (attempt.problem !== null) await repo.saveProblem(ctx.db, attempt.reference, null);
      return "pending";
  }
}
