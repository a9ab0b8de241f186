import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";
import { CategoryId, MediaId, ProductId, UploadId } from "@/server/shared/id";

const AboutUpload = z.strictObject({ uploadId: UploadId });
const AboutMedia = z.strictObject({ mediaId: MediaId });

export const UploadStarted = defineEvent("catalog.upload-started", AboutUpload);
export const UploadFinished = defineEvent("catalog.upload-finished", AboutUpload);
export const UploadDismissed = defineEvent("catalog.upload-dismissed", AboutUpload);
export const PictureMade = defineEvent("catalog.picture-made", AboutUpload);
export const PictureRefused = defineEvent("catalog.picture-refused", AboutUpload);
export const PicturesReordered = defineEvent(
  "catalog.pictures-reordered",
  z.strictObject({ productId: ProductId }),
);
export const PictureDescribed = defineEvent("catalog.picture-described", AboutMedia);
export const PictureFocused = defineEvent("catalog.picture-focused", AboutMedia);
export const PictureRemoved = defineEvent("catalog.picture-removed", AboutMedia);
export const CategoryPictureChanged = defineEvent(
  "catalog.category-picture-changed",
  z.strictObject({ categoryId: CategoryId }),
);
