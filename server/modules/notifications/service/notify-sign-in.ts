import type { Ctx } from "@/server/context";
import type { System } from "@/server/shared/actor";
import type { CodeLetter } from "../contract";
import { queueMessage } from "./queue-message";

/** Mails a one-time code. Its words are forgotten as soon as they are sent. */
export async function notifySignInCode(ctx: Ctx<System>, letter: CodeLetter): Promise<void> {
  await ctx.db.$transaction((db) =>
    queueMessage(ctx, db, {
      dedupeKey: `one-time-code:${letter.challengeId}`,
      channel: "email",
      recipient: letter.email,
      template: "one-time-code",
      props: letter,
      orderId: null,
    }),
  );
}
