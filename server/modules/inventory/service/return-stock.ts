import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import { StockReturned } from "../events";
import { referencesOf } from "../policy";
import { listSoldBatches } from "../repo/batches";
import { findWrittenMovement } from "../repo/reads";
import { fillPromises } from "./fill-backorders";
import { type Change, moveStock } from "./move-stock";

type Returned = {
  /** The return's own id: the same twice changes nothing. */
  readonly returnId: string;
  readonly orderId: string;
  readonly lines: readonly {
    readonly variantId: string;
    readonly locationId: string;
    readonly quantity: number;
  }[];
  readonly reason: string;
};

/**
 * Puts goods that came back on the shelf, in the caller's transaction: into the batches they were sold
 * from where those are known, loose otherwise. False when this return was booked before.
 */
export async function returnStock(ctx: Ctx, db: Db, returned: Returned): Promise<boolean> {
  const { returnId, orderId, lines, reason } = returned;
  const reference = `return:${orderId}:${returnId}`;
  if (await findWrittenMovement(db, reference)) return false;
  const changes = await chooseBatches(db, orderId, lines);
  await moveStock(ctx, db, { kind: "return", reference, reason }, changes);
  await fillPromises(
    ctx,
    db,
    lines.map((line) => line.variantId),
  );
  await announce(db, ctx, {
    kind: StockReturned,
    payload: { id: reference, variantIds: lines.map((line) => line.variantId) },
    change: { subject: orderId, after: { lines: lines.map((line) => ({ ...line })) }, reason },
  });
  return true;
}

async function chooseBatches(db: Db, orderId: string, lines: Returned["lines"]): Promise<Change[]> {
  const sold = (await listSoldBatches(db, referencesOf(orderId))).map((lot) => ({ ...lot }));
  return lines.flatMap(({ variantId, locationId, quantity }) => {
    let left = quantity;
    const changes: Change[] = [];
    for (const lot of sold.filter((one) => one.variantId === variantId)) {
      const delta = Math.min(left, lot.quantity);
      if (delta <= 0) continue;
      changes.push({ variantId, locationId, delta, batchId: lot.batchId });
      lot.quantity -= delta;
      left -= delta;
    }
    return left > 0 ? [...changes, { variantId, locationId, delta: left }] : changes;
  });
}
