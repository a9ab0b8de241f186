import type { Ctx } from "@/server/context";
import { sha256 } from "@/server/platform/digest";
import { enqueue } from "@/server/platform/queue";
import type { System } from "@/server/shared/actor";
import type { ProviderName } from "../contract";
import * as inbox from "../repo/inbox";

export const HANDLE_TASK = "payments.handle-event";

export type WebhookAnswer = "accepted" | "repeated" | "forged" | "stale" | "unreadable" | "off";

/** How much of a rejected body is kept: enough to see what was tried. */
const REJECTED_BODY = 2_000;

/**
 * Takes in one webhook: signature, one row, and a job, then the answer. It is filed
 * before it is acted on, so "accepted" means "we have it". A repeat files nothing.
 */
export async function receiveWebhook(
  ctx: Ctx<System>,
  name: ProviderName,
  message: { rawBody: string; headers: Headers; token?: string },
): Promise<WebhookAnswer> {
  const provider = ctx.payments[name];
  if (!provider) return "off";
  const at = ctx.clock();
  const reading = provider.read(message.rawBody, message.headers, message.token);
  if (!reading.ok) {
    // One row per body, however often it is thrown at us.
    const eventKey = `rejected:${sha256(message.rawBody).slice(0, 40)}`;
    const rawBody = message.rawBody.slice(0, REJECTED_BODY).replaceAll("\0", "");
    await inbox.fileEvent(ctx.db, {
      provider: name,
      eventKey,
      status: "rejected",
      topic: reading.failure,
      reference: null,
      rawBody,
      problem: reading.detail,
      at,
    });
    return reading.failure;
  }

  const { key, topic, reference } = reading.value;
  return ctx.db.$transaction(async (db) => {
    const id = await inbox.fileEvent(db, {
      provider: name,
      eventKey: key,
      status: "received",
      topic,
      reference,
      rawBody: message.rawBody,
      at,
    });
    if (!id) return "repeated";
    await enqueue(db, { task: HANDLE_TASK, payload: { eventId: id }, key: `${HANDLE_TASK}:${id}` });
    return "accepted";
  });
}
