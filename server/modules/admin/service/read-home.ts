import type { Ctx } from "@/server/context";
import { verifyNewActivity } from "@/server/modules/activity/service";
import { countOpenConversations } from "@/server/modules/concierge/service/answer-shopper";
import { findDisagreements } from "@/server/modules/inventory/service";
import { countOpenAlerts } from "@/server/modules/inventory/service/manage-alerts";
import { findImbalances } from "@/server/modules/ledger/service";
import { countFailedMessages } from "@/server/modules/notifications/service/list-messages";
import { countOrders, findMiscounted, listLatestOrders, sumSales } from "@/server/modules/orders/service";
import { countPaymentWork, findOverRefunded } from "@/server/modules/payments/service/read-payments";
import { countDeadJobs } from "@/server/platform/dead-jobs";
import { countUndelivered } from "@/server/platform/outbox-store";
import type { Staff } from "@/server/shared/actor";
import type { AdminHome, WorkItem } from "../contract";

/** Lagos keeps UTC+1 all year. */
const LAGOS_OFFSET = 3_600_000;

/** The work that waits, today's figures, and whether the promises hold. */
export async function readHome(ctx: Ctx<Staff>): Promise<AdminHome> {
  const [work, today, latest, checks] = await Promise.all([
    listWork(ctx),
    sumSales(ctx, startOfLagosDay(ctx.clock())),
    listLatestOrders(ctx, 8),
    checkPromises(ctx),
  ]);
  return { work, today, latest, checks };
}

async function listWork(ctx: Ctx<Staff>): Promise<WorkItem[]> {
  const [toShip, payments, conversations, lowStock, deadJobs, failedMessages] = await Promise.all([
    countOrders(ctx, "paid"),
    countPaymentWork(ctx),
    countOpenConversations(ctx),
    countOpenAlerts(ctx),
    countDeadJobs(ctx.db),
    countFailedMessages(ctx),
  ]);
  const items: WorkItem[] = [
    { kind: "to_ship", label: "Orders to ship", count: toShip, href: "/admin/orders?status=paid" },
    {
      kind: "exceptions",
      label: "Payments that do not match",
      count: payments.exceptions,
      href: "/admin/payments",
    },
    {
      kind: "refunds",
      label: "Refunds not finished",
      count: payments.refunds,
      href: "/admin/orders?status=refund_due",
    },
    { kind: "conversations", label: "Conversations waiting", count: conversations, href: "/admin/concierge" },
    {
      kind: "parked_events",
      label: "Webhooks nobody could act on",
      count: payments.parked,
      href: "/admin/payments?events=parked",
    },
    {
      kind: "failed_messages",
      label: "Messages that failed",
      count: failedMessages,
      href: "/admin/messages",
    },
    { kind: "dead_jobs", label: "Jobs that gave up", count: deadJobs, href: "/admin/jobs" },
    { kind: "low_stock", label: "Running low", count: lowStock, href: "/admin/inventory/alerts" },
  ];
  return items;
}

async function checkPromises(ctx: Ctx<Staff>): Promise<AdminHome["checks"]> {
  const [imbalances, disagreements, overRefunded, miscounted, chain, undelivered] = await Promise.all([
    findImbalances(ctx),
    findDisagreements(ctx),
    findOverRefunded(ctx),
    findMiscounted(ctx),
    verifyNewActivity(ctx),
    countUndelivered(ctx.db),
  ]);
  return [
    promise("Debits equal credits", imbalances.length, "currencies out of balance"),
    promise("Stock counters equal the stock ledger", disagreements.length, "levels that differ"),
    promise("Nothing refunded beyond what was taken", overRefunded.length, "payments"),
    promise("Every order adds up", miscounted.length, "orders that do not"),
    promise("The activity log is unbroken", chain.isWhole ? 0 : 1, `broken at row ${chain.brokenAt ?? ""}`),
    promise("Every event was delivered", undelivered, "still on their way"),
  ];
}

const promise = (name: string, violations: number, words: string) => ({
  name,
  isTrue: violations === 0,
  detail: violations === 0 ? "Holds" : `${violations} ${words}`,
});

function startOfLagosDay(at: Date): Date {
  const local = new Date(at.getTime() + LAGOS_OFFSET);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - LAGOS_OFFSET);
}
