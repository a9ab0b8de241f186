import { z } from "zod";
import { staffAtWork } from "@/server/gate";
import { defineJob } from "@/server/jobs/job";
import { resumeRuns, WORK_TASK } from "./service/plan-run";
import { workRun } from "./service/work-run";

const BATCH = 20;

export const workBulkRun = defineJob({
  id: WORK_TASK,
  payload: z.strictObject({ runId: z.string() }),
  run: (ctx, { runId }) =>
    workRun(ctx, runId, (system, { startedBy, sessionId }) =>
      staffAtWork(system, { id: startedBy, session: sessionId }),
    ),
});

export const resumeBulkRuns = defineJob({
  id: "admin.resume-bulk-runs",
  schedule: "* * * * *",
  payload: z.strictObject({}),
  run: async (ctx) => {
    await resumeRuns(ctx, BATCH);
  },
});
