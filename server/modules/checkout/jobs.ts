import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { lapseOrders } from "./service/lapse-orders";

const BATCH = 50;

export const lapseUnpaidOrders = defineJob({
  id: "checkout.lapse-orders",
  schedule: "* * * * *",
  payload: z.object({}),
  async run(ctx) {
    await lapseOrders(ctx, BATCH);
  },
});
