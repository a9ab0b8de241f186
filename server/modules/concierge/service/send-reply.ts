import type { Ctx } from "@/server/context";
import { after } from "@/server/platform/clock";
import { enqueue } from "@/server/platform/queue";
import type { System } from "@/server/shared/actor";
import { REPLY_KEEPS, type ReceiptStatus, SENDING_LASTS, TRY_AGAIN_AFTER } from "../policy";
import * as repo from "../repo";
import { REPLY_TASK } from "./answer-shopper";

/** Sends one reply, at most once: WhatsApp cannot tell a repetition, so an unclear answer ends in `unknown`. */
export async function sendReply(
  ctx: Ctx<System>,
  { messageId }: { readonly messageId: string },
): Promise<void> {
  const message = await repo.claimReply(ctx.db, messageId);
  if (!message) return;
  const { id, contact, text, at } = message;
  const channel = ctx.channels.whatsapp;
  if (!channel) return repo.saveReplyVerdict(ctx.db, id, "failed");

  const outcome = await channel.send({ id, to: contact, subject: "", text, html: null });
  if (outcome.ok) return keepSent(ctx, id, outcome.value.providerId);
  ctx.log.warn({ messageId: id, failure: outcome.failure, detail: outcome.detail }, "reply not sent");
  if (outcome.failure === "unknown") return repo.saveReplyVerdict(ctx.db, id, "unknown");
  const isTooOld = after(at, REPLY_KEEPS) < ctx.clock();
  if (outcome.failure === "rejected" || isTooOld) return repo.saveReplyVerdict(ctx.db, id, "failed");

  await ctx.db.$transaction(async (db) => {
    await repo.saveReplyVerdict(db, id, "queued");
    await enqueue(db, {
      task: REPLY_TASK,
      payload: { messageId: id },
      key: `${REPLY_TASK}:${id}`,
      runAt: after(ctx.clock(), TRY_AGAIN_AFTER),
    });
  });
}

async function keepSent(ctx: Ctx<System>, id: string, providerId: string): Promise<void> {
  await repo.saveReplySent(ctx.db, id, providerId);
  // A receipt can be faster than the answer that tells us what it is about.
  for (const { eventKey, topic } of await repo.listWaitingReceipts(ctx.db, providerId)) {
    await repo.applyReceipt(ctx.db, providerId, topic as ReceiptStatus);
    await repo.closeEvent(ctx.db, eventKey, "handled", ctx.clock());
  }
}

/** Picks up what a crash left behind: queued replies get their job again; one that was being sent becomes `unknown`. */
export async function resumeReplies(
  ctx: Ctx<System>,
  { limit }: { readonly limit: number },
): Promise<number> {
  const stuck = await repo.listStuckReplies(ctx.db, after(ctx.clock(), -SENDING_LASTS), limit);
  for (const { id, status } of stuck) {
    if (status === "sending") await repo.saveReplyVerdict(ctx.db, id, "unknown");
    else await enqueue(ctx.db, { task: REPLY_TASK, payload: { messageId: id }, key: `${REPLY_TASK}:${id}` });
  }
  return stuck.length;
}
