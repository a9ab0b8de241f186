import { z } from "zod";
import { ACTIVITY_LIST, ChainCheck } from "@/server/modules/activity/contract";
import { verifyActivity } from "@/server/modules/activity/service";
import { MessagesInput, RetryMessageInput } from "@/server/modules/notifications/contract";
import { retryMessage } from "@/server/modules/notifications/service/list-messages";
import { ORDER_LIST } from "@/server/modules/orders/contract";
import { listOrders } from "@/server/modules/orders/service";
import { ExceptionView, ProviderEventDetail, ProviderEventView } from "@/server/modules/payments/contract";
import { replayEvent } from "@/server/modules/payments/service/handle-event";
import { listProviderEvents, openProviderEvent } from "@/server/modules/payments/service/read-payments";
import { listExceptions, resolveException } from "@/server/modules/payments/service/resolve-exception";
import { ShipInput } from "@/server/modules/shipping/contract";
import { ListInput, readList } from "@/server/shared/list";
import { router, staffProcedure } from "@/server/trpc/init";
import {
  AdminHome,
  FindInput,
  Found,
  IdInput,
  JobBoard,
  KeepColumnsInput,
  ListNameInput,
  ListSettings,
  NamedActivityPage,
  NumberedMessagePage,
  NumberInput,
  OrderPage,
  ReadRunInput,
  RenameViewInput,
  ResolveInput,
  RunInput,
  RunSummary,
  RunView,
  SavedViewInput,
  SaveViewInput,
  StaffOrderView,
  StartRunInput,
} from "./contract";
import { findAnything } from "./service/find-anything";
import { deleteView, keepColumns, readListSettings, renameView, saveView } from "./service/keep-views";
import { readJobs, retryJob } from "./service/manage-jobs";
import { cancelRun, confirmRun, startRun } from "./service/plan-run";
import { readActivity } from "./service/read-activity";
import { readHome } from "./service/read-home";
import { readMessages } from "./service/read-messages";
import { readStaffOrder } from "./service/read-order";
import { listRuns, readRun } from "./service/read-runs";
import { markDelivered, shipOrder } from "./service/ship-order";

const OrderInput = z.strictObject({ ...NumberInput.shape, reveal: z.boolean().default(false) });
const EventsInput = z.strictObject({
  status: z.enum(["received", "handled", "parked", "rejected"]).optional(),
});

export const adminRouter = router({
  home: staffProcedure("admin.read")
    .output(AdminHome)
    .query(({ ctx }) => readHome(ctx)),
  orders: staffProcedure("orders.read")
    .input(ListInput)
    .output(OrderPage)
    .query(({ ctx, input }) => listOrders(ctx, readList(ORDER_LIST, input))),
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
    .input(ListInput)
    .output(NamedActivityPage)
    .query(({ ctx, input }) => readActivity(ctx, readList(ACTIVITY_LIST, input))),
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
  listSettings: staffProcedure("admin.read")
    .input(ListNameInput)
    .output(ListSettings)
    .query(({ ctx, input }) => readListSettings(ctx, input.list)),
  saveView: staffProcedure("admin.read")
    .input(SaveViewInput)
    .output(z.void())
    .mutation(({ ctx, input }) => saveView(ctx, input)),
  renameView: staffProcedure("admin.read")
    .input(RenameViewInput)
    .output(z.void())
    .mutation(({ ctx, input }) => renameView(ctx, input)),
  deleteView: staffProcedure("admin.read")
    .input(SavedViewInput)
    .output(z.void())
    .mutation(({ ctx, input }) => deleteView(ctx, input.id)),
  keepColumns: staffProcedure("admin.read")
    .input(KeepColumnsInput)
    .output(z.void())
    .mutation(({ ctx, input }) => keepColumns(ctx, input)),
  startRun: staffProcedure("admin.read")
    .input(StartRunInput)
    .output(RunInput)
    .mutation(async ({ ctx, input }) => startRun(ctx, input)),
  confirmRun: staffProcedure("admin.read")
    .input(RunInput)
    .output(z.void())
    .mutation(({ ctx, input }) => confirmRun(ctx, input.id)),
  cancelRun: staffProcedure("admin.read")
    .input(RunInput)
    .output(z.void())
    .mutation(({ ctx, input }) => cancelRun(ctx, input.id)),
  runs: staffProcedure("admin.read")
    .output(z.array(RunSummary))
    .query(({ ctx }) => listRuns(ctx)),
  run: staffProcedure("admin.read")
    .input(ReadRunInput)
    .output(RunView)
    .query(({ ctx, input }) => readRun(ctx, input)),
  find: staffProcedure("admin.read")
    .input(FindInput)
    .output(z.array(Found))
    .query(({ ctx, input }) => findAnything(ctx, input.query)),
});
