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
import { idOf } from "@/server/shared/id";
import { ListInput } from "@/server/shared/list";
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
      /** What of it is sold and still to come; null when all of it is there. */
      waiting: z.strictObject({ quantity: z.number().int(), shipsFrom: z.date().nullable() }).nullable(),
      /** The batches it went out of, less what came back. */
      batches: z.array(
        z.strictObject({ code: z.string(), quantity: z.number().int(), expiresAt: z.date().nullable() }),
      ),
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

const ListName = z.string().min(1).max(40);
export const ListNameInput = z.strictObject({ list: ListName });

/** How a list is looked at: what its address says, without the page one is on. */
export const ViewState = z.strictObject({
  filters: z.record(z.string().max(40), z.string().max(80)),
  sort: z.string().max(40).nullable(),
  columns: z.array(z.string().max(40)).max(40).nullable(),
});
export type ViewState = z.infer<typeof ViewState>;

export const SavedViewId = idOf("SavedViewId", "vew");
const ViewName = z.string().trim().min(1, { error: "Give the view a name" }).max(40, {
  error: "Keep the name within 40 letters",
});

export const SaveViewInput = z.strictObject({
  list: ListName,
  name: ViewName,
  isShared: z.boolean().default(false),
  state: ListInput.pick({ filters: true, sort: true, columns: true }),
});
export type SaveViewInput = z.infer<typeof SaveViewInput>;

export const RenameViewInput = z.strictObject({
  id: SavedViewId,
  name: ViewName,
  isShared: z.boolean().optional(),
});
export type RenameViewInput = z.infer<typeof RenameViewInput>;

export const SavedViewInput = z.strictObject({ id: SavedViewId });

export const SavedView = z.strictObject({
  id: SavedViewId,
  name: z.string(),
  isShared: z.boolean(),
  /** Only one's own can be renamed or deleted. */
  isOwn: z.boolean(),
  owner: z.string(),
  state: ViewState,
});
export type SavedView = z.infer<typeof SavedView>;

export const KeepColumnsInput = z.strictObject({
  list: ListName,
  /** Null: back to the list's own choice. */
  columns: z.array(z.string().max(40)).max(40).nullable(),
});
export type KeepColumnsInput = z.infer<typeof KeepColumnsInput>;

/** What goes with a list for one person: their columns, the views they may open, what they may do. */
export const ListSettings = z.strictObject({
  columns: z.array(z.string()).nullable(),
  views: z.array(SavedView),
  /** What they may do to many rows at once. */
  bulk: z.array(z.strictObject({ name: z.string(), label: z.string() })),
});
export type ListSettings = z.infer<typeof ListSettings>;

export const RunStatus = z.enum(["checking", "ready", "running", "done", "cancelled"]);
export type RunStatus = z.infer<typeof RunStatus>;
export const BulkRowStatus = z.enum(["waiting", "ready", "refused", "done", "failed", "left"]);
export type BulkRowStatus = z.infer<typeof BulkRowStatus>;

const BulkRunId = idOf("BulkRunId", "run");
export const RunInput = z.strictObject({ id: BulkRunId });

/** The most rows that one run takes. */
export const MOST_BULK_ROWS = 5_000;

export const StartRunInput = z.strictObject({
  action: z.string().max(60),
  /** The chosen rows… */
  ids: z.array(z.string().min(1).max(80)).max(MOST_BULK_ROWS).optional(),
  /** …or all that these filters leave. */
  filters: ListInput.shape.filters.unwrap().optional(),
});
export type StartRunInput = z.infer<typeof StartRunInput>;

export const ReadRunInput = z.strictObject({
  id: BulkRunId,
  /** Only rows that stand there. */
  status: BulkRowStatus.optional(),
  /** The position of the last row of the page before. */
  after: z.number().int().min(0).max(MOST_BULK_ROWS).default(0),
});
export type ReadRunInput = z.input<typeof ReadRunInput>;

export const RunSummary = z.strictObject({
  id: BulkRunId,
  label: z.string(),
  status: RunStatus,
  startedBy: z.string(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
  total: z.number().int(),
  tally: z.partialRecord(BulkRowStatus, z.number().int()),
});
export type RunSummary = z.infer<typeof RunSummary>;

export const RunView = RunSummary.extend({
  promise: z.string(),
  rows: z.array(
    z.strictObject({
      position: z.number().int(),
      subject: z.string(),
      /** What people call it. */
      name: z.string(),
      status: BulkRowStatus,
      detail: z.string(),
    }),
  ),
  nextAfter: z.number().int().nullable(),
});
export type RunView = z.infer<typeof RunView>;

export const FindInput = z.strictObject({ query: z.string().trim().min(2).max(80) });

/** One thing that the words typed may mean, and where it is. */
export const Found = z.strictObject({
  kind: z.enum(["order", "product"]),
  label: z.string(),
  detail: z.string(),
  href: z.string(),
});
export type Found = z.infer<typeof Found>;
