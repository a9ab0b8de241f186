import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

/** A member of staff had a message sent again. */
export const MessageRetried = defineEvent(
  "notifications.message-retried",
  z.strictObject({ messageId: z.string() }),
);
