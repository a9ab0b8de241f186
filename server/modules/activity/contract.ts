import { z } from "zod";
import { defineList } from "@/server/shared/list";

export const ActivityRow = z.strictObject({
  seq: z.bigint(),
  at: z.date(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  before: z.json().nullable(),
  after: z.json().nullable(),
  reason: z.string(),
  requestId: z.string(),
  address: z.string(),
});
export type ActivityRow = z.infer<typeof ActivityRow>;

export const ChainCheck = z.strictObject({
  isWhole: z.boolean(),
  count: z.number().int(),
  /** The first row whose hash does not fit, when the chain is broken. */
  brokenAt: z.bigint().nullable(),
});
export type ChainCheck = z.infer<typeof ChainCheck>;

const AREAS = [
  "orders",
  "payments",
  "catalog",
  "inventory",
  "auth",
  "concierge",
  "shipping",
  "admin",
] as const;
const AREA_LABELS: Readonly<Record<(typeof AREAS)[number], string>> = {
  orders: "Orders",
  payments: "Payments",
  catalog: "Catalogue",
  inventory: "Stock",
  auth: "Sign-in",
  concierge: "Conversations",
  shipping: "Shipping",
  admin: "Dashboard",
};

export const ACTIVITY_LIST = defineList({
  name: "activity",
  path: "/admin/activity",
  columns: {
    seq: { label: "Row", isSortable: true },
    what: { label: "Did what, to what", isFixed: true },
    change: { label: "What changed, and why" },
    who: { label: "Who" },
    at: { label: "When" },
  },
  filters: {
    q: { kind: "text", label: "Order number or reference, in full" },
    area: {
      kind: "choice",
      label: "Area",
      options: AREAS.map((value) => ({ value, label: AREA_LABELS[value] })),
    },
    by: {
      kind: "choice",
      label: "Done by",
      options: [
        { value: "staff", label: "Staff" },
        { value: "customer", label: "Customers" },
        { value: "guest", label: "Guests" },
        { value: "system", label: "Oja itself" },
      ],
    },
    at: { kind: "days", label: "Day" },
    reason: { kind: "flag", label: "With a reason" },
  },
  search: "q",
  sort: { by: "seq", isDown: true },
  views: [
    { name: "All", filters: {} },
    { name: "By staff", filters: { by: "staff" } },
    { name: "By Oja", filters: { by: "system" } },
  ],
});

/** A fact from the outbox, as it goes into the log. */
export type LoggedEvent = {
  readonly id: string;
  readonly at: Date;
  readonly topic: string;
  readonly actor: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
  readonly requestId: string;
  readonly address: string;
};
