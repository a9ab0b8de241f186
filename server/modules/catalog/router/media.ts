import { z } from "zod";
import { router, staffProcedure } from "@/server/trpc/init";
import {
  FinishUploadInput,
  MediaList,
  OwnerInput,
  RemoveMediaInput,
  ReorderInput,
  SetAltInput,
  SetFocalInput,
  SetSinglePictureInput,
  StartedUpload,
  StartUploadInput,
  UploadInput,
  UploadView,
} from "../contract/media";
import {
  readMedia,
  removeProductMedia,
  reorderMedia,
  setMediaAlt,
  setMediaFocal,
} from "../service/arrange-media";
import { dismissUpload, finishUpload } from "../service/finish-upload";
import { setSinglePicture } from "../service/set-single-picture";
import { startUpload } from "../service/start-upload";

const manage = staffProcedure("catalog.manage");

export const mediaRouter = router({
  list: staffProcedure("catalog.read")
    .input(OwnerInput)
    .output(MediaList)
    .query(({ ctx, input }) => readMedia(ctx, input)),
  startUpload: manage
    .input(StartUploadInput)
    .output(StartedUpload)
    .mutation(({ ctx, input }) => startUpload(ctx, input)),
  finishUpload: manage
    .input(FinishUploadInput)
    .output(UploadView)
    .mutation(({ ctx, input }) => finishUpload(ctx, input)),
  dismissUpload: manage
    .input(UploadInput)
    .output(z.void())
    .mutation(({ ctx, input }) => dismissUpload(ctx, input)),
  reorder: manage
    .input(ReorderInput)
    .output(z.void())
    .mutation(({ ctx, input }) => reorderMedia(ctx, input)),
  setAlt: manage
    .input(SetAltInput)
    .output(z.void())
    .mutation(({ ctx, input }) => setMediaAlt(ctx, input)),
  setFocal: manage
    .input(SetFocalInput)
    .output(z.void())
    .mutation(({ ctx, input }) => setMediaFocal(ctx, input)),
  remove: manage
    .input(RemoveMediaInput)
    .output(z.void())
    .mutation(({ ctx, input }) => removeProductMedia(ctx, input)),
  setSingle: manage
    .input(SetSinglePictureInput)
    .output(z.void())
    .mutation(({ ctx, input }) => setSinglePicture(ctx, input)),
});
