import { z } from "zod";
import { staffAtWork } from "@/server/gate";
import { defineJob } from "@/server/jobs/job";
import { forgetFiles, resumeImports, WORK_TASK } from "./service/decide-import";
import { workImport } from "./service/work-import";

const BATCH = 20;

export const workOnImport = defineJob({
  id: WORK_TASK,
  payload: z.strictObject({ id: z.string() }),
  run: (ctx, { id }) =>
    workImport(ctx, id, (system, { startedBy, sessionId }) =>
      staffAtWork(system, { id: startedBy, session: sessionId }),
    ),
});

export const resumeStalledImports = defineJob({
  id: "imports.resume-imports",
  schedule: "* * * * *",
  payload: z.strictObject({}),
  run: async (ctx) => {
    await resumeImports(ctx, BATCH);
  },
});

export const forgetOldImportFiles = defineJob({
  id: "imports.forget-old-files",
  schedule: "25 3 * * *",
  payload: z.strictObject({}),
  run: async (ctx) => {
    await forgetFiles(ctx, 200);
  },
});
