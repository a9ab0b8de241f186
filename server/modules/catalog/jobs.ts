import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { UploadInput } from "./contract/media";
import { APPLY_TASK, applyPriceLists } from "./service/apply-prices";
import { MAKE_TASK } from "./service/finish-upload";
import { forgetUploads } from "./service/forget-uploads";
import { makeUploadedPicture } from "./service/make-picture";
import { forgetOldSearches } from "./service/note-searches";
import { publishDue } from "./service/publish-due";
import { learnWords, settleStock } from "./service/tend-search";

const BATCH = 200;

export const makePicture = defineJob({
  id: MAKE_TASK,
  payload: UploadInput,
  run: (ctx, payload) => makeUploadedPicture(ctx, payload),
});

export const forgetOldUploads = defineJob({
  id: "catalog.forget-uploads",
  schedule: "23 * * * *",
  payload: z.strictObject({}),
  run: async (ctx) => {
    await forgetUploads(ctx, { limit: BATCH });
  },
});

export const publishDueProducts = defineJob({
  id: "catalog.publish-due",
  schedule: "* * * * *",
  payload: z.object({}),
  async run(ctx) {
    await publishDue(ctx, BATCH);
  },
});

/** Lists look at products whose stock changed afresh until this has settled them. */
export const settleSearchStock = defineJob({
  id: "catalog.settle-search-stock",
  schedule: "* * * * *",
  payload: z.strictObject({}),
  run: settleStock,
});

export const learnSearchWords = defineJob({
  id: "catalog.learn-search-words",
  schedule: "*/15 * * * *",
  payload: z.strictObject({}),
  run: learnWords,
});

export const forgetSearchLog = defineJob({
  id: "catalog.forget-searches",
  schedule: "41 3 * * *",
  payload: z.strictObject({}),
  run: forgetOldSearches,
});

export const applyDuePriceLists = defineJob({
  id: APPLY_TASK,
  schedule: "* * * * *",
  payload: z.object({}),
  async run(ctx) {
    await applyPriceLists(ctx);
  },
});
