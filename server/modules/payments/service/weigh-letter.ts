import type { Ctx } from "@/server/context";
import { formatMoney } from "@/server/shared/money";
import type { PaymentClaim } from "../provider";
import * as repo from "../repo/attempts";
import { saveException } from "../repo/exceptions";
import { doubtClaim } from "./find-claim";
import { lookAtAttempt } from "./look-at-attempt";

/**
 * Acts on a message that nobody signed: the company is asked, and the message only adds what the answer leaves out.
 * Returns why it is not believed, for a person to read, or null.
 */
export async function weighLetter(ctx: Ctx, attempt: repo.Attempt, rawBody: string): Promise<string | null> {
  const claim = ctx.payments[attempt.provider]?.claimOf?.(rawBody);
  if (!claim) return "It cannot be read.";
  const known = attempt.providerRef ? attempt : await adopt(ctx, attempt, claim);
  const doubt = await doubtClaim(ctx, known, claim);
  const looked = await lookAtAttempt(ctx, known);
  if (doubt) return doubt;
  if (!claim.isPaid) return null;
  if (looked !== "paid")
    return `It says paid, ${attempt.provider} does not. It is asked again from time to time.`;
  await complete(ctx, attempt.reference, claim);
  return null;
}

/** Its address proves which attempt it is about: when the answer to our request was lost, it names the request. */
async function adopt(ctx: Ctx, attempt: repo.Attempt, { providerRef }: PaymentClaim): Promise<repo.Attempt> {
  await repo.saveProviderRef(ctx.db, attempt.reference, providerRef);
  return (await repo.findAttempt(ctx.db, attempt.reference)) ?? attempt;
}

/** A payment that was found before its message came gets its receipt; amounts that differ are for a person to judge. */
async function complete(ctx: Ctx, reference: string, { captureRef, paid }: PaymentClaim): Promise<void> {
  const attempt = await repo.findAttempt(ctx.db, reference);
  if (!attempt || attempt.status !== "paid") return;
  if (captureRef) await repo.saveReceipt(ctx.db, attempt, captureRef);
  if (!paid || paid.minor === attempt.captured.minor) return;
  await saveException(ctx.db, {
    kind: "message_differs",
    provider: attempt.provider,
    reference,
    orderId: attempt.orderId,
    currency: paid.currency,
    expectedMinor: attempt.captured.minor,
    paidMinor: paid.minor,
    detail: `${formatMoney(attempt.captured)} was booked; a later message says ${formatMoney(paid)}. Compare with the company's statement.`,
    at: ctx.clock(),
  });
}
