import { z } from "zod";
import { ActivityInput, ChainCheck } from "@/server/modules/activity/contract";
import { verifyActivity } from "@/server/modules/activity/service";
import { StaffProductPage, StaffProductsInput } from "@/server/modules/catalog/contract";
import { listProductsForStaff } from "@/server/modules/catalog/service";
import { listStock } from "@/server/modules/inventory/service";
import { MessagesInput, RetryMessageInput } from "@/server/modules/notifications/contract";
import { retryMessage } from "@/server/modules/notifications/service/list-messages";
import { ExceptionView, ProviderEventDetail, ProviderEventView } from "@/server/modules/payments/contract";
import { replayEvent } from "@/server/modules/payments/service/handle-event";
import { listProviderEvents, openProviderEvent } from "@/server/modules/payments/service/read-payments";
import { listExceptions, resolveException } from "@/server/modules/payments/service/resolve-exception";
import { ShipInput } from "@/server/modules/shipping/contract";
import { router, staffProcedure } from "@/server/trpc/init";
import {
  AdminHome,
  IdInput,
  JobBoard,
  NamedActivityPage,
  NumberedMessagePage,
  NumberInput,
  OrderPage,
  OrdersInput,
  ResolveInput,
  StaffOrderView,
  StockRow,
} from "./contract";
import { readJobs, retryJob } from "./service/manage-jobs";
import { readActivity } from "./service/read-activity";
import { readHome, readOrders } from "./service/read-home";
import { readMessages } from "./service/read-messages";
import { readStaffOrder } from "./service/read-order";
import { markDelivered, shipOrder } from "./service/ship-order";

const OrderInput = z.strictObject({ ...NumberInput.shape, reveal: z.boolean().default(false) });
const StockInput = z.strictObject({ query: z.string().trim().max(80).optional() });
const EventsInput = z.strictObject({
  status: z.enum(["received", "handled", "parked", "rejected"]).optional(),
});

export const adminRouter = router({
  home: staffProcedure("admin.read")
    .output(AdminHome)
    .query(({ ctx }) => readHome(ctx)),
  orders: staffProcedure("orders.read")
    .input(OrdersInput)
    .output(OrderPage)
    .query(({ ctx, input }) => readOrders(ctx, input)),
  order: staffProcedure("orders.read")
    .input(OrderInput)
    .output(StaffOrderView)
    .query(({ ctx, input }) => readStaffOrder(ctx, input)),
  ship: staffProcedure("orders.fulfil")
    .input(ShipInput)
    .output(z.void())
    .mutation(({ ctx, input }) => shipOrder(ctx, input)),
  markDelivered: staffProcedure("orders.fulfil")
    .input(NumberInput)
    .output(z.void())
    .mutation(({ ctx, input }) => markDelivered(ctx, input.number)),
  stock: staffProcedure("stock.read")
    .input(StockInput)
    .output(z.array(StockRow))
    .query(({ ctx, input }) => listStock(ctx, input.query ?? null)),
  products: staffProcedure("catalog.read")
    .input(StaffProductsInput)
    .output(StaffProductPage)
    .query(({ ctx, input }) => listProductsForStaff(ctx, input)),
  exceptions: staffProcedure("payments.read")
    .output(z.array(ExceptionView))
    .query(({ ctx }) => listExceptions(ctx)),
  resolveException: staffProcedure("payments.resolve")
    .input(ResolveInput)
    .output(z.void())
    .mutation(({ ctx, input }) => resolveException(ctx, input)),
  events: staffProcedure("payments.read")
    .input(EventsInput)
    .output(z.array(ProviderEventView))
    .query(({ ctx, input }) => listProviderEvents(ctx, input.status)),
  event: staffProcedure("payments.resolve")
    .input(IdInput)
    .output(ProviderEventDetail)
    .query(({ ctx, input }) => openProviderEvent(ctx, input.id)),
  replayEvent: staffProcedure("payments.resolve")
    .input(IdInput)
    .output(z.void())
    .mutation(({ ctx, input }) => replayEvent(ctx, input.id)),
  messages: staffProcedure("messages.read")
    .input(MessagesInput)
    .output(NumberedMessagePage)
    .query(({ ctx, input }) => readMessages(ctx, input)),
  retryMessage: staffProcedure("messages.read")
    .input(RetryMessageInput)
    .output(z.void())
    .mutation(({ ctx, input }) => retryMessage(ctx, input)),
  activity: staffProcedure("activity.read")
    .input(ActivityInput)
    .output(NamedActivityPage)
    .query(({ ctx, input }) => readActivity(ctx, input)),
  verifyActivity: staffProcedure("activity.read")
    .output(ChainCheck)
    .query(({ ctx }) => verifyActivity(ctx)),
  jobs: staffProcedure("jobs.manage")
    .output(JobBoard)
    .query(({ ctx }) => readJobs(ctx)),
  retryJob: staffProcedure("jobs.manage")
    .input(IdInput)
    .output(z.void())
    .mutation(({ ctx, input }) => retryJob(ctx, input.id)),
});
