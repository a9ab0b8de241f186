import type { Db } from "@/server/platform/db";
import type { FulfilmentRow, OwedLine } from "./contract";

export async function saveOwed(db: Db, orderId: string, lines: readonly OwedLine[], at: Date): Promise<void> {
  await db.fulfilment.createMany({
    data: lines.map((line) => ({ ...line, orderId, status: "owed", createdAt: at })),
    skipDuplicates: true,
  });
}

/** Turns what is owed for an order into what was done; returns how many lines that were. */
export async function endOwed(
  db: Db,
  end: { orderId: string; to: "shipped" | "released"; proof: string; shipmentId: string | null; at: Date },
): Promise<number> {
  const { count } = await db.fulfilment.updateMany({
    where: { orderId: end.orderId, status: "owed" },
    data: { status: end.to, proof: end.proof, shipmentId: end.shipmentId, doneAt: end.at },
  });
  return count;
}

export async function listFulfilments(db: Db, orderId: string): Promise<FulfilmentRow[]> {
  return db.fulfilment.findMany({ where: { orderId }, select: { orderLineId: true, status: true } });
}
