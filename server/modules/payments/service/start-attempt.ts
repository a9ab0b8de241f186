import type { Ctx } from "@/server/context";
import type { Order } from "@/server/modules/orders/contract";
import { after, MINUTE, SECOND } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { AppError } from "@/server/shared/error";
import { isOnPhone, METHODS, type PaymentMethod } from "../contract";
import { nextLook } from "../policy";
import type { PaymentProvider } from "../provider";
import * as repo from "../repo/attempts";

/** A process that has not reported after this long has died: the provider's own limit is 8 s. */
const CLAIM_LIFE = 12 * SECOND;
const WAIT_STEP = 100;
/** Stripe's least; Paystack has none of its own. */
const PAGE_LIFE = 31 * MINUTE;

export type StartedPayment = Pick<
  repo.Attempt,
  "reference" | "status" | "redirectUrl" | "problem" | "provider" | "method"
>;

/**
 * Writes the next attempt at paying an order, in the caller's transaction. Its
 * reference is the order's number and a count, so that two callers make one attempt.
 */
export async function addAttempt(
  ctx: Ctx,
  db: Db,
  { order, method, count }: { order: Order; method: PaymentMethod; count: number },
): Promise<string> {
  const reference = `${order.number}-${count}`;
  const at = ctx.clock();
  const { provider } = METHODS[method];
  await repo.saveAttempt(db, {
    reference,
    orderId: order.id,
    provider,
    method,
    amount: order.totals.total,
    at,
    lookAt: nextLook(at, 0) ?? at,
  });
  return reference;
}

/** The provider of a method, or a refusal that names the way out. */
export function providerOf(ctx: Ctx, method: PaymentMethod): PaymentProvider {
  const provider = ctx.payments[METHODS[method].provider];
  if (!provider)
    throw new AppError(
      "UNAVAILABLE",
      "That way to pay is switched off at the moment. Please choose another.",
      { payment: "Choose another way to pay" },
    );
  return provider;
}

type StartInput = {
  readonly reference: string;
  readonly order: Order;
  readonly lines: readonly { readonly title: string; readonly quantity: number }[];
  readonly returnUrl: string;
};

/**
 * Opens the payment page of an attempt at its provider. However many call at once,
 * one talks to the provider and all get its answer; a caller that died is replaced.
 */
export async function startAttempt(ctx: Ctx, input: StartInput): Promise<StartedPayment> {
  const givenUp = Date.now() + CLAIM_LIFE + 2 * SECOND;
  for (;;) {
    const attempt = await repo.findAttempt(ctx.db, input.reference);
    if (!attempt) throw new Error(`No attempt ${input.reference}`);
    const provider = providerOf(ctx, attempt.method);
    const at = ctx.clock();
    const claim = {
      reference: attempt.reference,
      at,
      staleBefore: after(at, -CLAIM_LIFE),
      mayRepeat: provider.isStartRepeatable,
      mayTakeOver: !provider.isStartBlind,
    };
    if (await repo.claimStart(ctx.db, claim)) {
      const mayAsk = !isOnPhone(attempt.method) || (await mayRing(ctx, input.order.phone));
      return mayAsk ? askProvider(ctx, provider, attempt, input) : refuseToRing(ctx, attempt);
    }
    if (attempt.status !== "starting" && attempt.status !== "created") return attempt;
    if (provider.isStartBlind && isAbandoned(attempt, claim.staleBefore)) return keepUnknown(ctx, attempt);
    // Someone else is asking. Their answer is ours too.
    if (Date.now() > givenUp) return attempt;
    await new Promise((resolve) => setTimeout(resolve, WAIT_STEP));
  }
}

/** Anyone can type anyone's number: a phone is not made to ring for strangers all day. */
const RINGS = { name: "ring-phone", hits: 6, seconds: 3_600, whenDown: "open" } as const;

const mayRing = (ctx: Ctx, phone: string): Promise<boolean> =>
  ctx.limiter.isAllowed(RINGS, phone).catch((error: unknown) => {
    ctx.log.warn({ error }, "rings of a phone could not be counted");
    return true;
  });

async function refuseToRing(ctx: Ctx, attempt: repo.Attempt): Promise<StartedPayment> {
  const problem = "That phone was asked to pay several times within the hour. Wait a little, then try again.";
  await repo.saveNotStarted(ctx.db, attempt.reference, "failed", problem);
  return { ...attempt, status: "failed", problem };
}

const isAbandoned = ({ status, claimedAt }: repo.Attempt, staleBefore: Date): boolean =>
  status === "starting" && claimedAt !== null && claimedAt < staleBefore;

/** Whoever was asking died. What they asked may be on its way, and asking again could take the money twice. */
async function keepUnknown(ctx: Ctx, attempt: repo.Attempt): Promise<StartedPayment> {
  const problem = "The request was interrupted; nobody knows whether it was sent";
  await repo.saveNotStarted(ctx.db, attempt.reference, "unknown", problem);
  return (await repo.findAttempt(ctx.db, attempt.reference)) ?? attempt;
}

async function askProvider(
  ctx: Ctx,
  provider: PaymentProvider,
  attempt: repo.Attempt,
  { order, lines, returnUrl }: StartInput,
): Promise<StartedPayment> {
  const { reference, method, amount, createdAt } = attempt;
  const answer = await provider.start({
    reference,
    method,
    amount,
    email: order.email,
    phone: order.phone,
    orderNumber: order.number,
    returnUrl,
    cancelUrl: `${returnUrl}&cancelled=1`,
    lines,
    // From the attempt, not the clock: a repeated start must be the same request.
    expiresAt: after(createdAt, PAGE_LIFE),
  });
  if (answer.ok) {
    const { redirectUrl } = answer.value;
    const isSaved = await repo.saveStarted(ctx.db, { reference, ...answer.value });
    if (isSaved) return { ...attempt, status: "started", redirectUrl, problem: null };
  } else {
    ctx.log.warn({ reference, failure: answer.failure, detail: answer.detail }, "payment page not opened");
    const status =
      answer.failure === "declined" ? "failed" : answer.failure === "unavailable" ? "created" : "unknown";
    await repo.saveNotStarted(ctx.db, reference, status, answer.detail);
  }
  const now = await repo.findAttempt(ctx.db, reference);
  return now ?? attempt;
}
