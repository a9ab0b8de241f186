import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";
import {
  CategoryId,
  CollectionId,
  CustomerGroupId,
  MediaId,
  PriceListId,
  ProductId,
  UploadId,
} from "@/server/shared/id";
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
export const CollectionPictureChanged = defineEvent(
  "catalog.collection-picture-changed",
  z.strictObject({ collectionId: CollectionId }),
);
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

const AboutCategory = z.strictObject({ categoryId: CategoryId });
export const CategoryCreated = defineEvent("catalog.category-created", AboutCategory);
export const CategoryUpdated = defineEvent("catalog.category-updated", AboutCategory);
export const CategoryMoved = defineEvent("catalog.category-moved", AboutCategory);
export const CategoryArchived = defineEvent("catalog.category-archived", AboutCategory);
export const CategoryRestored = defineEvent("catalog.category-restored", AboutCategory);
export const CategoryRemoved = defineEvent("catalog.category-removed", AboutCategory);

const AboutCollection = z.strictObject({ collectionId: CollectionId });
export const CollectionCreated = defineEvent("catalog.collection-created", AboutCollection);
export const CollectionUpdated = defineEvent("catalog.collection-updated", AboutCollection);
export const CollectionArranged = defineEvent("catalog.collection-arranged", AboutCollection);
export const CollectionsOrdered = defineEvent(
  "catalog.collections-ordered",
  z.strictObject({ collectionIds: z.array(CollectionId) }),
);
export const CollectionRemoved = defineEvent("catalog.collection-removed", AboutCollection);

const AboutPriceList = z.strictObject({ priceListId: PriceListId });
export const PriceListCreated = defineEvent("catalog.price-list-created", AboutPriceList);
export const PriceListUpdated = defineEvent("catalog.price-list-updated", AboutPriceList);
export const PriceListPriced = defineEvent("catalog.price-list-priced", AboutPriceList);
export const PriceListRemoved = defineEvent("catalog.price-list-removed", AboutPriceList);

const AboutGroup = z.strictObject({ groupId: CustomerGroupId });
export const GroupCreated = defineEvent("catalog.customer-group-created", AboutGroup);
export const GroupRenamed = defineEvent("catalog.customer-group-renamed", AboutGroup);
export const GroupRemoved = defineEvent("catalog.customer-group-removed", AboutGroup);
export const GroupJoined = defineEvent("catalog.customer-group-joined", AboutGroup);
export const GroupLeft = defineEvent("catalog.customer-group-left", AboutGroup);
