import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { APPLY_TASK, applyPriceLists } from "./service/apply-prices";

export const applyDuePriceLists = defineJob({
  id: APPLY_TASK,
  schedule: "* * * * *",
  payload: z.object({}),
  async run(ctx) {
    await applyPriceLists(ctx);
  },
});
