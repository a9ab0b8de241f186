import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { verifyActivity } from "./service";

/** Visits to the dashboard walk only what is new; the whole chain is walked while the shop sleeps. */
export const verifyWholeChain = defineJob({
  id: "activity.verify-chain",
  schedule: "41 2 * * *",
  payload: z.strictObject({}),
  async run(ctx) {
    const { isWhole, brokenAt } = await verifyActivity(ctx);
    if (!isWhole) ctx.log.error({ brokenAt }, "the activity chain is broken");
  },
});
