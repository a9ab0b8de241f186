import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { expireBatches } from "./service/expire-batches";
import { fillBackorders } from "./service/fill-backorders";
import { proveLevels } from "./service/prove-levels";
import { tellWatchers } from "./service/tell-watchers";
import { watchStock } from "./service/watch-stock";

const MOST_ALERTS = 200;
const MOST_NOTICES = 300;
const BATCH = 100;
const SPANS = 20;

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

export const expireOldBatches = defineJob({
  id: "inventory.expire-batches",
  schedule: "*/5 * * * *",
  payload: z.object({}),
  async run(ctx) {
    await expireBatches(ctx, BATCH);
  },
});

export const fillWaitingOrders = defineJob({
  id: "inventory.fill-backorders",
  schedule: "* * * * *",
  payload: z.object({}),
  async run(ctx) {
    await fillBackorders(ctx, BATCH);
  },
});

/** The walk goes on where the last run stopped, so a big shop is proved in several hours. */
export const proveStock = defineJob({
  id: "inventory.prove-levels",
  schedule: "23 * * * *",
  payload: z.object({}),
  async run(ctx) {
    await proveLevels(ctx, SPANS);
  },
});
