import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";
import { CategoryId, CollectionId, CustomerGroupId, PriceListId } from "@/server/shared/id";

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
