import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

export const JobRevived = defineEvent("admin.job-revived", z.strictObject({ deadJobId: z.string() }));

const AboutList = z.strictObject({ list: z.string() });

export const ListExported = defineEvent("admin.list-exported", AboutList);
export const ViewSaved = defineEvent("admin.view-saved", AboutList);
export const ViewRenamed = defineEvent("admin.view-renamed", AboutList);
export const ViewDeleted = defineEvent("admin.view-deleted", AboutList);
export const ColumnsKept = defineEvent("admin.columns-kept", AboutList);

const AboutRun = z.strictObject({ runId: z.string() });

export const RunPlanned = defineEvent("admin.run-planned", AboutRun);
export const RunStarted = defineEvent("admin.run-started", AboutRun);
export const RunCancelled = defineEvent("admin.run-cancelled", AboutRun);
export const RunFinished = defineEvent("admin.run-finished", AboutRun);
