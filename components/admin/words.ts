import type { Tone } from "@/components/ui/badge";
import type { AdminHome } from "@/server/modules/admin/contract";
import type { MessageStatus } from "@/server/modules/notifications/contract";
import type { AttemptStatus } from "@/server/modules/payments/contract";

type Words = { readonly label: string; readonly tone: Tone };
export type OrderStatusName = AdminHome["latest"][number]["status"];

/** What each status of an order is called on the dashboard. */
export const ORDER_WORDS: Readonly<Record<OrderStatusName, Words>> = {
  awaiting_payment: { label: "Awaiting payment", tone: "neutral" },
  paid: { label: "Paid, to ship", tone: "accent" },
  fulfilling: { label: "Being packed", tone: "info" },
  fulfilled: { label: "Shipped", tone: "info" },
  delivered: { label: "Delivered", tone: "success" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  refund_due: { label: "Refund due", tone: "danger" },
  refunded: { label: "Refunded", tone: "neutral" },
};

export const ATTEMPT_WORDS: Readonly<Record<AttemptStatus, Words>> = {
  created: { label: "Not opened yet", tone: "neutral" },
  starting: { label: "Being opened", tone: "neutral" },
  started: { label: "Waiting for the buyer", tone: "info" },
  unknown: { label: "Unclear, being checked", tone: "warning" },
  paid: { label: "Paid", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  expired: { label: "Expired", tone: "neutral" },
};

export const MESSAGE_WORDS: Readonly<Record<MessageStatus, Words>> = {
  queued: { label: "Waiting", tone: "neutral" },
  sending: { label: "Being sent", tone: "neutral" },
  sent: { label: "Sent", tone: "info" },
  delivered: { label: "Delivered", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  unknown: { label: "Unclear", tone: "warning" },
};

/** Statuses that are plain text in their contracts: webhooks, refunds, products, replies. */
const OTHERS: Readonly<Record<string, Words>> = {
  received: { label: "Received", tone: "info" },
  handled: { label: "Handled", tone: "success" },
  parked: { label: "Parked", tone: "warning" },
  rejected: { label: "Rejected", tone: "danger" },
  due: { label: "Due", tone: "warning" },
  asking: { label: "Being asked", tone: "info" },
  asked: { label: "Asked", tone: "info" },
  done: { label: "Done", tone: "success" },
  draft: { label: "Draft", tone: "neutral" },
  active: { label: "On sale", tone: "success" },
  archived: { label: "Archived", tone: "neutral" },
  open: { label: "Open", tone: "accent" },
  closed: { label: "Closed", tone: "neutral" },
  owed: { label: "To pack", tone: "accent" },
  shipped: { label: "Shipped", tone: "info" },
  submitted: { label: "To be booked", tone: "warning" },
  applied: { label: "Booked", tone: "success" },
  cancelled: { label: "Dropped", tone: "neutral" },
  released: { label: "Given back", tone: "neutral" },
};

export const wordsOf = (status: string): Words =>
  OTHERS[status] ??
  (MESSAGE_WORDS as Readonly<Record<string, Words>>)[status] ?? { label: sentence(status), tone: "neutral" };

/** "late_payment" → "Late payment". */
export function sentence(code: string): string {
  const words = code.replaceAll(/[_-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const PROVIDERS: Readonly<Record<string, string>> = {
  paystack: "Paystack",
  stripe: "Stripe",
  mpesa: "M-Pesa",
  email: "E-mail",
  sms: "SMS",
  whatsapp: "WhatsApp",
};
export const providerName = (code: string): string => PROVIDERS[code] ?? sentence(code);

const CHANNELS: Readonly<Record<string, string>> = { email: "E-mail", sms: "SMS", whatsapp: "WhatsApp" };
export const channelName = (code: string): string => CHANNELS[code] ?? sentence(code);

const METHODS: Readonly<Record<string, string>> = {
  transfer: "bank transfer",
  card: "card",
  ussd: "USSD",
  card_usd: "card in dollars",
  mpesa: "M-Pesa",
};
export const methodName = (code: string): string => METHODS[code] ?? code;

/** Why money waits for a person, and what may be done about it. */
export const EXCEPTION_WORDS: Readonly<
  Record<string, { title: string; advice: string; canRefund: boolean }>
> = {
  underpaid: {
    title: "Paid too little",
    advice:
      "The order stays unpaid. Give the money back, or settle the rest with the buyer and dismiss this.",
    canRefund: true,
  },
  overpaid: {
    title: "Paid too much",
    advice: "The order is paid. Give back what is above the price.",
    canRefund: true,
  },
  paid_twice: {
    title: "Paid twice",
    advice: "The order was paid by another try. Give this payment back.",
    canRefund: true,
  },
  wrong_currency: {
    title: "Paid in another currency",
    advice: "Nothing was booked. Refund it on the provider's own pages, then dismiss this.",
    canRefund: false,
  },
  paid_after_expiry: {
    title: "Paid after the order had lapsed",
    advice: "The goods were gone. Give the money back.",
    canRefund: true,
  },
  unmatched: {
    title: "Belongs to no order",
    advice: "Find out whose it is at the provider, then dismiss this with what you found.",
    canRefund: false,
  },
  refund_failed: {
    title: "A refund failed",
    advice: "Try it again, or pay the buyer another way and dismiss this.",
    canRefund: true,
  },
  refund_by_hand: {
    title: "Give this back by hand",
    advice:
      "Send the money in the M-Pesa portal, then write its receipt as the reason and press Paid back. Dismiss it only when nothing is owed.",
    canRefund: false,
  },
  message_differs: {
    title: "A message names another amount",
    advice: "Compare with the company's statement, put right what is wrong there, then dismiss this.",
    canRefund: false,
  },
  refunded_elsewhere: {
    title: "Refunded on the provider's own pages",
    advice: "The money has gone back already. Check that it was meant, then dismiss this.",
    canRefund: false,
  },
};

export const exceptionWords = (kind: string) =>
  EXCEPTION_WORDS[kind] ?? { title: sentence(kind), advice: "Look at it at the provider.", canRefund: false };

/** Deeds whose topics do not read well as they are. */
const DEEDS: Readonly<Record<string, string>> = {
  "catalog.product-created": "Added a product",
  "catalog.product-updated": "Changed its words",
  "catalog.variants-saved": "Changed its variants",
  "catalog.product-published": "Put it on sale",
  "catalog.product-unpublished": "Took it off sale",
  "catalog.product-archived": "Put it into the archive",
  "catalog.product-restored": "Took it out of the archive",
  "catalog.product-scheduled": "Planned its days on sale",
  "catalog.publish-missed": "Could not put it on sale as planned",
  "catalog.product-address-changed": "Changed its address",
  "catalog.attribute-defined": "Defined an attribute",
  "catalog.rate-set": "Set an exchange rate",
  "catalog.fill-rule-set": "Set how prices are filled",
  "catalog.prices-filled": "Filled prices from a rate",
  "catalog.upload-started": "Began to send a picture",
  "catalog.upload-finished": "Sent a picture",
  "catalog.upload-dismissed": "Dismissed a picture",
  "catalog.picture-made": "Added a picture",
  "catalog.picture-refused": "A picture was refused",
  "catalog.pictures-reordered": "Put the pictures in order",
  "catalog.picture-described": "Described a picture",
  "catalog.picture-focused": "Chose what stays in view",
  "catalog.picture-removed": "Removed a picture",
  "catalog.category-picture-changed": "Changed a category's picture",
  "inventory.stock-adjusted": "Stock put right",
  "inventory.count-entered": "Counted",
  "inventory.count-submitted": "Counting ended",
  "inventory.count-applied": "Count booked",
  "inventory.count-cancelled": "Count dropped",
  "inventory.transfer-drafted": "Transfer planned",
  "inventory.transfer-cancelled": "Transfer dropped",
  "inventory.transfer-closed": "Transfer closed, the rest written off",
  "inventory.policy-changed": "Ordering ahead changed",
  "inventory.backorder-filled": "Promised goods put aside",
  "inventory.hold-ended-by-staff": "Hold ended by hand",
  "inventory.location-archived": "Location closed",
  "inventory.locations-ordered": "Locations put in order",
  "inventory.stock-disagreed": "Counters differ from the stock ledger",
  "catalog.price-list-priced": "Prices of a list changed",
  "catalog.customer-group-joined": "Customer put into a group",
  "catalog.customer-group-left": "Customer taken out of a group",
  "catalog.collections-ordered": "Collections put in another order",
  "catalog.collection-arranged": "Products of a collection arranged",
  "catalog.pin-saved": "Product pinned",
  "catalog.pin-removed": "Pin taken away",
};

/** What was done, in words: "orders.order-paid" → "Order paid". */
export const deedOf = (action: string): string =>
  DEEDS[action] ?? sentence(action.split(".").at(-1) ?? action);
