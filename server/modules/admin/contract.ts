import { z } from "zod";
import { ActivityRow } from "@/server/modules/activity/contract";
import { MessageRow } from "@/server/modules/notifications/contract";
import {
  OrderAddress,
  OrderDelivery,
  OrderEventView,
  OrderLineView,
  OrderNumber,
  OrderRow,
  OrderStatus,
  Totals,
} from "@/server/modules/orders/contract";
import { AttemptView, ProviderEventView } from "@/server/modules/payments/contract";
import { ShipmentView } from "@/server/modules/shipping/contract";
import { Money } from "@/server/shared/money";

/** One kind of work that waits for a person, and where it is done. */
export const WorkItem = z.strictObject({
  kind: z.enum([
    "to_ship",
    "exceptions",
    "refunds",
    "conversations",
    "low_stock",
    "dead_jobs",
    "parked_events",
    "failed_messages",
  ]),
  label: z.string(),
  count: z.number().int(),
  href: z.string(),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const AdminHome = z.strictObject({
  work: z.array(WorkItem),
  /** Paid orders since midnight in Lagos, per currency; never summed across currencies. */
  today: z.array(z.strictObject({ currency: z.string(), orders: z.number().int(), sales: Money })),
  latest: z.array(OrderRow),
  /** The promises that are checked live, in plain words. */
  checks: z.array(z.strictObject({ name: z.string(), isTrue: z.boolean(), detail: z.string() })),
});
export type AdminHome = z.infer<typeof AdminHome>;

export const OrdersInput = z.strictObject({
  status: OrderStatus.optional(),
  query: z.string().trim().max(80).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type OrdersInput = z.infer<typeof OrdersInput>;

export const OrderPage = z.strictObject({ rows: z.array(OrderRow), nextCursor: z.string().nullable() });
export type OrderPage = z.infer<typeof OrderPage>;

export const StaffOrderView = z.strictObject({
  number: z.string(),
  status: OrderStatus,
  placedAt: z.date(),
  /** What staff should do next, or null when nothing waits. */
  nextAction: z.enum(["ship", "await_payment", "refund", "mark_delivered"]).nullable(),
  customer: z.strictObject({ name: z.string(), email: z.string(), phone: z.string(), isMasked: z.boolean() }),
  address: OrderAddress,
  delivery: OrderDelivery,
  lines: z.array(
    OrderLineView.extend({
      fulfilment: z.string(),
      picks: z.array(z.strictObject({ location: z.string(), quantity: z.number().int() })),
    }),
  ),
  totals: Totals,
  attempts: z.array(AttemptView),
  shipments: z.array(ShipmentView),
  refunds: z.array(
    z.strictObject({
      id: z.string(),
      amount: Money,
      status: z.string(),
      reason: z.string(),
      createdAt: z.date(),
    }),
  ),
  timeline: z.array(
    z.strictObject({
      at: z.date(),
      kind: z.enum(["order", "payment", "message", "webhook", "staff"]),
      label: z.string(),
      detail: z.string(),
    }),
  ),
  events: z.array(OrderEventView),
  webhooks: z.array(ProviderEventView),
  messages: z.array(MessageRow),
  ledger: z.array(
    z.strictObject({
      transfer: z.string(),
      kind: z.string(),
      account: z.string(),
      amount: Money,
      at: z.date(),
    }),
  ),
});
export type StaffOrderView = z.infer<typeof StaffOrderView>;

export const StockRow = z.strictObject({
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  location: z.string(),
  onHand: z.number().int(),
  reserved: z.number().int(),
});
export type StockRow = z.infer<typeof StockRow>;

export const JobRow = z.strictObject({
  id: z.string(),
  task: z.string(),
  error: z.string(),
  attempts: z.number().int(),
  diedAt: z.date(),
  retriedAt: z.date().nullable(),
});
export type JobRow = z.infer<typeof JobRow>;

export const JobBoard = z.strictObject({
  waiting: z.number().int(),
  failing: z.number().int(),
  dead: z.array(JobRow),
});
export type JobBoard = z.infer<typeof JobBoard>;

export const ResolveInput = z.strictObject({
  id: z.string().max(40),
  resolution: z.enum(["refund", "dismiss", "paid_back"], { error: "Choose what to do" }),
  reason: z.string().trim().min(3, { error: "Write down why" }).max(300),
});

/** A row of the log; `who` and `about` are the actor and the subject by name, where they are people. */
export const NamedActivityRow = ActivityRow.extend({ who: z.string(), about: z.string() });
export type NamedActivityRow = z.infer<typeof NamedActivityRow>;

export const NamedActivityPage = z.strictObject({
  rows: z.array(NamedActivityRow),
  nextCursor: z.string().nullable(),
});
export type NamedActivityPage = z.infer<typeof NamedActivityPage>;

/** A message with the number of the order it is about. */
export const NumberedMessage = MessageRow.extend({ orderNumber: z.string().nullable() });
export type NumberedMessage = z.infer<typeof NumberedMessage>;

export const NumberedMessagePage = z.strictObject({
  rows: z.array(NumberedMessage),
  nextCursor: z.string().nullable(),
});
export type NumberedMessagePage = z.infer<typeof NumberedMessagePage>;

/** An order number as staff type it. */
export const NumberInput = z.strictObject({ number: OrderNumber });
export const IdInput = z.strictObject({ id: z.string().min(1).max(60) });
