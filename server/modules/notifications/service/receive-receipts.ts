import type { Ctx } from "@/server/context";
import type { System } from "@/server/shared/actor";
import type { ChannelName, Receipt } from "../channel";
import * as repo from "../repo";

/** `off`: the channel has no keys here, so nobody can have a right to call. */
export type ReceiptsAnswer = "accepted" | "forged" | "stale" | "unreadable" | "off";

const FORGERY_KEPT = 2_000;

/**
 * Takes in what a service says became of our messages: filed before it is acted on, in
 * any order, any number of times. A forgery is filed as rejected and changes nothing.
 */
export async function receiveReceipts(
  ctx: Ctx<System>,
  channel: ChannelName,
  letter: Letter,
): Promise<ReceiptsAnswer> {
  const plug = ctx.channels[channel];
  if (!plug) return "off";
  const { rawBody, headers } = letter;
  const reading = plug.read(rawBody, headers);
  if (!reading.ok) {
    await fileRefusal(ctx, { channel, rawBody, topic: reading.failure, problem: reading.detail });
    return reading.failure;
  }
  for (const receipt of reading.value) await takeReceipt(ctx, { channel, rawBody, receipt });
  return "accepted";
}

type Letter = { readonly rawBody: string; readonly headers: Headers };
type Arrival = { readonly channel: ChannelName; readonly rawBody: string; readonly receipt: Receipt };

async function takeReceipt(ctx: Ctx<System>, { channel, rawBody, receipt }: Arrival): Promise<void> {
  const { eventKey, providerId, status, problem } = receipt;
  const at = ctx.clock();
  const event = { provider: channel, eventKey };
  await repo.fileEvent(
    ctx.db,
    { ...event, topic: status, reference: providerId, rawBody, problem, status: "received" },
    at,
  );
  // A repeated receipt is applied again on purpose: it changes nothing, and finishes what a crash began.
  const isKnown = await repo.applyReceipt(ctx.db, { providerId, status, problem });
  await repo.closeEvent(ctx.db, event, isKnown ? "handled" : "parked", at);
}

type Refusal = {
  readonly channel: ChannelName;
  readonly rawBody: string;
  readonly topic: string;
  readonly problem: string;
};

async function fileRefusal(ctx: Ctx<System>, { channel, rawBody, topic, problem }: Refusal): Promise<void> {
  // Named by its content: the same forgery sent a thousand times is one row.
  const eventKey = `rejected:${repo.keyOfBody(rawBody)}`;
  const event = {
    provider: channel,
    eventKey,
    topic,
    reference: null,
    rawBody: rawBody.slice(0, FORGERY_KEPT),
    problem,
  };
  await repo.fileEvent(ctx.db, { ...event, status: "rejected" }, ctx.clock());
}
