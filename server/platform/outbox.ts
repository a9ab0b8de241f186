import type { z } from "zod";
import { type Actor, actorName } from "@/server/shared/actor";
import type { Clock } from "./clock";
import type { Db, Prisma } from "./db";
import { newId } from "./id";
import { addJob } from "./queue";

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
  const { subject, before, after, reason = "" } = fact.change;
  const payload = fact.kind.payload.parse(fact.payload);
  const job = { task: DELIVER_TASK, payload: { eventId: id }, key: `${DELIVER_TASK}:${id}` };
  await db.$executeRaw`
    WITH told AS (
      INSERT INTO outbox_event (id, topic, payload, actor, request_id, address, subject, before, after, reason, at)
      VALUES (${id}, ${fact.kind.topic}, ${JSON.stringify(payload)}::jsonb, ${actorName(teller.actor)}, ${teller.requestId}, ${teller.address},
        ${subject}, ${asJson(before)}::jsonb, ${asJson(after)}::jsonb, ${reason}, ${at}::timestamptz)
    )
    SELECT ${addJob(job)}`;
}

const asJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
