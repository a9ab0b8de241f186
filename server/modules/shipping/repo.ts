import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import type { Currency } from "@/server/shared/money";
import type { DeliveryMethod, ShipmentView } from "./contract";

export type Rate = {
  readonly method: DeliveryMethod;
  readonly feeMinor: bigint;
  readonly freeFromMinor: bigint | null;
  readonly minDays: number;
  readonly maxDays: number;
};

/** The rate per method for a place: a rate of the state before one of the whole country. */
export async function listRates(
  db: Db,
  country: string,
  state: string | null,
  currency: Currency,
): Promise<Rate[]> {
  return db.$queryRaw<Rate[]>`
    SELECT DISTINCT ON (method) method, fee_minor AS "feeMinor", free_from_minor AS "freeFromMinor", min_days AS "minDays", max_days AS "maxDays"
    FROM delivery_rate WHERE country = ${country} AND currency = ${currency} AND (state IS NULL OR state = ${state})
    ORDER BY method DESC, state NULLS LAST`;
}

type NewShipment = {
  readonly orderId: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly at: Date;
};

/** Null when this very shipment is written already. */
export async function saveShipment(
  db: Db,
  { orderId, carrier, trackingNumber, at }: NewShipment,
): Promise<string | null> {
  const id = newId("shipment", at);
  const { count } = await db.shipment.createMany({
    data: [{ id, orderId, carrier, trackingNumber, shippedAt: at }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

export async function listShipments(db: Db, orderId: string): Promise<ShipmentView[]> {
  return db.shipment.findMany({
    where: { orderId },
    orderBy: { shippedAt: "asc" },
    select: { carrier: true, trackingNumber: true, shippedAt: true, deliveredAt: true },
  });
}

export async function markShipmentsDelivered(db: Db, orderId: string, at: Date): Promise<void> {
  await db.shipment.updateMany({ where: { orderId, deliveredAt: null }, data: { deliveredAt: at } });
}
