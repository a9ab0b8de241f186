import { z } from "zod";
import { router, staffProcedure } from "@/server/trpc/init";
import {
  ImportInput,
  ImportSummary,
  ImportView,
  MapImportInput,
  ReadImportInput,
  StartedImport,
  StartImportInput,
} from "./contract";
import { checkImport, mapImport, runImport } from "./service/decide-import";
import { listImports, readImport } from "./service/read-imports";
import { finishFile, startImport } from "./service/start-import";
import { cancelImport } from "./service/stop-import";

const manage = staffProcedure("catalog.manage");

export const importsRouter = router({
  list: staffProcedure("catalog.read")
    .output(z.array(ImportSummary))
    .query(({ ctx }) => listImports(ctx)),
  read: staffProcedure("catalog.read")
    .input(ReadImportInput)
    .output(ImportView)
    .query(({ ctx, input }) => readImport(ctx, input)),
  start: manage
    .input(StartImportInput)
    .output(StartedImport)
    .mutation(({ ctx, input }) => startImport(ctx, input)),
  finishFile: manage
    .input(ImportInput)
    .output(z.void())
    .mutation(({ ctx, input }) => finishFile(ctx, input.id)),
  map: manage
    .input(MapImportInput)
    .output(z.void())
    .mutation(({ ctx, input }) => mapImport(ctx, input)),
  check: manage
    .input(ImportInput)
    .output(z.void())
    .mutation(({ ctx, input }) => checkImport(ctx, input.id)),
  run: manage
    .input(ImportInput)
    .output(z.void())
    .mutation(({ ctx, input }) => runImport(ctx, input.id)),
  cancel: manage
    .input(ImportInput)
    .output(z.void())
    .mutation(({ ctx, input }) => cancelImport(ctx, input.id)),
});
