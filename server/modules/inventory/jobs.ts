import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { tellWatchers } from "./service/tell-watchers";
import { watchStock } from "./service/watch-stock";

const MOST_ALERTS = 200;
const MOST_NOTICES = 300;

export const watchLowStock = defineJob({
  id: "inventory.watch-stock",
  schedule: "*/15 * * * *",
  payload: z.object({}),
  async run(ctx) {
    await watchStock(ctx, MOST_ALERTS);
  },
});

export const tellWhoWaits = defineJob({
  id: "inventory.tell-watchers",
  schedule: "*/5 * * * *",
  payload: z.object({}),
  async run(ctx) {
    await tellWatchers(ctx, MOST_NOTICES);
  },
});
