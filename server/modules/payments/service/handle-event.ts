import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { Staff, System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { ProviderName } from "../contract";
import { EventReplayed } from "../events";
import * as attempts from "../repo/attempts";
import * as inbox from "../repo/inbox";
import { lookAtAttempt } from "./look-at-attempt";
import { HANDLE_TASK } from "./receive-webhook";
import { lookAtRefunds } from "./refund-payment";
import { weighLetter } from "./weigh-letter";

/**
 * Acts on one filed webhook. What it claims is only a hint to ask the provider now:
 * order, repetition and age of events never matter. Throws when the provider cannot
 * be asked, so that the job comes back; parks what concerns no payment of ours.
 */
export async function handleEvent(ctx: Ctx<System>, eventId: string): Promise<void> {
  const event = await inbox.findEvent(ctx.db, eventId);
  if (!event || event.status === "rejected") return;
  const problem = await actOn(ctx, event);
  await inbox.markEvent(ctx.db, eventId, {
    status: problem ? "parked" : "handled",
    problem,
    at: ctx.clock(),
  });
}

/** Returns why nobody can act on it, for a person to read, or null. */
async function actOn(ctx: Ctx<System>, event: inbox.InboxRow): Promise<string | null> {
  const about = aboutOf(event.topic);
  if (about === "nothing") return null;
  if (!event.reference) return "It names no payment.";
  const attempt =
    (await attempts.findAttempt(ctx.db, event.reference)) ??
    (await attempts.findAttemptByProviderRef(ctx.db, event.reference));
  if (!attempt || attempt.provider !== event.provider) return `We know no payment ${event.reference}.`;

  if (about === "refund") await lookAtRefunds(ctx, attempt);
  else if (ctx.payments[attempt.provider]?.claimOf) return weighLetter(ctx, attempt, event.rawBody);
  else await lookAtAttempt(ctx, attempt);
  return null;
}

/** Topics of all providers, by what they are about; everything else is none of our business yet. */
function aboutOf(topic: string): "payment" | "refund" | "nothing" {
  if (/^(refund\.|charge\.refund)/.test(topic)) return "refund";
  if (
    /^(stk\.|charge\.success|checkout\.session\.|payment_intent\.(succeeded|payment_failed|canceled))/.test(
      topic,
    )
  )
    return "payment";
  return "nothing";
}

/** Staff look again at a filed message, for example after the provider was down. */
export async function replayEvent(ctx: Ctx<Staff>, id: string): Promise<void> {
  const event = await inbox.findEvent(ctx.db, id);
  if (!event) throw new AppError("NOT_FOUND", "There is no such message.");
  if (!ProviderName.safeParse(event.provider).success) {
    throw new AppError(
      "CONFLICT",
      "This came from a message service. Nothing of it can be replayed; look at the message instead.",
    );
  }
  if (event.status === "rejected")
    throw new AppError("CONFLICT", "Its signature was wrong, so it is never acted on.");
  await ctx.db.$transaction(async (db) => {
    await inbox.markEvent(db, id, { status: "received", problem: null, at: ctx.clock() });
    await announce(db, ctx, {
      kind: EventReplayed,
      payload: { eventId: id },
      change: {
        subject: `${event.provider} ${event.topic}`,
        before: { status: event.status },
        after: { status: "received" },
      },
    });
    await enqueue(db, { task: HANDLE_TASK, payload: { eventId: id }, key: `${HANDLE_TASK}:${id}` });
  });
}
