import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import { actorName, type Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { AcknowledgeInput, AlertPage, AlertsInput } from "../contract/alerts";
import { AlertAcknowledged } from "../events";
import * as repo from "../repo/alerts";
import { findSku } from "../repo/rules";

/** What runs low, the newest first, in pages; without a state, all that is not closed. */
export async function listAlerts(ctx: Ctx<Staff>, { state, cursor, limit }: AlertsInput): Promise<AlertPage> {
  const rows = await repo.listAlerts(ctx.db, { state, before: cursor, limit });
  const page = rows.slice(0, limit);
  return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** How many variants run low and nobody has taken up. */
export const countOpenAlerts = (ctx: Ctx<Staff>): Promise<number> => repo.countOpenVariants(ctx.db);

/** Says that someone is on it. CONFLICT when the alert is not open any more. */
export async function acknowledgeAlert(ctx: Ctx<Staff>, { id, reason }: AcknowledgeInput): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const alert = await repo.findAlert(db, id);
    if (!alert) throw new AppError("NOT_FOUND", "There is no such alert.");
    const by = actorName(ctx.actor);
    const isMine = await repo.saveAcknowledged(db, { id, by, reason, at: ctx.clock() });
    if (!isMine) {
      throw new AppError("CONFLICT", "This alert is closed, or a colleague took it up. Load the page again.");
    }
    const change = {
      subject: (await findSku(db, alert.variantId)) ?? alert.variantId,
      before: { kind: alert.kind, state: "open" },
      after: { kind: alert.kind, state: "acknowledged" },
      reason,
    };
    await announce(db, ctx, { kind: AlertAcknowledged, payload: { alertId: id }, change });
  });
}
