import { z } from "zod";
import { Picture } from "@/server/modules/catalog/contract";
import { OrderId, OrderLineId, VariantId } from "@/server/shared/id";
import { defineList } from "@/server/shared/list";
import { Money } from "@/server/shared/money";
import { ORDER_STATUSES } from "./machine";

export const OrderStatus = z.enum(ORDER_STATUSES);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** "OJ-7K4P-9QXM": cannot be counted or guessed, easy to read aloud. Read in any case, with or without dashes. */
export const OrderNumber = z
  .string()
  .trim()
  .toUpperCase()
  .transform((text) => text.replaceAll(/[^A-Z0-9]/g, "").replace(/^OJ(.{4})(.{4})$/, "OJ-$1-$2"))
  .pipe(
    z.string().regex(/^OJ-[A-Z0-9]{4}-[A-Z0-9]{4}$/, { error: "An order number looks like OJ-7K4P-9QXM" }),
  );

export const TrackInput = z.strictObject({
  number: OrderNumber,
  /** From the link in our messages… */
  token: z.string().max(200).optional(),
  /** …or the e-mail or phone the order was placed with. */
  contact: z.string().trim().max(120).optional(),
});
export type TrackInput = z.infer<typeof TrackInput>;

export const OrderLineView = z.strictObject({
  id: OrderLineId,
  variantId: VariantId,
  productSlug: z.string(),
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  picture: Picture.nullable(),
  quantity: z.number().int(),
  unit: Money,
  total: Money,
});
export type OrderLineView = z.infer<typeof OrderLineView>;

export const Totals = z.strictObject({
  subtotal: Money,
  discount: Money,
  delivery: Money,
  tax: Money,
  total: Money,
});
export type Totals = z.infer<typeof Totals>;

export const OrderEventView = z.strictObject({
  signal: z.string(),
  from: z.string(),
  to: z.string(),
  actor: z.string(),
  reason: z.string(),
  at: z.date(),
});
export type OrderEventView = z.infer<typeof OrderEventView>;

export const OrderDelivery = z.strictObject({
  method: z.string(),
  label: z.string(),
  minDays: z.number().int(),
  maxDays: z.number().int(),
});
export type OrderDelivery = z.infer<typeof OrderDelivery>;

export const OrderAddress = z.strictObject({
  country: z.string(),
  state: z.string(),
  city: z.string(),
  street: z.string(),
  landmark: z.string(),
  postcode: z.string(),
});

/** An order as the house knows it. Views for people are made from it, masked as they must be. */
export const Order = z.strictObject({
  id: OrderId,
  number: z.string(),
  status: OrderStatus,
  totals: Totals,
  customerId: z.string().nullable(),
  cartId: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  address: OrderAddress,
  delivery: OrderDelivery,
  placedAt: z.date(),
});
export type Order = z.infer<typeof Order>;

/** What a shopper sees on the tracking page; contact details stay masked. */
export const TrackingView = z.strictObject({
  number: z.string(),
  /** Opens the order without asking again; only for someone who has just proved that it is theirs. */
  link: z.string().nullable(),
  status: OrderStatus,
  placedAt: z.date(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  place: z.string(),
  delivery: OrderDelivery,
  lines: z.array(OrderLineView),
  totals: Totals,
  /** What was ordered ahead and is still to come; the order ships once it is there. */
  waiting: z.array(
    z.strictObject({ variantId: VariantId, quantity: z.number().int(), shipsFrom: z.date().nullable() }),
  ),
  steps: z.array(z.strictObject({ label: z.string(), at: z.date().nullable(), isDone: z.boolean() })),
  shipments: z.array(
    z.strictObject({
      carrier: z.string(),
      trackingNumber: z.string(),
      shippedAt: z.date(),
      deliveredAt: z.date().nullable(),
    }),
  ),
});
export type TrackingView = z.infer<typeof TrackingView>;

export const OrderRow = z.strictObject({
  number: z.string(),
  status: OrderStatus,
  name: z.string(),
  place: z.string(),
  itemCount: z.number().int(),
  total: Money,
  placedAt: z.date(),
});
export type OrderRow = z.infer<typeof OrderRow>;

/** How staff call the states of an order in filters and tabs. */
const STATUS_LABELS: Readonly<Record<OrderStatus, string>> = {
  awaiting_payment: "Unpaid",
  paid: "To ship",
  fulfilling: "Packing",
  fulfilled: "Shipped",
  delivered: "Delivered",
  cancelled: "Cancelled",
  refund_due: "Refund due",
  refunded: "Refunded",
};

/** What needs hands first. */
const TABS = ["paid", "fulfilling", "fulfilled", "delivered", "awaiting_payment", "refund_due"] as const;

export const ORDER_LIST = defineList({
  name: "orders",
  path: "/admin/orders",
  columns: {
    number: { label: "Number", isFixed: true },
    placed: { label: "Placed", isSortable: true },
    customer: { label: "Customer", isSortable: true },
    place: { label: "Goes to" },
    items: { label: "Items" },
    total: { label: "Total", isSortable: true },
    status: { label: "Status" },
  },
  filters: {
    q: { kind: "text", label: "Number, name, e-mail or phone" },
    status: {
      kind: "choice",
      label: "Status",
      options: ORDER_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] })),
    },
    currency: {
      kind: "choice",
      label: "Currency",
      options: [
        { value: "NGN", label: "Naira" },
        { value: "USD", label: "Dollars" },
      ],
    },
    placed: { kind: "days", label: "Placed" },
    account: { kind: "flag", label: "Bought with an account" },
  },
  search: "q",
  sort: { by: "placed", isDown: true },
  views: [
    { name: "All", filters: {} },
    ...TABS.map((status) => ({ name: STATUS_LABELS[status], filters: { status } })),
  ],
});
