import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { forgetChallenges } from "./service";

export const forgetOldChallenges = defineJob({
  id: "auth.forget-challenges",
  schedule: "17 3 * * *",
  payload: z.strictObject({}),
  run: async (ctx) => {
    await forgetChallenges(ctx);
  },
});
