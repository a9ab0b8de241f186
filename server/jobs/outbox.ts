import { z } from "zod";
import { DELIVER_TASK } from "@/server/platform/outbox";
import { findUndelivered, markDelivered, readEvent } from "@/server/platform/outbox-store";
import { defineJob } from "./job";
import { listenersOf } from "./subscriptions";

/**
 * Tells one event to all who listen. A listener may hear it again after a crash, so
 * each is idempotent; the event is done when all have heard it.
 */
export const deliverEvent = defineJob({
  id: DELIVER_TASK,
  payload: z.strictObject({ eventId: z.string() }),
  async run(ctx, { eventId }) {
    const event = await readEvent(ctx.db, eventId);
    if (!event || event.deliveredAt) return;
    // All listeners hear it even when one fails; the failed one brings the job back.
    const heard = await Promise.allSettled(listenersOf(event.topic).map((listen) => listen(ctx, event)));
    const failed = heard.filter((result) => result.status === "rejected");
    if (failed.length > 0)
      throw new AggregateError(
        failed.map((result) => result.reason as Error),
        `${event.topic}: ${failed.map((result) => String(result.reason)).join("; ")}`,
      );
    await markDelivered(ctx.db, eventId, ctx.clock());
  },
});

const BATCH = 200;

/** Events whose job was lost or gave up: the outbox always drains. */
export const deliverLeftovers = defineJob({
  id: "outbox.deliver-leftovers",
  schedule: "*/5 * * * *",
  payload: z.object({}),
  async run(ctx) {
    for (const eventId of await findUndelivered(ctx.db, ctx.clock(), BATCH)) {
      await deliverEvent
        .run(ctx, { eventId })
        .catch((error: unknown) => ctx.log.error({ error, eventId }, "event not delivered"));
    }
  },
});
