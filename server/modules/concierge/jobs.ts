import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { REPLY_TASK } from "./service/answer-shopper";
import { resumeReplies, sendReply } from "./service/send-reply";

const BATCH = 100;

export const sendQueuedReply = defineJob({
  id: REPLY_TASK,
  payload: z.strictObject({ messageId: z.string() }),
  run: (ctx, payload) => sendReply(ctx, payload),
});

export const resumeStuckReplies = defineJob({
  id: "concierge.resume-replies",
  schedule: "*/5 * * * *",
  payload: z.strictObject({}),
  run: async (ctx) => {
    await resumeReplies(ctx, { limit: BATCH });
  },
});
