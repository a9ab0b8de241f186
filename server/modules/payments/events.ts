import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";
import { OrderId } from "@/server/shared/id";

/** The money for an order has arrived in full: checkout decides what becomes of the order. */
export const PaymentCaptured = defineEvent(
  "payments.payment-captured",
  z.strictObject({ reference: z.string(), orderId: OrderId }),
);
export const PaymentMismatched = defineEvent(
  "payments.payment-mismatched",
  z.strictObject({ reference: z.string() }),
);
export const RefundRequested = defineEvent(
  "payments.refund-requested",
  z.strictObject({ refundId: z.string() }),
);
export const RefundFailed = defineEvent("payments.refund-failed", z.strictObject({ refundId: z.string() }));
export const ExceptionResolved = defineEvent(
  "payments.exception-resolved",
  z.strictObject({ exceptionId: z.string() }),
);
/** A member of staff read a provider's message word for word; it can hold personal data. */
export const EventOpened = defineEvent("payments.event-opened", z.strictObject({ eventId: z.string() }));
export const EventReplayed = defineEvent("payments.event-replayed", z.strictObject({ eventId: z.string() }));
