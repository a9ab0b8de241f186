import type { Ctx } from "@/server/context";
import { after, DAY } from "@/server/platform/clock";
import { announce } from "@/server/platform/outbox";
import type { System } from "@/server/shared/actor";
import { type AlertRow, PACE_DAYS } from "../contract/alerts";
import { StockRanLow } from "../events";
import * as repo from "../repo/alerts";
import { STANDARD_RULE } from "./set-rules";

/** Less than one sale a week is no pace. */
const FEWEST_SALES = 4;
/** What comes and goes within a day is told once. */
const QUIET = DAY;

/**
 * Compares every variant on sale with its rule: opens alerts, at most `limit` of them, and closes those that are
 * over. Staff are told of the new ones together. A second run finds nothing to do; of two at once, one does it.
 */
export async function watchStock(
  ctx: Ctx<System>,
  limit: number,
): Promise<{ opened: number; closed: number }> {
  const at = ctx.clock();
  const measure = {
    at,
    soldSince: after(at, -PACE_DAYS * DAY),
    fewestSales: FEWEST_SALES,
    standard: STANDARD_RULE,
  };
  return ctx.db.$transaction(async (db) => {
    if (!(await repo.takeTurn(db, "watch"))) return { opened: 0, closed: 0 };
    const closed = await repo.closeAlerts(db, measure);
    const opened = await repo.openAlerts(db, { ...measure, quietSince: after(at, -QUIET), limit });
    const alertIds = opened.filter(({ isQuiet }) => !isQuiet).map(({ id }) => id);
    if (alertIds.length > 0) {
      const change = { subject: "stock", after: { alerts: alertIds.length } };
      await announce(db, ctx, { kind: StockRanLow, payload: { alertIds }, change });
    }
    return { opened: opened.length, closed };
  });
}

/** Those of the alerts that are still open, for a letter about them. */
export const readOpenAlerts = (ctx: Ctx<System>, ids: readonly string[]): Promise<AlertRow[]> =>
  repo.listOpenAmong(ctx.db, ids);
