import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import type { FulfilmentRow, OwedLine } from "./contract";
import * as repo from "./repo";

/** The order is paid: from now on each line is owed to the buyer, exactly once. */
export const oweLines = (ctx: Ctx, db: Db, orderId: string, lines: readonly OwedLine[]): Promise<void> =>
  repo.saveOwed(db, orderId, lines, ctx.clock());

/** Everything still owed has left with a shipment. Returns how many lines that settled. */
export const shipOwed = (
  ctx: Ctx,
  db: Db,
  shipped: { orderId: string; shipmentId: string; proof: string },
): Promise<number> => repo.endOwed(db, { ...shipped, to: "shipped", at: ctx.clock() });

/** The money goes back: nothing more is owed. */
export const releaseOwed = (ctx: Ctx, db: Db, orderId: string): Promise<number> =>
  repo.endOwed(db, { orderId, to: "released", proof: "refunded", shipmentId: null, at: ctx.clock() });

export const listFulfilments = (db: Db, orderId: string): Promise<FulfilmentRow[]> =>
  repo.listFulfilments(db, orderId);
