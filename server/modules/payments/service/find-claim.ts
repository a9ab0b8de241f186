import type { Ctx } from "@/server/context";
import { findOrder } from "@/server/modules/orders/service";
import type { PaymentClaim } from "../provider";
import * as repo from "../repo/attempts";
import { listLettersAbout } from "../repo/inbox";

type Reader = (rawBody: string) => PaymentClaim | null;

/** The newest message that says an attempt was paid and that nothing contradicts; it still proves nothing. */
export async function findClaim(ctx: Ctx, attempt: repo.Attempt, read: Reader): Promise<PaymentClaim | null> {
  const letters = await listLettersAbout(ctx.db, attempt.provider, attempt.reference);
  for (const { rawBody } of letters) {
    const claim = read(rawBody);
    if (claim?.isPaid && !(await doubtClaim(ctx, attempt, claim))) return claim;
  }
  return null;
}

/** What speaks against a claim, for a person to read, or null. */
export async function doubtClaim(
  ctx: Ctx,
  attempt: repo.Attempt,
  claim: PaymentClaim,
): Promise<string | null> {
  if (claim.providerRef !== attempt.providerRef) return "It is about another request than the one we made.";
  if (!claim.isPaid) return null;
  const order = await findOrder(ctx.db, { id: attempt.orderId });
  if (claim.payer && order && !isSamePhone(claim.payer, order.phone))
    return "It names another phone than the one that was asked.";
  const owner = claim.captureRef && (await repo.findAttemptByProviderRef(ctx.db, claim.captureRef));
  return owner && owner.reference !== attempt.reference
    ? `Its receipt has paid for ${owner.reference}.`
    : null;
}

/** Companies may hide digits: 2547****5678. */
function isSamePhone(written: string, phone: string): boolean {
  const digits = phone.replace(/\D/g, "");
  return (
    written.length === digits.length &&
    [...written].every((letter, at) => letter === digits[at] || !/\d/.test(letter))
  );
}
