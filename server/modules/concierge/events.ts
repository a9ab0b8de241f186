import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

const AboutMessage = z.strictObject({ conversationId: z.string(), messageId: z.string() });

/** A shopper wrote to us. */
export const MessageReceived = defineEvent("concierge.message-received", AboutMessage);
export const ReplyWritten = defineEvent("concierge.reply-written", AboutMessage);
export const ConversationClosed = defineEvent(
  "concierge.conversation-closed",
  z.strictObject({ conversationId: z.string() }),
);
