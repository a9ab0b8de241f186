import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";
import { CategoryId, MediaId, ProductId, UploadId } from "@/server/shared/id";
import { Currency } from "@/server/shared/money";

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
const AboutProduct = z.strictObject({ productId: ProductId });

export const ProductCreated = defineEvent("catalog.product-created", AboutProduct);
export const ProductUpdated = defineEvent("catalog.product-updated", AboutProduct);
export const VariantsSaved = defineEvent("catalog.variants-saved", AboutProduct);
export const ProductPublished = defineEvent("catalog.product-published", AboutProduct);
export const ProductUnpublished = defineEvent("catalog.product-unpublished", AboutProduct);
export const ProductArchived = defineEvent("catalog.product-archived", AboutProduct);
export const ProductRestored = defineEvent("catalog.product-restored", AboutProduct);
export const ProductScheduled = defineEvent("catalog.product-scheduled", AboutProduct);
/** Its hour came, and there was nothing to sell. */
export const PublishMissed = defineEvent("catalog.publish-missed", AboutProduct);
export const ProductMoved = defineEvent("catalog.product-address-changed", AboutProduct);

export const AttributeDefined = defineEvent("catalog.attribute-defined", z.strictObject({ key: z.string() }));

export const RateSet = defineEvent("catalog.rate-set", z.strictObject({ rateId: z.string() }));
const AboutCurrency = z.strictObject({ currency: Currency });
export const FillRuleSet = defineEvent("catalog.fill-rule-set", AboutCurrency);
export const PricesFilled = defineEvent("catalog.prices-filled", AboutCurrency);

const AboutSynonym = z.strictObject({ synonymId: z.string() });
const AboutPin = z.strictObject({ pinId: z.string() });

export const SynonymSaved = defineEvent("catalog.synonym-saved", AboutSynonym);
export const SynonymRemoved = defineEvent("catalog.synonym-removed", AboutSynonym);
export const PinSaved = defineEvent("catalog.pin-saved", AboutPin);
export const PinRemoved = defineEvent("catalog.pin-removed", AboutPin);
