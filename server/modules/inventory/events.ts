import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";
import { VariantId } from "@/server/shared/id";

/** Variants began to run low, of which staff have not been told within a day. */
export const StockRanLow = defineEvent(
  "inventory.stock-ran-low",
  z.strictObject({ alertIds: z.array(z.string()).min(1) }),
);

/** A sold-out variant is there again, and these who waited are to be told. */
export const CameBackInStock = defineEvent(
  "inventory.came-back-in-stock",
  z.strictObject({ variantId: VariantId, watchIds: z.array(z.string()).min(1) }),
);

/** A member of staff has seen that something runs low, and said what is being done. */
export const AlertAcknowledged = defineEvent(
  "inventory.alert-acknowledged",
  z.strictObject({ alertId: z.string() }),
);

export const StockRuleChanged = defineEvent(
  "inventory.stock-rule-changed",
  z.strictObject({ variantId: VariantId.nullable() }),
);

const About = z.strictObject({ id: z.string() });
const AboutVariants = z.strictObject({ id: z.string(), variantIds: z.array(z.string()) });

export const StockAdjusted = defineEvent("inventory.stock-adjusted", AboutVariants);
export const StockReceived = defineEvent("inventory.stock-received", AboutVariants);
export const StockReturned = defineEvent("inventory.stock-returned", AboutVariants);
export const BatchExpired = defineEvent("inventory.batch-expired", AboutVariants);

export const TransferDrafted = defineEvent("inventory.transfer-drafted", About);
export const TransferSent = defineEvent("inventory.transfer-sent", AboutVariants);
export const TransferReceived = defineEvent("inventory.transfer-received", AboutVariants);
export const TransferClosed = defineEvent("inventory.transfer-closed", About);
export const TransferCancelled = defineEvent("inventory.transfer-cancelled", About);

export const CountOpened = defineEvent("inventory.count-opened", About);
export const CountEntered = defineEvent("inventory.count-entered", About);
export const CountSubmitted = defineEvent("inventory.count-submitted", About);
export const CountApplied = defineEvent("inventory.count-applied", AboutVariants);
export const CountCancelled = defineEvent("inventory.count-cancelled", About);

export const PolicyChanged = defineEvent("inventory.policy-changed", AboutVariants);
export const BackorderFilled = defineEvent("inventory.backorder-filled", About);
export const HoldEndedByStaff = defineEvent("inventory.hold-ended-by-staff", About);

export const LocationAdded = defineEvent("inventory.location-added", About);
export const LocationChanged = defineEvent("inventory.location-changed", About);
export const LocationArchived = defineEvent("inventory.location-archived", About);
export const LocationsOrdered = defineEvent("inventory.locations-ordered", About);

export const StockDisagreed = defineEvent("inventory.stock-disagreed", AboutVariants);
