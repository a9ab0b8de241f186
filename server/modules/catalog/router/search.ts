import { z } from "zod";
import { router, staffProcedure } from "@/server/trpc/init";
import {
  PinsInput,
  PinView,
  Preview,
  PreviewInput,
  RemovePinInput,
  RemoveSynonymInput,
  SavePinInput,
  SaveSynonymInput,
  SynonymView,
  ZeroResult,
  ZeroResultsInput,
} from "../contract/search";
import { listSynonyms, removeSynonym, saveSynonym } from "../service/edit-synonyms";
import { listPins, removePin, savePin } from "../service/pin-products";
import { listEmptySearches, previewSearch } from "../service/report-searches";

export const searchRouter = router({
  synonyms: staffProcedure("catalog.read")
    .output(z.array(SynonymView))
    .query(({ ctx }) => listSynonyms(ctx)),
  saveSynonym: staffProcedure("catalog.manage")
    .input(SaveSynonymInput)
    .output(SynonymView)
    .mutation(({ ctx, input }) => saveSynonym(ctx, input)),
  removeSynonym: staffProcedure("catalog.manage")
    .input(RemoveSynonymInput)
    .output(z.void())
    .mutation(({ ctx, input }) => removeSynonym(ctx, input)),
  pins: staffProcedure("catalog.read")
    .input(PinsInput)
    .output(z.array(PinView))
    .query(({ ctx, input }) => listPins(ctx, input)),
  savePin: staffProcedure("catalog.manage")
    .input(SavePinInput)
    .output(PinView)
    .mutation(({ ctx, input }) => savePin(ctx, input)),
  removePin: staffProcedure("catalog.manage")
    .input(RemovePinInput)
    .output(z.void())
    .mutation(({ ctx, input }) => removePin(ctx, input)),
  zeroResults: staffProcedure("catalog.read")
    .input(ZeroResultsInput)
    .output(z.array(ZeroResult))
    .query(({ ctx, input }) => listEmptySearches(ctx, input)),
  preview: staffProcedure("catalog.read")
    .input(PreviewInput)
    .output(Preview)
    .query(({ ctx, input }) => previewSearch(ctx, input)),
});
