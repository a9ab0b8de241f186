import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

const AboutImport = z.strictObject({ importId: z.string() });

export const ImportStarted = defineEvent("imports.file-announced", AboutImport);
export const ImportMapped = defineEvent("imports.columns-mapped", AboutImport);
export const ImportChecking = defineEvent("imports.check-started", AboutImport);
export const ImportRunning = defineEvent("imports.run-started", AboutImport);
/** Some rows were written: what each product or variant was before and is now. */
export const RowsWritten = defineEvent("imports.rows-written", AboutImport);
export const ImportFinished = defineEvent("imports.run-finished", AboutImport);
export const ImportCancelled = defineEvent("imports.run-cancelled", AboutImport);
export const ImportFailed = defineEvent("imports.run-failed", AboutImport);
export const FileExported = defineEvent("imports.file-exported", z.strictObject({ file: z.string() }));
