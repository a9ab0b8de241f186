import type { z } from "zod";
import { type Actor, actorName } from "@/server/shared/actor";
import type { Clock } from "./clock";
import { type Db, Prisma } from "./db";
import { newId } from "./id";
import { enqueue } from "./queue";

export const DELIVER_TASK = "outbox.deliver-event";

/** A kind of fact: its topic ("orders.order-paid") and the shape of what it carries (ids, not copies). */
export type EventKind<Payload extends object = object> = {
  readonly topic: string;
  readonly payload: z.ZodType<Payload>;
};

export const defineEvent = <Payload extends object>(
  topic: string,
  payload: z.ZodType<Payload>,
): EventKind<Payload> => ({
  topic,
  payload,
});

type Teller = {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly requestId: string;
  readonly address: string;
};

/** For the activity log: what was changed, from what, to what, and why. */
export type Change = {
  readonly subject: string;
  readonly before?: Prisma.InputJsonValue;
  readonly after?: Prisma.InputJsonValue;
  readonly reason?: string;
};

/**
 * Tells the rest of the house a fact, in the transaction that makes it true: it is
 * told exactly if that commits, at least once, and it lands on the activity log.
 */
export async function announce<Payload extends object>(
  db: Db,
  teller: Teller,
  fact: { readonly kind: EventKind<Payload>; readonly payload: Payload; readonly change: Change },
): Promise<void> {
  const at = teller.clock();
  const id = newId("event", at);
  await db.outboxEvent.create({
    data: {
      id,
      topic: fact.kind.topic,
      payload: fact.kind.payload.parse(fact.payload) as Prisma.InputJsonObject,
      actor: actorName(teller.actor),
      requestId: teller.requestId,
      address: teller.address,
      subject: fact.change.subject,
      before: fact.change.before ?? Prisma.DbNull,
      after: fact.change.after ?? Prisma.DbNull,
      reason: fact.change.reason ?? "",
      at,
    },
    select: { id: true },
  });
  await enqueue(db, { task: DELIVER_TASK, payload: { eventId: id }, key: `${DELIVER_TASK}:${id}` });
}
