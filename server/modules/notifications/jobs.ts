import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { SEND_TASK } from "./service/queue-message";
import { resumeMessages, sendMessage } from "./service/send-message";

const BATCH = 100;

export const sendQueuedMessage = defineJob({
  id: SEND_TASK,
  payload: z.strictObject({ messageId: z.string() }),
  run: (ctx, payload) => sendMessage(ctx, payload),
});

export const resumeStuckMessages = defineJob({
  id: "notifications.resume-messages",
  schedule: "*/5 * * * *",
  payload: z.strictObject({}),
  run: async (ctx) => {
    await resumeMessages(ctx, { limit: BATCH });
  },
});
