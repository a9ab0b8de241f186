import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { type Currency, type Money, money } from "@/server/shared/money";
import type { PaymentOption, ProviderEventDetail, ProviderEventView } from "../contract";
import { EventOpened } from "../events";
import { paymentOptions } from "../policy";
import * as attempts from "../repo/attempts";
import * as exceptions from "../repo/exceptions";
import * as inbox from "../repo/inbox";
import * as refunds from "../repo/refunds";

export type { Attempt } from "../repo/attempts";
export { findAttempt } from "../repo/attempts";

/** The ways to pay in a currency that work at this moment. */
export const listPaymentOptions = (ctx: Ctx, currency: Currency): PaymentOption[] =>
  paymentOptions(currency, (provider) => ctx.payments[provider] !== undefined);

/** All tries at paying an order, oldest first. */
export const listAttempts = (db: Db, orderId: string): Promise<attempts.Attempt[]> =>
  attempts.listAttempts(db, orderId);

export async function listRefunds(
  db: Db,
  orderId: string,
): Promise<{ id: string; amount: Money; status: string; reason: string; createdAt: Date }[]> {
  const rows = await refunds.listRefunds(db, orderId);
  return rows.map(({ id, amountMinor, currency, status, reason, createdAt }) => ({
    id,
    status,
    reason,
    createdAt,
    amount: money(amountMinor, currency as Currency),
  }));
}

const toView = ({
  id,
  provider,
  topic,
  status,
  reference,
  problem,
  receivedAt,
  handledAt,
}: inbox.InboxRow): ProviderEventView => ({
  id,
  provider,
  topic,
  status,
  reference,
  problem,
  receivedAt,
  handledAt,
});

export async function listProviderEvents(
  ctx: Ctx<Staff>,
  status: string | undefined,
): Promise<ProviderEventView[]> {
  return (await inbox.listEvents(ctx.db, status, 100)).map(toView);
}

/** One filed message word for word. It can hold personal data, so that someone read it is written down. */
export async function openProviderEvent(ctx: Ctx<Staff>, id: string): Promise<ProviderEventDetail> {
  const event = await inbox.findEvent(ctx.db, id);
  if (!event) throw new AppError("NOT_FOUND", "There is no such message.");
  await announce(ctx.db, ctx, {
    kind: EventOpened,
    payload: { eventId: id },
    change: { subject: `${event.provider} ${event.topic}` },
  });
  return { ...toView(event), rawBody: event.rawBody };
}

export async function listEventsAbout(
  ctx: Ctx<Staff>,
  references: readonly string[],
): Promise<ProviderEventView[]> {
  return (await inbox.listEventsAbout(ctx.db, references)).map(toView);
}

export async function countPaymentWork({
  db,
}: Ctx): Promise<{ exceptions: number; refunds: number; parked: number }> {
  const [open, unfinished, parked] = await Promise.all([
    exceptions.countOpenExceptions(db),
    refunds.countUnfinished(db),
    inbox.countParked(db),
  ]);
  return { exceptions: open, refunds: unfinished, parked };
}

/** Payments whose refunds do not add up. Empty is right. */
export const findOverRefunded = ({ db }: Ctx): Promise<{ reference: string }[]> =>
  attempts.listOverRefunded(db);
