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
