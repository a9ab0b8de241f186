import type { Ctx } from "@/server/context";
import { after } from "@/server/platform/clock";
import { enqueue } from "@/server/platform/queue";
import type { System } from "@/server/shared/actor";
import { CHANNELS, type Receipt, type SendFailure } from "../channel";
import {
  CLAIM_LASTS,
  forgetsRecipient,
  hideRecipient,
  isSecretTemplate,
  LONGEST_WAIT,
  MOST_TRIES,
  nextTryAt,
} from "../policy";
import * as repo from "../repo";
import { SEND_TASK } from "./queue-message";

/**
 * Sends one message, at most once where the service cannot tell a repetition: an unclear
 * answer there ends in `unknown`, for a person. Any number of workers may try at once.
 */
export async function sendMessage(
  ctx: Ctx<System>,
  { messageId }: { readonly messageId: string },
): Promise<void> {
  const at = ctx.clock();
  const idempotent = CHANNELS.filter((name) => ctx.channels[name]?.isIdempotent);
  const message = await repo.claimMessage(ctx.db, {
    id: messageId,
    at,
    staleBefore: after(at, -CLAIM_LASTS),
    idempotent,
  });
  if (!message) return;

  const channel = ctx.channels[message.channel];
  if (!channel)
    return giveUp(ctx, message.id, `There are no keys for ${message.channel}, so it is switched off.`);

  const { id, recipient: to, subject, text, html } = message;
  const outcome = await channel.send({ id, to, subject, text, html });
  if (outcome.ok) return keepSent(ctx, message, outcome.value.providerId);
  await keepFailure(ctx, message, {
    failure: outcome.failure,
    detail: outcome.detail,
    isIdempotent: channel.isIdempotent,
  });
}

async function keepSent(ctx: Ctx<System>, message: repo.MessageRecord, providerId: string): Promise<void> {
  const at = ctx.clock();
  const provider = message.channel;
  await repo.saveSent(ctx.db, {
    id: message.id,
    providerId,
    at,
    // The link in it that ends all notices is nobody else's either.
    isSecret: isSecretTemplate(message.template) || forgetsRecipient(message.template),
    recipient: forgetsRecipient(message.template)
      ? hideRecipient(message.channel, message.recipient)
      : undefined,
  });
  // A receipt can be faster than the answer that tells us what it is about.
  for (const { eventKey, topic, problem } of await repo.listWaitingReceipts(ctx.db, provider, providerId)) {
    await repo.applyReceipt(ctx.db, { providerId, status: topic as Receipt["status"], problem });
    await repo.closeEvent(ctx.db, { provider, eventKey }, "handled", at);
  }
}

type Failed = { readonly failure: SendFailure; readonly detail: string; readonly isIdempotent: boolean };

async function keepFailure(
  ctx: Ctx<System>,
  { id, tries }: repo.MessageRecord,
  { failure, detail, isIdempotent }: Failed,
): Promise<void> {
  if (failure === "rejected") return giveUp(ctx, id, detail);
  if (failure === "unknown" && !isIdempotent) {
    await repo.saveVerdict(ctx.db, { id, from: ["sending"], to: "unknown", problem: detail });
    return;
  }
  if (tries >= MOST_TRIES) return giveUp(ctx, id, `${detail} Tried ${tries} times.`);
  const runAt = nextTryAt(ctx.clock(), tries);
  await ctx.db.$transaction(async (db) => {
    await repo.saveVerdict(db, { id, from: ["sending"], to: "queued", problem: detail });
    await enqueue(db, { task: SEND_TASK, payload: { messageId: id }, key: `${SEND_TASK}:${id}`, runAt });
  });
}

async function giveUp(ctx: Ctx<System>, id: string, problem: string): Promise<void> {
  await repo.saveVerdict(ctx.db, { id, from: ["sending"], to: "failed", problem });
}

/**
 * Picks up what a crash left behind: a message nobody is sending gets its job again; one
 * that was being sent where a repetition would send twice becomes `unknown`.
 */
export async function resumeMessages(
  ctx: Ctx<System>,
  { limit }: { readonly limit: number },
): Promise<number> {
  const at = ctx.clock();
  const patience = {
    claimedBefore: after(at, -CLAIM_LASTS),
    waitingBefore: after(at, -LONGEST_WAIT - CLAIM_LASTS),
    limit,
  };
  const stuck = await repo.listStuck(ctx.db, patience);
  for (const { id, channel, status } of stuck) {
    if (status === "sending" && !ctx.channels[channel]?.isIdempotent) {
      const problem = "The sending was cut off. It may have arrived; ask before sending again.";
      await repo.saveVerdict(ctx.db, { id, from: ["sending"], to: "unknown", problem });
    } else {
      await enqueue(ctx.db, { task: SEND_TASK, payload: { messageId: id }, key: `${SEND_TASK}:${id}` });
    }
  }
  return stuck.length;
}
