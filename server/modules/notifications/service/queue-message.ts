import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { enqueue } from "@/server/platform/queue";
import type { ChannelName } from "../channel";
import * as repo from "../repo";
import type { PropsOf, TemplateName } from "../templates/letters";

export const SEND_TASK = "notifications.send-message";

export type Draft<Name extends TemplateName = TemplateName> = {
  /** Names the fact that is told; with the channel it makes every repetition harmless. */
  readonly dedupeKey: string;
  readonly channel: ChannelName;
  readonly recipient: string;
  readonly template: Name;
  readonly props: PropsOf<Name>;
  readonly orderId: string | null;
};

/** Writes the message and the job that sends it, in the caller's transaction. Telling a fact again does nothing. */
export async function queueMessage<Name extends TemplateName>(
  ctx: Ctx,
  db: Db,
  draft: Draft<Name>,
): Promise<void> {
  const { dedupeKey, channel, recipient, template, props, orderId } = draft;
  // React and its mail components are loaded only where letters are written.
  const { writeLetter } = await import("../templates/letters");
  const letter = await writeLetter(template, channel, props);
  const id = await repo.saveMessage(
    db,
    { ...letter, dedupeKey: `${dedupeKey}:${channel}`, channel, recipient, template, orderId },
    ctx.clock(),
  );
  if (id) await enqueue(db, { task: SEND_TASK, payload: { messageId: id }, key: `${SEND_TASK}:${id}` });
}
