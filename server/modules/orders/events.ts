import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";
import { OrderId } from "@/server/shared/id";

const AboutOrder = z.strictObject({ orderId: OrderId });

export const OrderPlaced = defineEvent("orders.order-placed", AboutOrder);
export const OrderPaid = defineEvent("orders.order-paid", AboutOrder);
export const OrderCancelled = defineEvent("orders.order-cancelled", AboutOrder);
export const OrderShipped = defineEvent("orders.order-shipped", AboutOrder);
export const OrderDelivered = defineEvent("orders.order-delivered", AboutOrder);
export const OrderRefundDue = defineEvent("orders.refund-due", AboutOrder);
export const OrderRefunded = defineEvent("orders.order-refunded", AboutOrder);
export const OrderRevealed = defineEvent("orders.personal-data-revealed", AboutOrder);
