import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { handleEvent } from "./service/handle-event";
import { HANDLE_TASK } from "./service/receive-webhook";
import { reconcilePayments } from "./service/reconcile-payments";
import { REFUND_TASK, reconcileRefunds, sendRefund } from "./service/refund-payment";

const BATCH = 50;

export const handleProviderEvent = defineJob({
  id: HANDLE_TASK,
  payload: z.strictObject({ eventId: z.string() }),
  run: (ctx, { eventId }) => handleEvent(ctx, eventId),
});

export const sendDueRefund = defineJob({
  id: REFUND_TASK,
  payload: z.strictObject({ refundId: z.string() }),
  run: (ctx, { refundId }) => sendRefund(ctx, refundId),
});

export const reconcile = defineJob({
  id: "payments.reconcile-payments",
  schedule: "* * * * *",
  payload: z.object({}),
  async run(ctx) {
    await reconcilePayments(ctx, BATCH);
    await reconcileRefunds(ctx, BATCH);
  },
});
