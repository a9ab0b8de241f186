import { z } from "zod";
import { ImportTally } from "@/server/modules/catalog/contract/import-products";
import { ImportRunId } from "@/server/shared/id";

/** Most bytes of a file of rows. */
export const FILE_LIMIT = 50 * 1024 * 1024;
/** Most rows of one file, most columns, and most characters in one row. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 300;
export const LONGEST_ROW = 400_000;
/** So many problems are kept of one file; more are only counted. */
export const MOST_PROBLEMS = 5_000;

export const IMPORT_KINDS = ["catalog", "prices", "stock"] as const;
export const ImportKind = z.enum(IMPORT_KINDS, { error: "Choose what the file holds" });
export type ImportKind = z.infer<typeof ImportKind>;

export const ImportState = z.enum([
  "sending",
  "uploaded",
  "mapped",
  "checking",
  "checked",
  "running",
  "done",
  "cancelled",
  "failed",
]);
export type ImportState = z.infer<typeof ImportState>;

export const StartImportInput = z.strictObject({
  kind: ImportKind,
  fileName: z.string().trim().min(1).max(200, { error: "Give the file a shorter name" }),
  bytes: z
    .number()
    .int()
    .min(1, { error: "This file is empty." })
    .max(FILE_LIMIT, { error: "A file may have at most 50 MB. Split it, and send the parts one by one." }),
});
export type StartImportInput = z.infer<typeof StartImportInput>;

export const StartedImport = z.strictObject({
  id: ImportRunId,
  uploadUrl: z.string(),
  headers: z.record(z.string(), z.string()),
});
export type StartedImport = z.infer<typeof StartedImport>;

export const ImportInput = z.strictObject({ id: ImportRunId });

/** What each column of the file is, by its place; "" for one that is not taken. */
export const MapImportInput = ImportInput.extend({
  mapping: z.array(z.string().max(120)).max(MOST_COLUMNS),
});
export type MapImportInput = z.infer<typeof MapImportInput>;

export const ImportSummary = z.strictObject({
  id: ImportRunId,
  kind: ImportKind,
  fileName: z.string(),
  state: ImportState,
  mode: z.enum(["dry", "real"]),
  rowsTotal: z.number().int(),
  rowsDone: z.number().int(),
  problems: z.number().int(),
  startedBy: z.string(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const RowProblem = z.strictObject({
  row: z.number().int(),
  column: z.string(),
  words: z.string(),
  given: z.string(),
});
export type RowProblem = z.infer<typeof RowProblem>;

export const ReadImportInput = ImportInput.extend({ after: z.number().int().min(0).default(0) });
export type ReadImportInput = z.infer<typeof ReadImportInput>;

export const ImportView = ImportSummary.extend({
  reason: z.string(),
  encoding: z.string(),
  separator: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), target: z.string() })),
  /** What a column may be. */
  targets: z.array(z.string()),
  found: ImportTally,
  done: ImportTally,
  rows: z.array(RowProblem),
  nextAfter: z.number().int().nullable(),
});
export type ImportView = z.infer<typeof ImportView>;
