import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

export const JobRevived = defineEvent("admin.job-revived", z.strictObject({ deadJobId: z.string() }));
