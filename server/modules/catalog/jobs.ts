import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { publishDue } from "./service/publish-due";

const BATCH = 200;

export const publishDueProducts = defineJob({
  id: "catalog.publish-due",
  schedule: "* * * * *",
  payload: z.object({}),
  async run(ctx) {
    await publishDue(ctx, BATCH);
  },
});
