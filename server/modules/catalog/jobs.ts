import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { forgetOldSearches } from "./service/note-searches";
import { learnWords, settleStock } from "./service/tend-search";

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
